"""A book's status for people and machines, and whether its GPU pages may be published."""

from collections.abc import Iterable, Iterator
from typing import Any

from companion.execution.staleness import State


def lines(states: Iterable[State]) -> Iterator[str]:
    """Yield the lines that an author reads: status and page, then a line for each reason."""
    for state in states:
        device = " [gpu]" if state.gpu else ""
        note = " — ran on the CPU, small" if state.ran_on_cpu_only else ""
        yield f"{state.status.value:10} {state.page.path}{device}{note}"
        yield from (f"{'':10}   {reason}" for reason in state.reasons)


def as_json(states: Iterable[State]) -> list[dict[str, Any]]:
    """Return the states as JSON values; `device`, `seconds` and `date` are null without a run."""
    return [
        {
            "page": state.page.path.as_posix(),
            "slug": state.page.slug,
            "notebook": state.page.notebook.as_posix(),
            "status": state.status.value,
            "reasons": list(state.reasons),
            "gpu": state.gpu,
            "waits_for_gpu": state.waits_for_gpu,
            "device": state.record.provenance.device if state.record else None,
            "seconds": state.record.volatile.seconds if state.record else None,
            "date": state.record.volatile.date.isoformat() if state.record else None,
        }
        for state in states
    ]


def unpublishable(states: Iterable[State]) -> Iterator[str]:
    """Yield a line for each GPU page that is stale, never ran, or ran on the CPU."""
    for state in states:
        if state.waits_for_gpu:
            why = "; ".join(state.reasons) or state.status.value
            if state.ran_on_cpu_only:
                why = "its outputs come from the small run on a CPU"
            path = state.page.path
            yield f"{path}: {why}; run `companion execute --device cuda {path}`"
