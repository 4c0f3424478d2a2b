"""Score the recognition of terms against a list of mentions that people made.

Misheard forms that the glossary lists would be found by looking them up. So the distinct garbles
are dealt into folds, and what is found of a fold counts only from the run whose glossary has none
of that fold's forms. Term ids are the glossary's own.
"""

import csv
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from companion.errors import CompanionError, DataError, Problem
from companion.glossary.model import Glossary
from companion.lectures.baselines import plain_edits, spelled_only
from companion.lectures.choose import Mention
from companion.lectures.lexicon import Lexicon, fold
from companion.lectures.recognise import read
from companion.lectures.transcript import Segment, Transcript
from companion.lectures.words import make_kiwi, split_words

FOLDS = 5
COLUMNS = ("timestamp", "surface", "term_id", "clean")
CLAIMS = ("sound", "heard")
"""How what is not spelled as the glossary spells it is found."""

Recogniser = Callable[[Lexicon, Sequence[str]], list[list[Mention]]]


@dataclass(frozen=True)
class Gold:
    """A mention as a person marked it, placed in its segment."""

    segment: int
    start: int
    end: int
    surface: str
    term: str
    clean: bool


@dataclass(frozen=True)
class Score:
    """How one recogniser did.

    `hits`: mentions found where that very term is marked, one for one. `wrong`: the others.
    `claims`: what was found as a garble, that is, not spelled as in the glossary; `borne_out`:
    those of them that are hits. `garbled`: what people marked as garbled; `garbled_hits`: found.
    """

    name: str
    hits: int
    marked: int
    wrong: tuple[Mention, ...]
    claims: int
    borne_out: int
    garbled_hits: int
    garbled: int
    missed: tuple[Gold, ...]
    by_fold: tuple[float, ...]

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return _share(self.hits, self.hits + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of what is marked, the share that was found."""
        return _share(self.hits, self.marked)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return _share(2 * self.hits, self.hits + len(self.wrong) + self.marked)

    @property
    def garbled_recall(self) -> float:
        """Of the garbled mentions, the share that was found."""
        return _share(self.garbled_hits, self.garbled)

    @property
    def garbled_precision(self) -> float:
        """Of what was found as a garble, the share that is right.

        Right is a claim where its term is marked, whether people called the surface garbled or
        clean: a slip of a letter is either. A wrong find of a name that is spelled there ('자료' in
        another sense) claims no garble; it counts in `precision`.
        """
        return _share(self.borne_out, self.claims)

    def row(self) -> str:
        """Return the score as a row of the table."""
        folds = f"{min(self.by_fold):.2f}–{max(self.by_fold):.2f}" if self.by_fold else "—"
        return (
            f"| {self.name} | {self.precision:.3f} | {self.recall:.3f} | {self.f1:.3f} "
            f"| {self.garbled_precision:.3f} | {self.garbled_recall:.3f} | {folds} |"
        )


HEADER = (
    "| recogniser | precision | recall | F1 | garbled precision | garbled recall | by fold |\n"
    "|---|---|---|---|---|---|---|"
)


def evaluate(glossary: Glossary, transcript: Transcript, gold: Sequence[Gold]) -> list[Score]:
    """Return the scores of the baselines and of the recogniser, the recogniser's last."""
    words = split_words(make_kiwi(), [segment.text for segment in transcript.segments])
    recognisers: list[tuple[str, Recogniser]] = [
        ("exact match", lambda lexicon, texts: spelled_only(lexicon, texts, words)),
        (
            "exact match, plain edit distance",
            lambda lexicon, texts: plain_edits(lexicon, texts, words),
        ),
        ("this recogniser", lambda lexicon, texts: read(lexicon, texts, words).mentions()),
    ]
    return [score(name, find, glossary, transcript, gold) for name, find in recognisers]


def score(
    name: str, find: Recogniser, glossary: Glossary, transcript: Transcript, gold: Sequence[Gold]
) -> Score:
    """Run a recogniser once for each fold, and count."""
    texts = [segment.text for segment in transcript.segments]
    labelled = {segment for segment, _ in _labelled(transcript.segments, gold)}
    folds = deal(gold)
    mentions: list[Mention] = []
    for number in range(FOLDS):
        lexicon = Lexicon(glossary, without=[form for form, own in folds.items() if own == number])
        for row in find(lexicon, texts):
            mentions.extend(
                one
                for one in row
                if one.segment in labelled and _fold_of(one, gold, folds) == number
            )
    return _count(name, mentions, gold, folds)


def deal(gold: Iterable[Gold]) -> dict[str, int]:
    """Return each distinct garble with its fold."""
    garbles = sorted({fold(one.surface) for one in gold if not one.clean})
    return {garble: index % FOLDS for index, garble in enumerate(garbles)}


def read_gold(path: Path, transcript: Transcript) -> list[Gold]:
    """Read the mentions of a CSV file and find each in its segment, in the file's order.

    Raises:
        CompanionError: the file cannot be read, or lacks a column.
        DataError: a stamp or a surface is not in the transcript.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise CompanionError(f"{path}:1: a readable CSV file expected; {error}") from None
    if not rows or any(column not in rows[0] for column in COLUMNS):
        raise CompanionError(f"{path}:1: mentions with the columns {', '.join(COLUMNS)} expected")
    numbers = {segment.stamp: index for index, segment in enumerate(transcript.segments)}
    reached: dict[str, int] = {}
    gold: list[Gold] = []
    problems: list[Problem] = []
    for line, row in enumerate(rows, start=2):
        if wrong := _malformed(row):
            problems.append(Problem(path, line, *wrong))
            continue
        number = numbers.get(row["timestamp"])
        text = "" if number is None else transcript.segments[number].text
        start = text.find(row["surface"], reached.get(row["timestamp"], 0))
        if number is None or start < 0:
            expected = f"'{row['surface']}' is not at {row['timestamp']} of the transcript"
            problems.append(Problem(path, line, "surface", expected))
            continue
        end = reached[row["timestamp"]] = start + len(row["surface"])
        gold.append(Gold(number, start, end, row["surface"], row["term_id"], row["clean"] == "1"))
    if problems:
        raise DataError(problems)
    return gold


def _malformed(row: Mapping[str, str | None]) -> tuple[str, str] | None:
    """Return the column that is not as it must be, and what is expected there."""
    for column in COLUMNS:
        if not row[column]:
            return column, "a value expected; the row ends too soon or the field is empty"
    return None if row["clean"] in ("0", "1") else ("clean", f"0 or 1 expected, not {row['clean']}")


def report(scores: Sequence[Score], transcript: Transcript) -> str:
    """Return the table, and what the last recogniser missed and found wrongly."""
    last = scores[-1]
    lines = [HEADER, *(one.row() for one in scores), "", "missed:"]
    lines += [
        f"  {transcript.segments[one.segment].stamp} {one.surface} ({one.term})"
        for one in last.missed
    ]
    lines.append("found wrongly:")
    for one in last.wrong:
        stamp = transcript.segments[one.segment].stamp
        lines.append(f"  {stamp} {one.surface} → {one.term} ({one.how})")
    return "\n".join(lines)


def _labelled(segments: Sequence[Segment], gold: Sequence[Gold]) -> Iterable[tuple[int, Segment]]:
    """Return the segments up to the last that has a mention: people read no farther."""
    last = max((one.segment for one in gold), default=-1)
    return list(enumerate(segments))[: last + 1]


def _fold_of(mention: Mention, gold: Iterable[Gold], folds: dict[str, int]) -> int:
    """Return the fold of the garble that the mention lies on, or one that its surface gives it."""
    for one in gold:
        if not one.clean and _overlap(mention, one):
            return folds[fold(one.surface)]
    return zlib.crc32(fold(mention.surface).encode()) % FOLDS


def _overlap(mention: Mention, gold: Gold) -> bool:
    return mention.segment == gold.segment and mention.start < gold.end and gold.start < mention.end


def _count(
    name: str, mentions: Sequence[Mention], gold: Sequence[Gold], folds: dict[str, int]
) -> Score:
    pairs = _matched(mentions, gold)
    found, right = set(pairs.values()), set(pairs)
    garbled = [one for one in gold if not one.clean]
    recalls = []
    for number in range(FOLDS):
        own = [one for one in garbled if folds[fold(one.surface)] == number]
        recalls.append(_share(sum(one in found for one in own), len(own)))
    claims = [one for one in mentions if one.how in CLAIMS]
    return Score(
        name,
        hits=len(found),
        marked=len(gold),
        wrong=tuple(one for one in mentions if one not in right),
        claims=len(claims),
        borne_out=sum(one in right for one in claims),
        garbled_hits=sum(one in found for one in garbled),
        garbled=len(garbled),
        missed=tuple(one for one in gold if one not in found),
        by_fold=tuple(recalls),
    )


def _matched(mentions: Iterable[Mention], gold: Iterable[Gold]) -> dict[Mention, Gold]:
    """Pair mentions with marks of the same term that they overlap, each with one at most."""
    pairs: dict[Mention, Gold] = {}
    waiting = sorted(mentions, key=lambda one: (one.segment, one.end))
    for mark in sorted(gold, key=lambda one: (one.segment, one.end)):
        for mention in waiting:
            if mention not in pairs and mention.term == mark.term and _overlap(mention, mark):
                pairs[mention] = mark
                break
    return pairs


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
