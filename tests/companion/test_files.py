"""A file is read as plain text or with one message; it is written whole or not at all."""

import unicodedata
from pathlib import Path

import pytest

from companion.errors import DataError
from companion.files import read_text, write_whole


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_a_file_is_replaced_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "page.txt"
    write_whole(path, "하나")
    write_whole(path, "둘")
    assert path.read_text(encoding="utf-8") == "둘"
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    write_whole(path, "하나")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "둘\ud800")
    assert path.read_text(encoding="utf-8") == "하나"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("\ufeff# 쪽\r\n둘\r셋\n".encode(), "# 쪽\n둘\n셋\n"),
        (b"", ""),
        ("\ufeff".encode(), ""),
        ("👩‍💻 $\\alpha$\t✓\n".encode(), "👩‍💻 $\\alpha$\t✓\n"),
    ],
)
def test_a_mark_of_byte_order_and_ends_of_lines_are_no_text(
    tmp_path: Path, content: bytes, text: str
) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(content)
    assert read_text(path) == text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("하나\n둘".encode("utf-16"), "1: UTF-8 text expected; this looks like UTF-16, convert it: iconv -f UTF-16 -t UTF-8"),
        ("하나\n둘".encode("utf-32"), "1: UTF-8 text expected; this looks like UTF-16, "),
        ("title: one".encode("utf-16-le"), "1: UTF-8 text expected; this looks like UTF-16, "),
        ("a\n쪽의 제목".encode("cp949"), "2: UTF-8 text expected; this looks like CP949, convert it: iconv -f CP949 -t UTF-8"),
        ("쪽의 제목이다".encode()[:-1], "1: UTF-8 text expected; unexpected end of data"),
        (b"a\n\xed\xa0\x80", "2: UTF-8 text expected; "),  # half of a pair
        ("a\n둘\u202e".encode(), "2: characters that readers see expected; remove U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("a\n\nb\ufeff".encode(), "3: characters that readers see expected; remove U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
        (b"\x1b[1m", "1: characters that readers see expected; remove U+001B (a control character)"),
        (b"a\x00b and so on and on", "1: characters that readers see expected; remove U+0000 (a control character)"),
        (b"a\fb", "1: characters that readers see expected; remove U+000C (a control character)"),
        ("\ue000".encode(), "1: characters that readers see expected; remove U+E000 (of private use)"),
        ("\ufdd0".encode(), "1: characters that readers see expected; remove U+FDD0 (no character)"),
        *((one.encode(), f"remove U+{ord(one):04X} (") for one in "\x85\xad\u200b\u2028\u2029\u2060\u2066\uffff\U0010ffff"),
    ],
)  # fmt: skip
def test_what_is_no_plain_text_is_told_with_its_line(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(content)
    with pytest.raises(DataError) as error:
        read_text(path, Path("page.md"))
    assert told in str(error.value) and str(error.value).startswith("page.md:")
    assert len(error.value.problems) == 1


def test_a_character_is_told_once_however_often_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("\u200b\n\u00ad\u200b\n" * 9, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_text(path)
    assert [problem.line for problem in error.value.problems] == [1, 2]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"# 제목\n\n여기 {nfd('한글')}이 있다.\n", "3: composed letters (NFC) expected; '한글이' are in pieces"),
        (f"{nfd('가 나')}\r\n{nfd('다')}\r\n", "1: composed letters (NFC) expected; '가' and 2 more words are in pieces"),
        (f"- id: a\n  ko: {nfd('배치')}\n", "2: composed letters (NFC) expected; '배치' are in pieces"),
        ("쪽\n보는 \uf914", "2: composed letters (NFC) expected; '樂' are in pieces"),  # of KS X 1001
        ("Scho\u0308lkopf", "1: composed letters (NFC) expected; 'Schölkopf' are in pieces"),
    ],
)  # fmt: skip
def test_letters_in_pieces_are_told_with_their_line(
    tmp_path: Path, content: str, told: str
) -> None:
    path = tmp_path / "page.md"
    path.write_text(content, encoding="utf-8", newline="")
    with pytest.raises(DataError) as error:
        read_text(path, Path("book/page.md"))
    (problem,) = error.value.problems
    assert str(problem).startswith(f"book/page.md:{told}")


def test_letters_that_have_no_other_form_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    text = "x̂ ᄀ ㄱ ㅏ ᄒᆞᆫ글 ½ ﬁ Ａ é 한글 👩‍💻\n"
    path.write_text(text, encoding="utf-8")
    assert read_text(path) == text
