"""The glossary as a spreadsheet and as JSON."""

import csv
import io
import json
from collections.abc import Callable
from operator import attrgetter

from companion.glossary.model import Glossary, Term, texts

SEPARATOR = "; "
ELSEWHERE = {
    "id", "ko", "en", "abbr", "also", "variants", "avoid", "pronunciation", "category", "pos",
    "definition", "heard_as", "lecture", "background", "autolink",
}  # fmt: skip
"""Fields that have a column of another name or place, or none."""

COLUMNS: dict[str, Callable[[Term], object]] = {
    "id": attrgetter("id"),
    "ko": attrgetter("ko"),
    "en": attrgetter("en"),
    "abbreviations": lambda term: [abbr.short for abbr in term.abbr],
    "english_variants": attrgetter("also"),
    "korean_variants": attrgetter("variants"),
    "avoid": lambda term: [avoided.form for avoided in term.avoid],
    "pronunciation": attrgetter("pronunciation"),
    "category": attrgetter("category"),
    "part_of_speech": attrgetter("pos"),
    "definition_ko": attrgetter("definition.ko"),
    "definition_en": attrgetter("definition.en"),
    **{name: attrgetter(name) for name in Term.model_fields if name not in ELSEWHERE},
}
"""What stands in each column; a new field of a term gets one by itself."""


def csv_bytes(glossary: Glossary) -> bytes:
    """Return a table, one term a row, with the byte order mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(row(term) for term in _in_order(glossary))
    return text.getvalue().encode("utf-8-sig")


def json_bytes(glossary: Glossary) -> bytes:
    """Return every record as it is in the data, fields at their default left out."""
    terms = [term.model_dump(exclude_defaults=True, mode="json") for term in _in_order(glossary)]
    return json.dumps({"terms": terms}, ensure_ascii=False, indent=1).encode()


def row(term: Term) -> dict[str, str]:
    """Return the term's cells by column."""
    return {name: SEPARATOR.join(texts(value(term))) for name, value in COLUMNS.items()}


def _in_order(glossary: Glossary) -> list[Term]:
    return sorted(glossary.terms.values(), key=lambda term: term.id)
