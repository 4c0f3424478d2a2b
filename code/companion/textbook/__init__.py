"""The textbook's outline in both editions, which other features check their references against."""

from companion.textbook.model import Chapter, Section, Textbook, chapter_of, load_textbook
from companion.textbook.places import PlaceError, TwoPlaces, read_place, say
from companion.textbook.third import (
    Editions,
    LaterChapter,
    LaterSection,
    Source,
    load_editions,
    order,
)

__all__ = [
    "Chapter",
    "Editions",
    "LaterChapter",
    "LaterSection",
    "PlaceError",
    "Section",
    "Source",
    "Textbook",
    "TwoPlaces",
    "chapter_of",
    "load_editions",
    "load_textbook",
    "order",
    "read_place",
    "say",
]
