"""The glossary's English side as a table, for a page that embeds the definitions."""

import csv
import io
from pathlib import Path

from companion.glossary.model import Glossary

FIELDS = ("id", "en", "ko", "category", "definition")


def english_table(glossary: Glossary) -> str:
    """Return every term as CSV: id, both headwords, category, English definition."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    for term in sorted(glossary.terms.values(), key=lambda term: term.id):
        writer.writerow((term.id, term.en, term.ko, term.category, term.definition.en))
    return text.getvalue()


def write_snapshot(glossary: Glossary, path: Path) -> int:
    """Write the table to `path`; return how many terms it holds."""
    table = english_table(glossary)
    path.write_text(table, encoding="utf-8")
    return table.count("\n") - 1
