"""A reader's report, as the issue form writes it, becomes the draft of a correction's record."""

import datetime
import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from companion.book import Book
from companion.corrections.model import Correction
from companion.errors import DataError, Problem
from companion.files import read_text
from companion.records import FieldPath

FORM = Path(".github", "ISSUE_TEMPLATE", "textbook-error.yml")
EMPTY = {"", "_No response_"}
"""What GitHub writes for a field that was left empty."""

FIELDS: dict[str, FieldPath] = {
    "section": ("where", "section"),
    "page": ("where", "page"),
    "document-title": ("evidence", 0, "document", "title"),
    "document-version": ("evidence", 0, "document", "version"),
    "document-date": ("evidence", 0, "document", "date"),
    "document-url": ("evidence", 0, "document", "url"),
    "third": ("third", "evidence", "note"),
}
"""Fields of the form that are not the record's field of the same name."""

UNSEEN = "제보한 사람이 3판을 확인하지 않았다."


def draft(book: Book, report: Path, today: datetime.date) -> str:
    """Return the record, in YAML, that the issue's text in `report` describes.

    Raises:
        DataError: the text is not that of the form, or an answer does not fit a correction.
    """
    answers = read_answers(book, report)
    given = {field: text for field, (text, _) in answers.items() if text not in EMPTY}
    where: dict[str, Any] = {"section": given.get("section", "")}
    if "page" in given:
        where["page"] = int(given["page"]) if given["page"].isdecimal() else given["page"]
    document = {
        name: given.get(f"document-{name}", "") for name in ("title", "version", "date", "url")
    }
    record = {
        **{name: given.get(name, "") for name in ("id", "title", "kind", "severity")},
        "where": where,
        **{name: given.get(name, "") for name in ("claim", "right", "why")},
        "evidence": [{"document": document}],
        "since": today,
        "third": {"state": "unknown", "evidence": {"note": given.get("third", UNSEEN)}},
    }
    try:
        Correction.model_validate(record)
    except ValidationError as error:
        names = {FIELDS.get(name, (name,)): (name, line) for name, (_, line) in answers.items()}
        raise DataError(
            [
                Problem(
                    report, names[at][1] if at in names else 1, ".".join(map(str, at)), told["msg"]
                )
                for told in error.errors()
                for at in [told["loc"]]
            ]
        ) from None
    return yaml.safe_dump([record], allow_unicode=True, sort_keys=False, width=100)


def read_answers(book: Book, report: Path) -> dict[str, tuple[str, int]]:
    """Return each field's answer and the line of its heading.

    Raises:
        DataError: the report cannot be read, or lacks a heading of the form.
    """
    form = yaml.safe_load((book.root / FORM).read_text(encoding="utf-8"))
    labels = {field["attributes"]["label"]: field["id"] for field in form["body"] if "id" in field}
    text = read_text(report)
    heading = re.compile(rf"^### ({'|'.join(map(re.escape, labels))})[ \t]*$", re.MULTILINE)
    found = list(heading.finditer(text))
    ends = [*[match.start() for match in found][1:], len(text)]
    answers = {
        labels[match[1]]: (text[match.end() : end].strip(), text.count("\n", 0, match.start()) + 1)
        for match, end in zip(found, ends, strict=False)  # one end too many where nothing is found
    }
    if missing := [label for label, field in labels.items() if field not in answers]:
        expected = f"the answers of {FORM.name} expected; no heading '### {missing[0]}'"
        raise DataError([Problem(report, 1, "", expected)])
    return answers
