"""Records of runs as a notebook holds them, for tests that show them."""

import datetime
from pathlib import Path

from companion.book import Book
from companion.execution.model import (
    DataState,
    Device,
    FrozenRecord,
    Inputs,
    Need,
    Provenance,
    Scan,
    Volatile,
)

BOOK = Book(Path("/nowhere"), "https://github.com/a/b", "main", 60, 1000)
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def record(
    device: Device,
    gpu: bool,
    commit: str | None = COMMIT,
    seconds: float = 12.5,
    chooses: bool = True,
    data: dict[str, DataState] | None = None,
) -> FrozenRecord:
    """Return the record of a run on `device` of a page that needs or does not need a GPU.

    `chooses` says whether the page has a configuration for each device; a page that loaded `data`
    needs them.
    """
    needs = [*([Need.GPU] if gpu else []), *([Need.DATA] if data else [])]
    configuration = {"cuda": "gpu", "cpu": "cpu"}[device] if chooses else None
    name = "NVIDIA Test" if device == "cuda" else "CPU"
    return FrozenRecord(
        key="k",
        scan=Scan(source="", cells=(), imports=(), inputs=(), needs=tuple(needs)),
        inputs=Inputs(cells=(), files={}, settings={}, majors={}),
        provenance=Provenance(
            device=device, device_name=name, python="3.11.7", seed=0,
            configuration=configuration, versions={"torch": "2.13.0"}, data=data or {},
        ),
        volatile=Volatile(
            seconds=seconds, peak_mib=2048, date=datetime.date(2026, 1, 2), commit=commit
        ),
    )  # fmt: skip
