"""Read files with errors that name them; write them so that none is ever seen half-written."""

import codecs
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from companion.errors import DataError, Problem

WIDE_MARKS = (
    codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE
)  # fmt: skip
"""How files begin that hold two or four bytes a letter."""

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, which XML cannot hold
    "\xad\u200b\u2060-\u2064\ufeff"  # no width: searches and the glossary miss words that hold them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the order of letters round
    "\u2028\u2029\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    "\ue000-\uf8ff\U000f0000-\U0010ffff]"  # of private use: no font has them
)
"""A character that readers cannot see or some output cannot hold, wherever the text stands."""


def read_text(path: Path, name: Path | None = None) -> str:
    """Return the text of a file; `name` stands for it in messages.

    A byte order mark is no part of the text, and every line ends in one newline.

    Raises:
        DataError: it cannot be read, is not UTF-8, or holds what nobody can see or find.
    """
    name = name or path
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"a file that can be read expected; {error.strerror}"
        raise DataError([Problem(name, 1, "", message)]) from None
    text = _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    check_visible(text, name)
    check_composed(text, name)
    return text


def check_visible(text: str, name: Path, line: int = 1) -> None:
    """Look for characters that cannot be shown in text that begins at `line` of the file `name`.

    Raises:
        DataError: it holds some; each is told once.
    """
    found: dict[str, int] = {}
    for match in HIDDEN.finditer(text):
        found.setdefault(match[0], line + text.count("\n", 0, match.start()))
    if found:
        raise DataError([Problem(name, at, "", hidden(one)) for one, at in found.items()])


def check_composed(text: str, name: Path) -> None:
    """Look for letters in pieces (NFD): they look right, and no search, term or label has them.

    Raises:
        DataError: there are some; the first place is told, for whole files may be so.
    """
    if unicodedata.is_normalized("NFC", text):
        return
    wrong = [
        (line, word)
        for line, words in enumerate(text.split("\n"), 1)
        if not unicodedata.is_normalized("NFC", words)
        for word in words.split()
        if not unicodedata.is_normalized("NFC", word)
    ]
    if wrong:
        line, word = wrong[0]
        more = f" and {len(wrong) - 1} more words" if wrong[1:] else ""
        message = (
            f"composed letters (NFC) expected; '{unicodedata.normalize('NFC', word)}'{more} are in"
            " pieces, as macOS and PDF give them: type them again, or convert: uconv -x NFC"
        )
        raise DataError([Problem(name, line, "", message)])


def hidden(character: str) -> str:
    """Return what an author is told of a character that `HIDDEN` matches."""
    kinds = {"Cc": "a control character", "Co": "of private use"}
    what = kinds.get(unicodedata.category(character), "no character")
    what = unicodedata.name(character, what)
    return f"characters that readers see expected; remove U+{ord(character):04X} ({what})"


def _decoded(data: bytes, name: Path) -> str:
    line, found = 1, ""
    if data.startswith(WIDE_MARKS) or data.count(0) > len(data) // 8:
        found = "UTF-16"
    else:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            found = "CP949" if _is_cp949(data) else ""
            reason = error.reason
    if found:
        reason = f"this looks like {found}, convert it: iconv -f {found} -t UTF-8"
    raise DataError([Problem(name, line, "", f"UTF-8 text expected; {reason}")])


def _is_cp949(data: bytes) -> bool:
    """Return whether this is Korean of old Windows, not UTF-8 in which a letter is broken."""
    letters = sum(byte > 0x7F for byte in data)
    broken = data.decode("utf-8", "replace").count("\ufffd")
    try:
        return broken * 4 > letters and bool(re.search("[가-힣]", data.decode("cp949")))
    except UnicodeDecodeError:
        return False


@contextmanager
def reading_yaml(name: Path, line: int = 1, what: str = "valid YAML") -> Iterator[None]:
    """Turn what YAML that begins at `line` of the file `name` may raise into a DataError."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line += mark.line if mark else 0
        message = f"{what} expected; {error.problem or error.context}"
        raise DataError([Problem(name, line, "", message)]) from None
    except (yaml.YAMLError, ValueError) as error:  # a control character; a date that is none
        reason = " ".join(str(error).split())
        raise DataError([Problem(name, line, "", f"{what} expected; {reason}")]) from None


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content` to `path` whole or not at all; its folder is made where it is missing.

    What a killed process leaves half-written is named by its process: '.page.ipynb.4711.part'.

    Raises:
        OSError: there is no place for it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def remove_parts(folder: Path) -> None:
    """Remove what killed processes left half-written anywhere below `folder`."""
    for part in folder.rglob(".*.part"):
        part.unlink()
