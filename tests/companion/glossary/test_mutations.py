"""Whatever is wrong with a record is told with its file, line and field, and nothing is loaded."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.book import Book
from companion.errors import DataError
from companion.glossary.model import load_glossary

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


Case = tuple[str, dict[str, Any], str, int]
WRONG_TEXTS = {"empty": "", "blank": "  ", "number": 12, "list": ["a"], "mapping": {"a": "b"}}
WRONG_LISTS = {
    "text": "a", "empty item": [""], "number": [12], "nested": [["a"]], "mapping": [{"a": "b"}], "null": None,
}  # fmt: skip
WRONG_PARTS = {"empty": "", "number": 3, "list": ["a"], "null": None}
BAD_IDS = (
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
)
BAD_STAMPS = (
    "10:00", "2025-03-12", "2025-3-12 10:00", "2025-03-12 1:00", "2025/03/12 10:00", "어제 10:00", "2025-03-12T10:00",
)  # fmt: skip
VALUES = {
    "id": BAD_IDS,
    "category": ("thing", "Concept", "", "concepts", 3, None),
    "pos": ("adverbial", "Noun", "", 3),
    "sections": [[bad] for bad in ("1.1.1.1", "1.", ".1", "one", "1,1", "99", "1.99", "1-1")],
    "lecture": [[bad] for bad in BAD_STAMPS],
    "heard_as": [[{"form": "배추", "at": bad}] for bad in BAD_STAMPS],
    "broader": [["nothing"], ["batch"], ["Epoch"]],  # unknown, itself, wrong case
    "related": [["nothing"], ["batch"], ["Epoch"]],
    "contrast": [["nothing"], ["batch"], ["Epoch"]],
    "year": (0, 1599, 2101, "soon", 1990.5, [1990]),
    "background": ("perhaps", 2, [True]),
    "autolink": ("perhaps", 2, [True]),
    "ko": ("에포크",),  # the other record's headword
}  # fmt: skip


def broken() -> Iterator[Case]:
    """Yield a name, a broken record, the field and the line that must be told."""
    for name in REQUIRED:
        yield f"no {name}", {key: value for key, value in WHOLE.items() if key != name}, name, 1
    yield from wrong_kinds(TEXTS, WRONG_TEXTS)
    yield from wrong_kinds(LISTS, WRONG_LISTS)
    yield from wrong_parts()
    yield from wrong_definitions()
    for name, values in VALUES.items():
        for value in values:
            yield f"{name} {value!r}", *changed(name, value)
    for name in ("colour", "korean", "definitions", "synonyms", "EN"):
        yield f"unknown {name}", *changed(name, "a")
    yield "id of another", *changed("id", "epoch")


def wrong_kinds(names: tuple[str, ...], kinds: dict[str, Any]) -> Iterator[Case]:
    for name in names:
        for kind, value in kinds.items():
            yield f"{name} {kind}", *changed(name, value)


def wrong_parts() -> Iterator[Case]:
    for name, keys in PARTS.items():
        item = WHOLE[name][0]
        for key in keys:
            yield (
                f"{name} without {key}",
                *changed(name, [{k: v for k, v in item.items() if k != key}]),
            )
            for kind, value in WRONG_PARTS.items():
                yield f"{name} {key} {kind}", *changed(name, [{**item, key: value}])
        yield f"{name} with an unknown part", *changed(name, [{**item, "colour": "red"}])
        yield f"{name} a text", *changed(name, ["a"])
        yield f"{name} not a list", *changed(name, item)


def wrong_definitions() -> Iterator[Case]:
    for place, language in enumerate(("ko", "en"), start=1):
        field = f"definition.{language}"
        for kind, value in WRONG_PARTS.items():
            record = {**WHOLE, "definition": {**WHOLE["definition"], language: value}}
            yield f"{field} {kind}", record, field, line_of(record, "definition") + place
        rest = {key: value for key, value in WHOLE["definition"].items() if key != language}
        record = {**WHOLE, "definition": rest}
        yield f"{field} missing", record, field, line_of(record, "definition")


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
