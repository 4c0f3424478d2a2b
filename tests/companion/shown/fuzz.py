"""Draw pages at random and look at each output of them: is what is written what is seen?"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from batches import Batch, Report, place
from constructs import Fragment
from strategies import drawn, fragments, mutations
from verdicts import Fault, disagreeing, misshown, wrongly_judged

A_BOOK = 400
A_PAGE = 40
"""How many fragments share a book, and a page of it."""

Judge = Callable[[Report], list[Fault]]


@dataclass
class Tally:
    """What a run of the fuzz found."""

    cases: int = 0
    refused: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.cases} cases, {self.refused} refused, {self.seconds:.0f} s"

    def __iadd__(self, other: "Tally") -> "Tally":
        self.cases += other.cases
        self.refused += other.refused
        self.seconds += other.seconds
        self.faults += other.faults
        return self


def fuzz_valid(folder: Path, count: int, start: int) -> Tally:
    """Draw fragments that must be shown, and look whether they are."""
    return _fuzz(folder, drawn(fragments(), count, start), _shown)


def fuzz_mutations(folder: Path, count: int, start: int) -> Tally:
    """Draw damaged fragments: refused with their line, or the same in all outputs and whole."""
    return _fuzz(folder, drawn(mutations(), count, start), disagreeing)


def _shown(report: Report) -> list[Fault]:
    return wrongly_judged(report) + misshown(report)


def _fuzz(folder: Path, found: Sequence[Fragment], judge: Judge) -> Tally:
    before = time.monotonic()
    tally = Tally(cases=len(found))
    for part in range(0, len(found), A_BOOK):
        part_folder = folder / f"book{part}"
        # Each on a page of its own first: what is not closed would swallow the next.
        alone = Batch(part_folder / "alone", place(found[part : part + A_BOOK], 1))
        passed = [each.fragment for each in alone.check()]
        tally.faults += alone.report.faults
        refused = alone.report
        report = Batch(part_folder / "together", place(passed, A_PAGE)).run()
        tally.refused += len(refused.refused) + len(report.refused)
        tally.faults += [str(fault) for fault in judge(refused) if judge is _shown]
        tally.faults += _confirmed(part_folder / "again", report, judge)
    tally.seconds = time.monotonic() - before
    return tally


def _confirmed(folder: Path, report: Report, judge: Judge) -> list[str]:
    """Return the faults that a fragment has on a page of its own too, the smallest first."""
    suspects = judge(report)
    if report.faults:
        suspects = [Fault(n, each.fragment, ()) for n, each in report.placed.items()]
    if not suspects:
        return []
    alone = Batch(folder, place([fault.fragment for fault in suspects], 1)).run()
    faults = sorted(judge(alone), key=lambda fault: len(fault.fragment.source))
    told = [*map(str, faults), *alone.faults]
    return told or [f"only beside others:\n{fault}" for fault in suspects] + report.faults
