"""The textbook's outline, which other features check their references against."""

from companion.textbook.model import Chapter, Section, Textbook, chapter_of, load_textbook

__all__ = ["Chapter", "Section", "Textbook", "chapter_of", "load_textbook"]
