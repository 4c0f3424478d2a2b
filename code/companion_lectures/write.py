"""Write a lecture's record as YAML that a person can read line by line, all of it or nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from companion.errors import CompanionError
from companion.files import write_whole
from companion.lectures.model import Lecture

HEAD = """\
# `companion lecture import` wrote this: terms, references and cues by place and word, nothing else
# of the talk. A person reads it, writes `covers`, and sets `approved: true` to have it published.
# What must go is named by its place in `removed`; the next import keeps it out, too.
"""


def as_yaml(lecture: Lecture) -> str:
    """Return the file of the lecture."""
    values = lecture.model_dump(mode="json", exclude_defaults=True)
    lines = [f"- id: {lecture.id}"]
    if lecture.title:
        lines.append(f"  title: {_flow(lecture.title)}")
    lines.append(f"  date: {lecture.date}")
    if lecture.seconds:
        lines.append(f"  seconds: {lecture.seconds}")
    lines.append(f"  approved: {str(lecture.approved).lower()}")
    for field in ("covers", "removed", "questions"):
        lines += _listed(field, values.get(field, ()), "  ")
    lines.append("  segments:")
    for segment in values["segments"]:
        lines += _segment(segment)
    return HEAD + "\n".join(lines) + "\n"


def write_lecture(path: Path, lecture: Lecture) -> None:
    """Write the lecture's file, all of it or nothing.

    Raises:
        CompanionError: there is no place for it.
    """
    try:
        write_whole(path, as_yaml(lecture))
    except OSError as error:
        raise CompanionError(f"{path}:1: a place to write to expected; {error}") from None


def _segment(values: dict[str, Any]) -> Iterator[str]:
    yield f'  - at: "{values["at"]}"'
    yield f"    by: {values['by']}"
    yield f"    characters: {values['characters']}"
    for field in ("terms", "references", "exam", "promises"):
        yield from _listed(field, values.get(field, ()), "    ")


def _listed(field: str, items: Any, indent: str) -> Iterator[str]:
    """Yield a list with one flow mapping a line; nothing where it is empty."""
    if items:
        yield f"{indent}{field}:"
    for item in items:
        yield f"{indent}- {_flow(item)}"


def _flow(value: Any) -> str:
    """Return a value in YAML's flow style; strings as in JSON, which YAML reads too."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
