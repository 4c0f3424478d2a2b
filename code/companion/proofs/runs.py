"""When and on what each proof last ran, and which corrections a failed page leaves unproved."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from companion.book import Book
from companion.claims.model import Claim
from companion.corrections.directive import proved_by
from companion.corrections.model import Correction
from companion.errors import CompanionError
from companion.execution.failure import ExecutionFailed
from companion.execution.model import FrozenRecord
from companion.execution.staleness import Status

FRAMEWORKS = ("torch", "keras", "numpy", "scikit-learn", "transformers", "peft")
"""The packages, at most two, whose versions the card names; the page names all."""


def proof_runs(book: Book, corrections: Mapping[str, Correction]) -> dict[str, FrozenRecord]:
    """Return the record of every page with a proof whose notebook holds its present code."""
    proved = proved_by(corrections)
    states = (book.staleness.state(page) for slug, page in book.pages.items() if slug in proved)
    return {
        state.page.slug: state.record
        for state in states
        if state.status is Status.FRESH and state.record
    }


def unrun(
    corrections: Mapping[str, Correction], runs: Mapping[str, FrozenRecord]
) -> Iterator[tuple[str, str]]:
    """Yield each correction's id and proof page, where the page has not run as it stands."""
    for key, correction in corrections.items():
        for proof in correction.proofs:
            if proof.page not in runs:
                yield key, proof.page


def run_text(record: FrozenRecord) -> str:
    """Return when and on what a proof ran: '2026-11-24 CPU, torch 2.13.0에서 통과'."""
    known = record.provenance.versions
    named = [f"{name} {known[name]}" for name in FRAMEWORKS if name in known][:2]
    on = ", ".join(
        [record.provenance.device_name, *(named or [f"Python {record.provenance.python}"])]
    )
    return f"{record.volatile.date} {on}에서 통과"


def as_data(record: FrozenRecord) -> dict[str, Any]:
    """Return a run for `corrections.json`: date, device, versions."""
    provenance = record.provenance
    return {
        "date": record.volatile.date.isoformat(),
        "device": provenance.device_name,
        "python": provenance.python,
        "versions": provenance.versions,
    }


def explain(
    failure: CompanionError,
    corrections: Mapping[str, Correction],
    claims: Mapping[str, Mapping[str, Iterable[Claim]]] | None = None,
) -> str:
    """Return the failure's message with what it leaves unproved: corrections, and sentences.

    Args:
        failure: what a page's run ended with.
        corrections: the book's corrections.
        claims: page's slug → name of a cell → the sentences that lean on it.
    """
    if not isinstance(failure, ExecutionFailed) or failure.path is None:
        return str(failure)
    slug = failure.path.relative_to("book").with_suffix("").as_posix()
    cells = proved_by(corrections).get(slug, {})
    keys = dict.fromkeys(key for name in failure.unfinished for key in cells.get(name, ()))
    leaning = (claims or {}).get(slug, {})
    places = dict.fromkeys(
        f"{claim.path}:{claim.line}"
        for name in failure.unfinished
        for claim in leaning.get(name, ())
    )
    lines = [str(failure)]
    if keys:
        lines.append(
            f"  corrections left without proof: {', '.join(keys)};"
            " mend the cell, or the record in book/_data/corrections/"
        )
    if places:
        lines.append(
            f"  sentences left without evidence: {', '.join(places)};"
            " mend the cell, or the sentence"
        )
    return "\n".join(lines)
