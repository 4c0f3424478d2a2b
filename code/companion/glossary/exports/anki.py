"""The glossary as an Anki deck: Korean → English, English → Korean, definition → both names."""

import hashlib
from html import escape
from pathlib import Path

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


def write_deck(glossary: Glossary, path: Path) -> None:
    """Write the deck to `path`; a note keeps its identity, so that a deck updates an older one."""
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
    genanki.Package(deck).write_to_file(str(path), timestamp=_timestamp(glossary))


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


def _timestamp(glossary: Glossary) -> float:
    """Return seconds that depend on the records only: the same records give the same deck."""
    records = "".join(sorted(term.model_dump_json() for term in glossary.terms.values()))
    return float(int(hashlib.sha256(records.encode()).hexdigest()[:8], 16))
