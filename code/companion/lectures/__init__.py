"""Lectures: what a recorder wrote of a talk, read with the glossary."""
