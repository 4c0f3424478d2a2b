"""A frozen notebook's record: what ran, on what, when, and what its outputs depend on."""

import datetime
import enum
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from nbformat import NotebookNode
from pydantic import AliasChoices, BeforeValidator, Field

from companion.records import Strict

METADATA = "companion"
"""The notebook's metadata field that holds `FrozenRecord`."""

FORMAT: Literal[2] = 2
"""Raised when the record changes shape; an older notebook counts as stale."""

VOLATILE_TAG = "volatile"
"""The tag of a cell whose outputs differ from run to run, such as one that takes the time."""

Device = Literal["cpu", "cuda"]

DataState = Literal["real", "sample", "made"]
"""What `lessons.data` gave a page: a data set, some of it, or what was made in its place."""


class Need(enum.StrEnum):
    """What a page needs to be itself, and can be run without."""

    GPU = "gpu"
    DATA = "data"


def _from_flag(value: Any) -> Any:
    """Return the needs that a notebook's older field `gpu`, true or false, stands for."""
    return ((Need.GPU,) if value else ()) if isinstance(value, bool) else value


Needs = Annotated[tuple[Need, ...], BeforeValidator(_from_flag)]


class Scan(Strict):
    """What staleness needs to know of a page's source.

    `source` is the digest of the whole file: while it stands, the rest need not be read again.
    """

    source: str
    cells: tuple[str, ...]
    imports: tuple[str, ...]
    inputs: tuple[str, ...]
    needs: Needs = Field(validation_alias=AliasChoices("needs", "gpu"))


class Inputs(Strict):
    """Everything that decides a page's outputs; the page's key is its digest.

    `cells` and `files` are digests, `majors` the major versions of the frameworks it imports.
    """

    cells: tuple[str, ...]
    files: dict[str, str]
    settings: dict[str, str]
    majors: dict[str, str]

    @property
    def key(self) -> str:
        """The page's key."""
        return digest(json.dumps(self.model_dump(), ensure_ascii=False, sort_keys=True).encode())


class Provenance(Strict):
    """On what a page ran.

    `configuration` is what `lessons.device` chose, 'gpu' or 'cpu'; `data` names each data set that
    `lessons.data` loaded and says which it was.
    """

    device: Device
    device_name: str
    configuration: str | None
    python: str
    versions: dict[str, str]
    seed: int | None
    data: dict[str, DataState] = Field(default_factory=dict)

    def lacks(self, needs: Iterable[Need]) -> tuple[Need, ...]:
        """Return those of a page's `needs` that this run did without."""
        without = {
            Need.GPU: self.device == "cpu",
            Need.DATA: "made" in self.data.values(),
        }
        return tuple(need for need in needs if without[need])


class Volatile(Strict):
    """What differs between two runs of the same code: seconds, peak MiB, day, commit checked out.

    `commit` is None where the files of `lessons` that the page imports were not committed.
    `sources` say where data were looked for, if some had to be made.
    """

    seconds: float
    peak_mib: int
    date: datetime.date
    commit: str | None
    sources: tuple[str, ...] = ()


class FrozenRecord(Strict):
    """What the notebook's metadata holds."""

    format: Literal[2] = FORMAT
    key: str
    scan: Scan
    inputs: Inputs
    provenance: Provenance
    volatile: Volatile

    @property
    def lacks(self) -> tuple[Need, ...]:
        """What the page needs and its run did without."""
        return self.provenance.lacks(self.scan.needs)


@dataclass(frozen=True)
class Frozen:
    """A run's results: its record, and the page's code cells with outputs, in page order."""

    record: FrozenRecord
    cells: tuple[NotebookNode, ...]


def digest(content: bytes) -> str:
    """Return the SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def file_digest(content: bytes) -> str:
    """Return the digest of a file as git keeps it: a checkout may have the line ends of Windows."""
    if b"\0" not in content[:8000]:  # git's own sign of what is no text
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return digest(content)
