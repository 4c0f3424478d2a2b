"""Lectures: what a recorder wrote of a talk, read with the glossary."""

from companion.lectures.command import lecture
from companion.lectures.model import Lecture, check_approved, load_lectures

__all__ = ["Lecture", "check_approved", "lecture", "load_lectures"]
