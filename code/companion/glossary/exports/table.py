"""The glossary as a spreadsheet and as JSON."""

import csv
import io
import json
from collections.abc import Iterable

from companion.glossary.model import Glossary, Term

SEPARATOR = "; "
COLUMNS = (
    "id", "ko", "en", "abbreviations", "english_variants", "korean_variants", "avoid",
    "pronunciation", "category", "part_of_speech", "definition_ko", "definition_en", "explanation",
    "formula", "code", "sections", "broader", "related", "contrast", "false_friend", "year",
    "source",
)  # fmt: skip


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
    values = (
        term.id, term.ko, term.en, (abbr.short for abbr in term.abbr), term.also,
        (f"{variant.ko} ({variant.by})" for variant in term.variants),
        (avoided.form for avoided in term.avoid), term.pronunciation, term.category, term.pos,
        term.definition.ko, term.definition.en, term.explanation, term.formula, term.code,
        term.sections, term.broader, term.related, term.contrast, term.false_friend, term.year,
        term.source,
    )  # fmt: skip
    return {name: _cell(value) for name, value in zip(COLUMNS, values, strict=True)}


def _cell(value: str | int | Iterable[str] | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int):
        return str(value)
    return SEPARATOR.join(value)


def _in_order(glossary: Glossary) -> list[Term]:
    return sorted(glossary.terms.values(), key=lambda term: term.id)
