"""The file of works, `book/references.bib`: read, and every mistake told with its line and key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pybtex import errors
from pybtex.database import Entry, PybtexError
from pybtex.database.input.bibtex import Parser
from pybtex.style.template import FieldIsMissing

from companion.bibliography.names import is_korean, plain
from companion.bibliography.style import Style
from companion.bibliography.works import Works
from companion.book import Book
from companion.errors import DataError, Problem
from companion.files import read_text

BIBLIOGRAPHY = Path("book", "references.bib")

_ENTRY = re.compile(r"^[ \t]*@(?P<type>\w+)\s*[{(]\s*(?P<key>[^\s,{}()]*)", re.MULTILINE)
_AFTER_KEY = re.compile(r"\w+\s*[{(]\s*[^\s,{}()]*\s*[,})]")
_NO_WORKS = {"comment", "preamble", "string"}
_EMPHASIS = re.compile(r"\\(?:emph|text(?:bf|it|rm|sc|sf|tt)?|mathrm)\s*(?=\{)")
"""What only changes the look of the group that follows; citations and lists are plain."""

_FORMULA = re.compile(r"\$([^$\\{}^_]*)\$")
"""A formula that reads the same without its dollars."""

_PERCENT = re.compile(r"(?<!\\)%")
"""To TeX, the beginning of a comment: BibTeX reads what follows all the same."""

_URL = re.compile(r"\\url\s*\{([^{}]*)\}")
_ADDRESSES = {"url", "doi", "eprint"}
_TEX = re.compile(r"\\\w+|[\\{}$]")


@dataclass(frozen=True)
class _Written:
    """An entry as the file has it: where it begins, its key, and its text up to the next."""

    line: int
    key: str
    text: str

    def problem(self, field: str, expected: str) -> Problem:
        """Return what is wrong with a field, on its line; with the entry where it is ''."""
        match = re.search(rf"\b{re.escape(field)}\s*=", self.text, re.IGNORECASE) if field else None
        line = self.line + (self.text.count("\n", 0, match.start()) if match else 0)
        return Problem(BIBLIOGRAPHY, line, ".".join(filter(None, (self.key, field))), expected)


def load_bibliography(book: Book) -> Works:
    """Load the book's BibTeX file.

    Raises:
        DataError: the file is missing or is not BibTeX, or a field is no plain text.
    """
    text = read_text(book.root / BIBLIOGRAPHY, BIBLIOGRAPHY)
    entries = list(_written(text))
    if problems := list(_malformed(entries)):
        raise DataError(problems)
    parser = Parser()
    with errors.capture() as found:
        parser.parse_string(_EMPHASIS.sub("", text))
    if found:
        raise DataError([_told(error, entries, text) for error in found])
    places = {entry.key: entry for entry in entries}
    for key, entry in parser.data.entries.items():
        for field, value in entry.fields.items():
            if field not in _ADDRESSES:
                entry.fields[field] = _PERCENT.sub(r"\\%", _FORMULA.sub(r"\1", value))
        problems += _problems(entry, places.get(key) or _unseen(key, text))
    if problems:
        raise DataError(problems)
    return Works(parser.data)


def check_listed(book: Book) -> None:
    """Look at what the list of works must have of each entry of its type.

    Raises:
        DataError: an entry lacks a field, or has a type that nobody lists.
    """
    text = read_text(book.root / BIBLIOGRAPHY, BIBLIOGRAPHY)
    places, style = {entry.key: entry for entry in _written(text)}, Style()
    problems = []
    for key, entry in book.bibliography.entries.items():
        try:
            style.format_entry("", entry)
        except FieldIsMissing as error:
            expected = f"the field '{error.field_name}' of a @{entry.type} expected"
            problems.append((places.get(key) or _unseen(key, text)).problem("", expected))
        except AttributeError:
            expected = f"a type such as article, book or misc expected; got @{entry.type}"
            problems.append((places.get(key) or _unseen(key, text)).problem("", expected))
    if problems:
        raise DataError(problems)


def _written(text: str) -> Iterator[_Written]:
    starts = list(_ENTRY.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=True):
        if match["type"].lower() not in _NO_WORKS:
            line = text.count("\n", 0, match.start("type")) + 1
            yield _Written(line, match["key"], text[match.start("type") : end])


def _unseen(key: str, text: str) -> _Written:
    """Return where an entry is that begins within a line."""
    return _Written(text.count("\n", 0, max(text.find(f"{{{key}"), 0)) + 1, key, "")


def _malformed(entries: list[_Written]) -> Iterator[Problem]:
    """Yield the entries that BibTeX would read otherwise than meant, or not at all."""
    first: dict[str, int] = {}
    for entry in entries:
        opened, closed = entry.text.count("{"), entry.text.count("}")
        if opened != closed:
            expected = f"as many '}}' as '{{' expected; got {closed} and {opened}"
            yield entry.problem("", expected)
        elif entry.key and not _AFTER_KEY.match(entry.text):
            yield entry.problem("", "a comma after the key expected")
        seen = first.setdefault(entry.key.lower(), entry.line)
        if entry.key and seen != entry.line:
            yield entry.problem("", f"each key once expected; first used in line {seen}")


def _told(error: PybtexError, entries: list[_Written], text: str) -> Problem:
    """Return what the parser found, at the entry that it found it in."""
    line = getattr(error, "lineno", None)
    if line is None:  # of a field that is there twice, or a name
        named = re.search(r"key (?P<key>\S+) has|'(?P<name>.+)'", str(error))
        words = named.group("key", "name") if named else (None, None)
        at = text.find(words[1]) if words[1] else 0
        lines = (entry.line for entry in entries if entry.key == words[0])
        line = next(lines, text.count("\n", 0, max(at, 0)) + 1)
    key = next((entry.key for entry in reversed(entries) if entry.line <= line), "")
    reason = str(error).removeprefix(f"syntax error in line {line}: ")
    return Problem(BIBLIOGRAPHY, line, key, f"BibTeX expected; {reason}")


def _problems(entry: Entry, place: _Written) -> Iterator[Problem]:
    """Yield what keeps an entry from being shown as it is written."""
    for field, value in entry.fields.items():
        if field in _ADDRESSES:
            if re.search(r"[\\{}\s]", value):
                yield place.problem(
                    field, f"an address as browsers show it expected; got '{value}'"
                )
        elif left := _left(value):
            yield place.problem(field, f"plain text expected; '{left}' stays TeX")
    for role, people in entry.persons.items():
        for person in people:
            if left := _left(str(person)):
                yield place.problem(role, f"plain text expected; '{left}' stays TeX")
            family, _, given = str(person).partition(", ")
            if is_korean(person) and given and f"{given} {family}" in place.text:
                expected = f"'{given}, {family}' or '{{{given}{family}}}' expected"
                yield place.problem(role, f"{expected}: which is the family name?")


def _left(value: str) -> str:
    """Return what of a value would still be TeX where readers see it; nothing where none is."""
    try:
        match = _TEX.search(plain(_URL.sub("", value)))
    except PybtexError as error:
        return str(error)
    return match[0] if match else ""
