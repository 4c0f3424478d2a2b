"""A hundred damaged exports: each gives one clear error, or what can be read and a warning."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from second_lecture import PRIVATE, TEXT

from companion.book import Book
from companion.errors import CompanionError
from companion_lectures.importing import Imported, ImportOptions, import_lecture
from support import copy_tiny, snapshot

pytestmark = pytest.mark.slow

LARGEST = 5_000_000

KOREAN = TEXT.replace("・", "·")
"""The text with signs that CP949 has."""

Change = Callable[[random.Random], bytes]


def cut(chance: random.Random) -> bytes:
    return TEXT.encode()[: chance.randrange(1, len(TEXT.encode()))]


def without_a_line(chance: random.Random) -> bytes:
    lines = TEXT.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines).encode()


def without_header(chance: random.Random) -> bytes:
    return "\n".join(TEXT.split("\n")[chance.choice([1, 2, 3, 5]) :]).encode()


def without_stamps(_chance: random.Random) -> bytes:
    return "\n".join(line for line in TEXT.split("\n") if ":" not in line).encode()


def shuffled(chance: random.Random) -> bytes:
    parts = TEXT.split("\n\n")
    chance.shuffle(parts)
    return "\n\n".join(parts).encode()


def in_cp949(chance: random.Random) -> bytes:
    data = KOREAN.encode("cp949")
    return data if chance.random() < 0.5 else data[: chance.randrange(200, len(data))]


def in_utf16(chance: random.Random) -> bytes:
    name = chance.choice(["utf-16", "utf-16-le", "utf-16-be"])
    return TEXT.encode(name)[: chance.choice([None, -1, -3])]


def with_windows_lines(chance: random.Random) -> bytes:
    mark = "\ufeff" if chance.random() < 0.5 else ""
    return (mark + TEXT.replace("\n", chance.choice(["\r\n", "\r"]))).encode()


def with_other_stamps(chance: random.Random) -> bytes:
    new = chance.choice(["0:00:04", "1:00:04", "104:04", "00:99", "4:4", "99:59:59"])
    return TEXT.replace("00:04", new).encode()


def damaged(chance: random.Random) -> bytes:
    data = bytearray(TEXT.encode())
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def noise(chance: random.Random) -> bytes:
    return chance.choice([b"", b"\n\n", b"\0" * 99, b"\x89PNG\r\n\x1a\n", chance.randbytes(999)])


def huge(_chance: random.Random) -> bytes:
    return (TEXT.encode() * (LARGEST // len(TEXT) + 1))[:LARGEST]


def one_long_line(_chance: random.Random) -> bytes:
    return TEXT.replace("배치는 묶음이에요.", "배치 " * 4_000).encode()


CHANGES: list[tuple[Change, int]] = [
    (cut, 22), (without_a_line, 16), (without_header, 8), (without_stamps, 1), (shuffled, 8),
    (in_cp949, 8), (in_utf16, 9), (with_windows_lines, 5), (with_other_stamps, 8), (damaged, 8),
    (noise, 5), (huge, 1), (one_long_line, 1),
]  # fmt: skip


def exports() -> Iterator[tuple[str, bytes]]:
    for change, times in CHANGES:
        for number in range(times):
            yield f"{change.__name__}-{number}", change(random.Random(number))


EXPORTS = dict(exports())


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return copy_tiny(tmp_path_factory.mktemp("mutations") / "tiny")


def attempt(book: Book, path: Path, date: str | None = None) -> Imported | str:
    try:
        return import_lecture(book, path, ImportOptions(date=date))
    except CompanionError as error:
        return str(error)


def test_there_are_a_hundred_and_no_two_kinds_alike() -> None:
    assert len(EXPORTS) == 100
    assert len(set(EXPORTS.values())) > 70


@pytest.mark.parametrize("data", EXPORTS.values(), ids=EXPORTS)
def test_a_damaged_export_is_an_error_or_is_read(book: Book, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "export.txt"
    path.write_bytes(data)
    before = snapshot(book.root)
    result = attempt(book, path)
    if isinstance(result, str):
        assert result.startswith(f"{path}:") and result.split(":")[1].isdigit()
        assert "expected" in result and len(result.splitlines()) == 1
        assert snapshot(book.root) == before
        return
    result.write()
    written = result.path.read_text("utf-8")
    result.path.unlink()
    assert len(result.lecture.segments) >= 1
    assert all(":" in warning and warning.split(":")[1].isdigit() for warning in result.warnings)
    assert not any(text in written for text in PRIVATE.values())


@pytest.mark.parametrize(
    ("name", "warning"),
    [
        ("in_cp949-0", "read as CP949"),
        ("in_utf16-0", "read as UTF-16"),
        ("shuffled-0", "runs backwards"),
        ("without_header-0", "no title"),
    ],
)
def test_what_could_only_be_guessed_is_said(
    book: Book, tmp_path: Path, name: str, warning: str
) -> None:
    path = tmp_path / "export.txt"
    known = {"in_cp949-0": KOREAN.encode("cp949"), "in_utf16-0": TEXT.encode("utf-16")}
    path.write_bytes(known.get(name, EXPORTS[name]))
    result = attempt(book, path, "2025-03-19")
    assert isinstance(result, Imported) and any(warning in one for one in result.warnings)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("huge-0", "at most 4,000,000 bytes"),
        ("without_stamps-0", "blocks expected"),
        ("noise-0", "expected"),
    ],
)
def test_what_cannot_be_read_is_refused(
    book: Book, tmp_path: Path, name: str, message: str
) -> None:
    path = tmp_path / "export.txt"
    path.write_bytes(EXPORTS[name])
    result = attempt(book, path)
    assert isinstance(result, str) and message in result


def test_a_cut_export_is_read_to_the_cut(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    place = TEXT.encode().index("이팍은".encode())
    path.write_bytes(TEXT.encode()[: place + 4])
    result = attempt(book, path)
    assert isinstance(result, Imported) and len(result.lecture.segments) == 3
    assert any("ends within a character" in one for one in result.warnings)


def test_a_write_that_fails_leaves_the_old_file(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export.txt"
    path.write_text(TEXT, encoding="utf-8")
    imported = import_lecture(book, path, ImportOptions())
    imported.write()
    before = snapshot(book.root)

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CompanionError, match="no space"):
        imported.write()
    monkeypatch.undo()
    assert snapshot(book.root) == before
