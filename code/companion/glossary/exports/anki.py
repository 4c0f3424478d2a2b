"""The glossary as an Anki deck: Korean → English, English → Korean, definition → both names."""

from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from companion.glossary.model import Glossary, Term

# Anki knows a note type and a deck again by these numbers: never change them.
MODEL_ID = 1_702_604_001
DECK_ID = 1_702_604_002
FIELDS = ("id", "한국어", "영어", "약어", "뜻", "definition", "소리")
BACK = (
    "<hr id=answer><b>{{한국어}}</b> · {{영어}} {{약어}}<p>{{뜻}}</p>"
    "<p lang=en>{{definition}}</p><small>{{소리}}</small>"
)


def write_deck(glossary: Glossary, edition: int, path: Path) -> None:
    """Write the deck to `path`; the same glossary and edition give the same bytes.

    Args:
        glossary: the terms.
        edition: when the records last changed, in seconds since 1970. A note keeps its identity,
            and Anki updates one that it has from a later edition only.
        path: the file to write.
    """
    model = genanki.Model(
        MODEL_ID,
        "주석 딥러닝 용어",
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {"name": "한국어 → 영어", "qfmt": "{{한국어}}", "afmt": "{{FrontSide}}" + BACK},
            {"name": "영어 → 한국어", "qfmt": "{{영어}}", "afmt": "{{FrontSide}}" + BACK},
            {"name": "뜻 → 용어", "qfmt": "{{뜻}}", "afmt": "{{FrontSide}}" + BACK},
        ],
        css=".card { font-family: sans-serif; font-size: 20px; text-align: center; }",
    )
    deck = genanki.Deck(DECK_ID, "주석 딥러닝 용어집")
    for term in sorted(glossary.terms.values(), key=lambda term: term.id):
        deck.add_note(_note(model, term))
    genanki.Package(deck).write_to_file(str(path), timestamp=edition)
    _steady(path)


def _note(model: genanki.Model, term: Term) -> genanki.Note:
    abbreviations = ", ".join(abbr.short for abbr in term.abbr)
    texts = (
        term.id, term.ko, term.en, abbreviations, term.definition.ko, term.definition.en,
        ", ".join(term.pronunciation),
    )  # fmt: skip
    chapters = sorted({number.split(".")[0] for number in term.sections})
    tags = [term.category, *(f"chapter-{number}" for number in chapters)]
    return genanki.Note(
        model, [escape(text) for text in texts], guid=genanki.guid_for(term.id), tags=tags
    )


def _steady(path: Path) -> None:
    """Write the archive again, packed, and without the time at which it was written."""
    with ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
