"""Lectures: a recorder's export read with the glossary, and what pages show of it."""
