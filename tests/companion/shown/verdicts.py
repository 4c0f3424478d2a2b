"""Whether what readers see of a fragment is what it says."""

import re
from collections import Counter
from dataclasses import dataclass

from batches import Report
from constructs import Fragment

SIGNS = {
    "◇": r"\d+\.?",
    "◆": r"(?:\[\d+\]|\d+\))",
    "❲": r"[\[(]",
    "❳": r"[\])]",
    "⟪": "(?:",
    "⟫": ")?",
    "❝": '["“”]',
    "❛": "['‘’]",
}
"""What stands in an expected text for what outputs write each in its own way."""

UNSEEN = re.compile(r"^[\s>*+-]*(?:\d+[.)]\s+)?(?:%.*)?", re.MULTILINE)
"""Of a source, what is no text: the numbers of lists, comments."""


@dataclass(frozen=True)
class Fault:
    """A fragment that some output shows otherwise; `seen` is what is shown, by output."""

    number: int
    fragment: Fragment
    seen: tuple[tuple[str, str | None], ...]

    def __str__(self) -> str:
        told = "\n".join(f"{name}: {text}" for name, text in self.seen)
        return f"{self.fragment.source}\n-- expected: {self.fragment.shown}\n{told}"


def misshown(report: Report) -> list[Fault]:
    """Return the fragments of which some output shows another text than expected."""
    found = []
    for number, seen in report.seen.items():
        fragment = report.placed[number].fragment
        if fragment.refused:
            continue
        page = report.pages[report.placed[number].page]
        wrong = tuple(
            (name, text)
            for name, text in seen.items()
            if text is None
            or not _pattern(fragment.shown).fullmatch(_squashed(text))
            or not _pattern(fragment.notes).search(_squashed(page[name]))
        )
        if wrong:
            found.append(Fault(number, fragment, wrong))
    return found


def wrongly_judged(report: Report) -> list[Fault]:
    """Return what was refused though nothing is wrong with it, and what was not but should."""
    wrong = {
        number: message
        for number, message in report.refused.items()
        if not report.placed[number].fragment.refused
    }
    wrong |= {
        number: "not refused" for number in report.seen if report.placed[number].fragment.refused
    }
    return [
        Fault(number, report.placed[number].fragment, (("refused", message),))
        for number, message in wrong.items()
    ]


def disagreeing(report: Report) -> list[Fault]:
    """Return the fragments whose outputs differ, or lost a Korean letter or a digit."""
    found = []
    for number, seen in report.seen.items():
        fragment = report.placed[number].fragment
        texts = [_alike(text or "") for text in seen.values()]
        written = UNSEEN.sub("", fragment.source)
        lost = any(_letters(written) - _letters(text) for text in texts)
        if None in seen.values() or len(set(texts)) > 1 or lost:
            found.append(Fault(number, fragment, tuple(seen.items())))
    return found


def _squashed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _pattern(shown: str) -> re.Pattern[str]:
    pattern = re.escape(_squashed(shown))
    for sign, meaning in SIGNS.items():
        pattern = pattern.replace(sign, meaning)
    return re.compile(pattern)


def _letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[가-힣0-9]", text))


def _alike(text: str) -> str:
    """Return a text without what outputs show each in its own way: brackets of notes, quotes."""
    return re.sub(r"[\s\[\]().\"'“”‘’–—…-]", "", text)
