"""The lint of a page's words: terms, claims, house words, particles, shape."""

from companion.prose.front import front_matter
from companion.prose.house import wrong_words
from companion.prose.page import Prose
from companion.prose.running import Line, prose
from companion.prose.terms import TermLinter

__all__ = ["Line", "Prose", "TermLinter", "front_matter", "prose", "wrong_words"]
