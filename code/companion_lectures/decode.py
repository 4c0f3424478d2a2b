"""Turn the bytes of a recorder's export into text, where it is certain what they mean."""

import codecs
import re
from pathlib import Path

from companion.errors import CompanionError

LARGEST = 4_000_000
"""Bytes; a lecture of three hours has about 250,000."""

BLOCK = re.compile(
    r"^(?P<speaker>\S.{0,39}?)\s+(?P<stamp>(?:\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d)\s*$", re.MULTILINE
)
"""The line that begins a block of talk: whose it is, and when."""

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CUT = 3
"""Bytes at most that the first part of a UTF-8 character has."""


def read_text(path: Path) -> tuple[str, list[str]]:
    """Return the text of the file at `path`, and warnings of how it had to be read.

    Raises:
        CompanionError: the file cannot be read, is too large, or is in no encoding that can be
            told for sure.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            message = f"a lecture of at most {LARGEST:,} bytes expected; this file has {size:,}"
            raise CompanionError(f"{path}:1: {message}")
        data = path.read_bytes()
    except OSError as error:
        raise CompanionError(f"{path}:1: a readable text file expected; {error.strerror}") from None
    text, warnings = _decoded(data, path)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise CompanionError(f"{path}:{line}: a text file expected; this one holds NUL bytes")
    return text, warnings


def _decoded(data: bytes, path: Path) -> tuple[str, list[str]]:
    if data.startswith(UTF16):
        return _utf16(data, path), [f"{path}:1: read as UTF-16, as its first bytes say"]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if error.end == len(data) and error.start >= len(data) - CUT:
            text = data[: error.start].decode("utf-8-sig")
            return text, [f"{path}:{line}: the file ends within a character; it was cut"]
    if (korean := _cp949(data)) is not None:
        return korean, [f"{path}:1: read as CP949 (EUC-KR); better save it as UTF-8"]
    message = "UTF-8 text expected; save the export again as UTF-8"
    raise CompanionError(f"{path}:{line}: {message}")


def _utf16(data: bytes, path: Path) -> str:
    """Decode what begins with a mark of UTF-16; half a character at the end is left off."""
    try:
        return data[: len(data) // 2 * 2].decode("utf-16")
    except UnicodeDecodeError as error:
        line = data[: error.start].decode("utf-16", errors="ignore").count("\n") + 1
        message = "UTF-16 expected, as the first bytes say; save the export again as UTF-8"
        raise CompanionError(f"{path}:{line}: {message}") from None


def _cp949(data: bytes) -> str | None:
    """Decode as CP949, if all of it is that and it holds stamped blocks in Hangul."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    return text if BLOCK.search(text) and re.search("[가-힣]{2}", text) else None
