"""Whatever is wrong with a record is told with its file, line and field, and nothing is loaded."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.errors import DataError
from companion.glossary import load_glossary
from companion.settings import Book

TERMS = Path("book/_data/glossary/terms.yml")
OTHER = {
    "id": "epoch", "en": "epoch", "ko": "에포크", "category": "concept",
    "definition": {"ko": "데이터를 한 번 다 보는 것이다.", "en": "One pass over the data."},
}  # fmt: skip
WHOLE = {
    "id": "batch", "en": "batch", "ko": "배치", "category": "concept", "pos": "noun",
    "definition": {"ko": "함께 처리하는 샘플이다.", "en": "Samples processed together."},
    "explanation": "설명이다.",
    "abbr": [{"short": "B", "long": "batch"}],
    "also": ["group"],
    "variants": [{"ko": "묶음", "by": "일반", "ordinary": True}],
    "avoid": [{"form": "뱃치", "why": "외래어 표기법에 어긋난다"}],
    "pronunciation": ["배치"],
    "heard_as": [{"form": "배추", "at": "2025-03-12 10:00"}],
    "formula": "x", "code": ["torch.utils.data.DataLoader"],
    "sections": ["1.1"], "lecture": ["2025-03-12 10:00"],
    "broader": ["epoch"], "related": ["epoch"], "contrast": ["epoch"],
    "false_friend": "다른 뜻도 있다.", "year": 1990, "source": "someone", "background": True,
    "autolink": False,
}  # fmt: skip
REQUIRED = ("id", "en", "ko", "category", "definition")
TEXTS = ("en", "ko", "explanation", "formula", "false_friend", "source")
LISTS = ("also", "pronunciation", "code", "sections", "lecture", "broader", "related", "contrast")
PARTS = {
    "abbr": ("short", "long"),
    "variants": ("ko", "by"),
    "avoid": ("form", "why"),
    "heard_as": ("form",),
}
LINKS = ("broader", "related", "contrast")


def text_of(record: dict[str, Any]) -> str:
    """Write a record as YAML: each field on a line, the definition on three."""
    lines = []
    for name, value in record.items():
        if name == "definition" and isinstance(value, dict):
            lines += [
                "definition:",
                *(f"  {key}: {json.dumps(one, ensure_ascii=False)}" for key, one in value.items()),
            ]
        else:
            lines.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return "".join(f"{'- ' if index == 0 else '  '}{line}\n" for index, line in enumerate(lines))


def line_of(record: dict[str, Any], name: str) -> int:
    """Return the line of a field in `text_of`, the record's first where it is not there."""
    for number, line in enumerate(text_of(record).splitlines(), start=1):
        if line[2:].startswith(f"{name}:"):
            return number
    return 1


def changed(name: str, value: Any) -> tuple[dict[str, Any], str, int]:
    record = {**WHOLE, name: value}
    return record, name, line_of(record, name)


def broken() -> Iterator[tuple[str, dict[str, Any], str, int]]:
    """Yield a name, a broken record, the field and the line that must be told."""
    for name in REQUIRED:
        record = {key: value for key, value in WHOLE.items() if key != name}
        yield f"no {name}", record, name, 1
    for name in TEXTS:
        for kind, value in {
            "empty": "",
            "blank": "  ",
            "number": 12,
            "list": ["a"],
            "mapping": {"a": "b"},
        }.items():
            yield f"{name} {kind}", *changed(name, value)
    for name in LISTS:
        for kind, value in {
            "text": "a",
            "empty item": [""],
            "number": [12],
            "nested": [["a"]],
            "mapping": [{"a": "b"}],
            "null": None,
        }.items():
            yield f"{name} {kind}", *changed(name, value)
    for name, keys in PARTS.items():
        item = WHOLE[name][0]
        for key in keys:
            yield (
                f"{name} without {key}",
                *changed(name, [{k: v for k, v in item.items() if k != key}]),
            )
            for kind, value in {"empty": "", "number": 3, "list": ["a"], "null": None}.items():
                yield f"{name} {key} {kind}", *changed(name, [{**item, key: value}])
        yield f"{name} with an unknown part", *changed(name, [{**item, "colour": "red"}])
        yield f"{name} a text", *changed(name, ["a"])
        yield f"{name} not a list", *changed(name, item)
    for language in ("ko", "en"):
        rest = {key: value for key, value in WHOLE["definition"].items() if key != language}
        for kind, value in {"empty": "", "number": 5, "list": ["a"], "null": None}.items():
            record = {**WHOLE, "definition": {**WHOLE["definition"], language: value}}
            line = line_of(record, "definition") + (1 if language == "ko" else 2)
            yield f"definition {language} {kind}", record, f"definition.{language}", line
        record = {**WHOLE, "definition": rest}
        yield (
            f"definition without {language}",
            record,
            f"definition.{language}",
            line_of(record, "definition"),
        )
    for value in (
        "Batch",
        "batch size",
        "batch_size",
        "-batch",
        "batch-",
        "batch--size",
        "배치",
        "",
        "batch.",
        "ba/tch",
    ):
        yield f"id {value!r}", *changed("id", value)
    for value in ("thing", "Concept", "", "concepts", 3, None):
        yield f"category {value!r}", *changed("category", value)
    for value in ("adverbial", "Noun", "", 3):
        yield f"pos {value!r}", *changed("pos", value)
    for value in ("1.1.1.1", "1.", ".1", "one", "1,1", "99", "1.99", "1-1"):
        yield f"section {value!r}", *changed("sections", [value])
    for value in (
        "10:00",
        "2025-03-12",
        "2025-3-12 10:00",
        "2025-03-12 1:00",
        "2025/03/12 10:00",
        "어제 10:00",
        "2025-03-12T10:00",
    ):
        yield f"stamp {value!r}", *changed("lecture", [value])
        yield f"heard at {value!r}", *changed("heard_as", [{"form": "배추", "at": value}])
    for name in LINKS:
        for value in ("nothing", "batch", "Epoch"):  # unknown, itself, wrong case
            yield f"{name} {value}", *changed(name, [value])
    for value in (0, 1599, 2101, "soon", 1990.5, [1990]):
        yield f"year {value!r}", *changed("year", value)
    for name in ("background", "autolink"):
        for value in ("perhaps", 2, [True]):
            yield f"{name} {value!r}", *changed(name, value)
    for name in ("colour", "korean", "definitions", "synonyms", "EN"):
        yield f"unknown {name}", *changed(name, "a")
    yield "headword of another", *changed("ko", "에포크")
    yield "id of another", *changed("id", "epoch")


BROKEN = list(broken())


def test_there_are_two_hundred_of_them() -> None:
    assert len(BROKEN) >= 200
    assert len({json.dumps(record, sort_keys=True) for _, record, _, _ in BROKEN}) == len(BROKEN)


def load(book: Book, text: str) -> None:
    (book.root / TERMS).write_text(text, encoding="utf-8")
    load_glossary(book)


def test_the_whole_record_is_sound(tiny: Book) -> None:
    load(tiny, text_of(WHOLE) + text_of(OTHER))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    from support import copy_tiny  # noqa: PLC0415 - one copy for all

    return copy_tiny(tmp_path_factory.mktemp("mutations") / "tiny")


@pytest.mark.parametrize(
    ("record", "field", "line"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_a_broken_record_is_told_with_file_line_and_field(
    book: Book, record: dict[str, Any], field: str, line: int
) -> None:
    # Of two records that clash, the second is told: the broken one then stands last.
    clash = record["id"] == "epoch" if "id" in record else False
    clash = clash or record.get("ko") == "에포크"
    before = text_of(OTHER) if clash else ""
    with pytest.raises(DataError) as caught:
        load(book, before + text_of(record) + ("" if clash else text_of(OTHER)))
    found = {
        (problem.path, problem.line, problem.field.split(".")[0])
        for problem in caught.value.problems
    }
    assert (TERMS, line + before.count("\n"), field.split(".", maxsplit=1)[0]) in found
    assert any(problem.field.startswith(field) for problem in caught.value.problems)
