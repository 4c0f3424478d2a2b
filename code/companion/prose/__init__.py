"""The lint of a page's words: terms, claims, house words, particles, shape."""

from companion.prose.house import wrong_words
from companion.prose.page import Prose
from companion.prose.particles import Values, glue_of, sounds_of
from companion.prose.terms import TermLinter

__all__ = ["Prose", "TermLinter", "Values", "glue_of", "sounds_of", "wrong_words"]
