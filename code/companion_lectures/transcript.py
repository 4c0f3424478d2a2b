"""Read a recorder's text export: title, date, length, and blocks of talk with speaker and stamp.

The form is Clova Note's. What a file lacks is taken as missing, with a warning; a file in which no
block can be found is an error. Nothing here is written anywhere.
"""

import datetime
import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from companion.errors import CompanionError
from companion.lectures.model import seconds_of
from companion_lectures.decode import BLOCK, read_text

DATE = re.compile(r"(?P<year>\d{4})[.\-/]\s?(?P<month>\d{1,2})[.\-/]\s?(?P<day>\d{1,2})")
LENGTH = re.compile(r"(?:(?P<h>\d+)시간\s*)?(?:(?P<m>\d+)분\s*)?(?:(?P<s>\d+)초)?\s*$")
FURNITURE = re.compile(r"^\s*(?:https?://)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|kr)(?:/\S*)?\s*$")
HIDDEN = "[비공개]"


@dataclass(frozen=True)
class Segment:
    """A block of talk: `seconds` from the start, whose it is, what was recognised, its line."""

    seconds: int
    speaker: str
    text: str
    line: int

    @property
    def stamp(self) -> str:
        """The stamp as people write it: '07:21', '1:02:03'."""
        return clock(self.seconds)


@dataclass(frozen=True)
class Transcript:
    """One export. `date` (ISO), `title` and `seconds` (its length) are None where not given."""

    title: str | None
    date: str | None
    seconds: int | None
    segments: tuple[Segment, ...]
    warnings: tuple[str, ...] = ()

    @property
    def lecturer(self) -> str:
        """The speaker who says most."""
        said: dict[str, int] = {}
        for segment in self.segments:
            said[segment.speaker] = said.get(segment.speaker, 0) + len(segment.text)
        return max(said, key=lambda speaker: said[speaker])


@dataclass
class _Draft:
    """A block while its lines are read."""

    seconds: int
    speaker: str
    line: int
    lines: list[str] = field(default_factory=list)

    def done(self) -> Segment:
        return Segment(self.seconds, self.speaker, "\n".join(self.lines).strip("\n"), self.line)


def clock(seconds: int) -> str:
    """Return `seconds` as mm:ss, from an hour on as h:mm:ss."""
    hours, rest = divmod(seconds, 3600)
    clocked = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{clocked}" if hours else clocked


def read_transcript(path: Path) -> Transcript:
    """Read the export at `path`.

    Raises:
        CompanionError: it cannot be read, its encoding is not certain, it is too large, or it
            holds no block.
    """
    text, warnings = read_text(path)
    transcript = parse_transcript(text, str(path))
    return replace(transcript, warnings=(*warnings, *transcript.warnings))


def parse_transcript(text: str, name: str = "transcript") -> Transcript:
    """Return the export whose content is `text`; `name` stands in messages.

    Raises:
        CompanionError: no block ('speaker mm:ss' and lines below it) is there.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    drafts: list[_Draft] = []
    header: list[str] = []
    for number, line in enumerate(lines, start=1):
        if (match := BLOCK.match(line)) and _starts_block(lines, number):
            drafts.append(_Draft(seconds_of(match["stamp"]), match["speaker"], number))
        elif FURNITURE.match(line):
            continue
        elif drafts:
            drafts[-1].lines.append(line.rstrip())
        elif line.strip():
            header.append(line.strip())
    segments = [draft.done() for draft in drafts]
    if not any(segment.text for segment in segments):
        message = "blocks expected: a line 'speaker mm:ss', and below it what was said; none found"
        raise CompanionError(f"{name}:1: {message}")
    title, date, length = _header(header)
    warnings = [*_missing(name, title, date), *_oddities(name, segments, length)]
    kept = tuple(segment for segment in segments if segment.text)
    return Transcript(title, date, length, kept, tuple(warnings))


def _starts_block(lines: list[str], number: int) -> bool:
    """Return whether line `number` stands at the start or after an empty line, as a block does."""
    return number == 1 or not lines[number - 2].strip() or bool(FURNITURE.match(lines[number - 2]))


def _header(lines: list[str]) -> tuple[str | None, str | None, int | None]:
    """Return title, ISO date and length in seconds, each None where the header lacks it.

    The title stands first, before the date: what comes later may name who took part.
    """
    title = date = length = None
    for number, line in enumerate(lines):
        if match := DATE.search(line):
            date = _iso(match)
            length = _length(line)
            break
        if number == 0 and line != HIDDEN:
            title = line
    return title, date, length


def _iso(match: re.Match[str]) -> str | None:
    try:
        day = datetime.date(*(int(match[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None
    return day.isoformat()


def _length(line: str) -> int | None:
    match = LENGTH.search(line)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(match[part] or 0) for part in ("h", "m", "s"))
    return hours * 3600 + minutes * 60 + seconds


def _missing(name: str, title: str | None, date: str | None) -> list[str]:
    return [
        f"{name}:1: no {what} in the header"
        for what, value in (("title", title), ("date", date))
        if value is None
    ]


def _oddities(name: str, segments: list[Segment], length: int | None) -> list[str]:
    """Return warnings of stamps that run backwards or past the end, and of empty blocks."""
    warnings = [
        f"{name}:{segment.line}: a block without words was left out"
        for segment in segments
        if not segment.text
    ]
    for before, after in pairwise(segments):
        if after.seconds < before.seconds:
            warnings.append(f"{name}:{after.line}: the stamp {after.stamp} runs backwards")
    if length is not None and segments[-1].seconds > length:
        last = segments[-1]
        warnings.append(f"{name}:{last.line}: the stamp {last.stamp} lies past the end")
    return warnings
