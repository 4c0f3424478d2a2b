"""Score the recognition of terms against a list of mentions that people made.

Misheard forms that the glossary lists would be found by looking them up. So what was said is cut
into blocks of time, and each block is read with a glossary that has none of its garbles: what a
recogniser would make of a lecture that the glossary has never met. Term ids are the glossary's own.
"""

import csv
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from companion.errors import CompanionError, DataError, Problem
from companion.glossary.model import Glossary
from companion_lectures.baselines import plain_edits, spelled_only
from companion_lectures.lexicon import Lexicon
from companion_lectures.recognise import Mention, read
from companion_lectures.transcript import Transcript
from companion_lectures.words import Word, make_kiwi, split_words

BLOCKS = 6
COLUMNS = ("timestamp", "surface", "term_id", "clean")
CLAIMS = ("sound", "heard")
"""How what is not spelled as the glossary spells it is found."""

Words = Sequence[Sequence[Word]]
Recogniser = Callable[[Lexicon, Sequence[str], Words], list[list[Mention]]]


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
    `by_block`: the F1 of each block of time in which something is marked.
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
    by_block: tuple[float, ...] = ()

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

    @property
    def garbled_f1(self) -> float:
        """The harmonic mean of the garbles' precision and recall."""
        both = self.garbled_precision + self.garbled_recall
        return 2 * self.garbled_precision * self.garbled_recall / both if both else 0.0

    def row(self) -> str:
        """Return the score as a row of the table."""
        blocks = f"{min(self.by_block):.2f}–{max(self.by_block):.2f}" if self.by_block else "—"
        numbers = (self.precision, self.recall, self.f1)
        garbled = (self.garbled_precision, self.garbled_recall, self.garbled_f1)
        cells = [f"{number:.3f}" for number in (*numbers, *garbled)]
        return f"| {' | '.join([self.name, *cells, blocks])} |"


HEADER = (
    "| recogniser | precision | recall | F1 | garbled precision | garbled recall | garbled F1 "
    "| F1 by block |\n|---|---|---|---|---|---|---|---|"
)


def evaluate(glossary: Glossary, transcript: Transcript, gold: Sequence[Gold]) -> list[Score]:
    """Return the scores of the baselines and of the recogniser, the recogniser's last."""
    texts = [segment.text for segment in transcript.segments]
    words = split_words(make_kiwi(), texts)
    blocks = blocks_of(transcript, gold)
    lexicons = [without(glossary, gold, block) for block in blocks]
    recognisers: dict[str, Recogniser] = {
        "exact match": spelled_only,
        "exact match, plain edit distance": plain_edits,
        "this recogniser": lambda lexicon, *said: read(lexicon, *said).mentions(),
    }
    scores = []
    for name, recogniser in recognisers.items():
        found = [
            [one for index in block for one in rows[index]]
            for block, lexicon in zip(blocks, lexicons, strict=True)
            for rows in [recogniser(lexicon, texts, words)]
        ]
        scores.append(score(name, found, gold, blocks))
    return scores


def blocks_of(transcript: Transcript, gold: Sequence[Gold]) -> list[list[int]]:
    """Return the segments of each block of time, all equally long, up to the last mark.

    People read no farther.
    """
    last = max((one.segment for one in gold), default=-1)
    seconds = [segment.seconds for segment in transcript.segments[: last + 1]]
    length = (max(seconds, default=0) + 1) / BLOCKS
    blocks: dict[int, list[int]] = {}
    for index, second in enumerate(seconds):
        blocks.setdefault(int(second / length), []).append(index)
    return list(blocks.values())


def without(glossary: Glossary, gold: Iterable[Gold], block: Collection[int]) -> Lexicon:
    """Return the glossary's names but for the garbles that are marked in a block."""
    garbles = {one.surface for one in gold if one.segment in block and not one.clean}
    return Lexicon(glossary, garbles)


def score(
    name: str,
    found: Sequence[Sequence[Mention]],
    gold: Sequence[Gold],
    blocks: Sequence[Collection[int]],
) -> Score:
    """Return the score of what was found in each block."""
    parts = [
        _count(name, mentions, [one for one in gold if one.segment in block])
        for mentions, block in zip(found, blocks, strict=True)
    ]
    whole = _count(name, [one for mentions in found for one in mentions], gold)
    return replace(whole, by_block=tuple(part.f1 for part in parts if part.marked))


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


def _overlap(mention: Mention, gold: Gold) -> bool:
    return mention.segment == gold.segment and mention.start < gold.end and gold.start < mention.end


def _count(name: str, mentions: Sequence[Mention], gold: Sequence[Gold]) -> Score:
    pairs = _matched(mentions, gold)
    found, right = set(pairs.values()), set(pairs)
    garbled = [one for one in gold if not one.clean]
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
