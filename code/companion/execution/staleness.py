"""Whether a page's frozen outputs are those of its present code, and if not, why not."""

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from companion.book import Book
from companion.errors import DataError, Problem
from companion.execution.model import FrozenRecord, Inputs, Need, Scan, digest, file_digest
from companion.execution.settings import HASH_SEED, THREADS, page_needs, page_settings
from companion.execution.store import Outdated, load_record
from companion.imports import LESSONS, Lessons, page_imports
from companion.pages import Page

FRAMEWORK_MODULES = ("torch", "keras")
"""Modules whose major version is part of the key."""

EXECUTION_TAGS = frozenset({"raises-exception", "skip-execution"})
"""Cell tags that change what running the cell does."""


class Status(enum.Enum):
    """Whether a page's frozen outputs are those of its present code."""

    FRESH = "fresh"
    STALE = "stale"
    NEVER = "never run"


@dataclass(frozen=True)
class State:
    """A page's status; `reasons` say why it is stale; `record` is what is frozen, if anything."""

    page: Page
    status: Status
    needs: tuple[Need, ...]
    reasons: tuple[str, ...] = ()
    record: FrozenRecord | None = None

    @property
    def lacks(self) -> tuple[Need, ...]:
        """What the page needs and its outputs were made without."""
        return self.record.provenance.lacks(self.needs) if self.record else ()

    @property
    def other_versions(self) -> dict[str, tuple[str, str]]:
        """What the page imported and is installed in another version: then and now, by name.

        It does not make the page stale: `companion compare` says whether it changes its outputs.
        """
        then = self.record.provenance.versions if self.record else {}
        pairs = {
            name: (old.partition("+")[0], installed_version(name)) for name, old in then.items()
        }
        return {name: pair for name, pair in sorted(pairs.items()) if pair[1] not in ("", pair[0])}

    @property
    def waits_for(self) -> tuple[Need, ...]:
        """What must be there when the page runs (again), as it must before it is published."""
        return self.lacks if self.status is Status.FRESH else self.needs


class Staleness:
    """Compares pages of one book with their notebooks; reads each file of `lessons` once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.lessons = Lessons(book)

    def state(self, page: Page) -> State:
        """Return the page's state.

        Raises:
            CompanionError: the notebook is there but is not one that this book wrote.
            DataError: the page's source cannot be read.
        """
        record = load_record(page)
        if record is None:
            return State(page, Status.NEVER, page_needs(page))
        if isinstance(record, Outdated):
            reason = "its notebook was written by an earlier version of companion"
            return State(page, Status.STALE, page_needs(page), (reason,))
        scan = self._scan_again(page, record)
        now = self.inputs(scan, record.inputs.majors)
        if now == record.inputs:
            return State(page, Status.FRESH, scan.needs, record=record)
        reasons = tuple(_differences(page, record.inputs, now))
        return State(page, Status.STALE, scan.needs, reasons, record)

    def inputs(self, scan: Scan, majors: Mapping[str, str] | None = None) -> Inputs:
        """Return what decides the outputs of the page that was scanned.

        `majors` stand in for the frameworks that this machine has not installed.
        """
        imported = self.lessons.required_modules(scan.imports)
        if "keras" in imported:
            imported.add("torch")  # the book runs Keras on torch
        known = majors or {}
        used = [name for name in FRAMEWORK_MODULES if name in imported]
        return Inputs(
            cells=scan.cells,
            files={
                path.relative_to(self._book.root).as_posix(): file_digest(
                    self.lessons.content(path)
                )
                for path in self.files(scan)
            },
            settings={
                "device": "gpu" if Need.GPU in scan.needs else "cpu",
                "threads": THREADS,
                "hash seed": HASH_SEED,
            },
            majors={
                name: installed_version(name).split(".")[0] or known.get(name, "") for name in used
            },
        )

    def files(self, scan: Scan) -> list[Path]:
        """Return the files of `lessons` that the page imports or names as its inputs."""
        declared = (self._book.root / name for name in scan.inputs)
        return sorted({*self.lessons.files(scan.imports), *declared})

    def sources(self, state: State) -> list[Path]:
        """Return the files that decide a page's state: its own, its notebook, what it imports.

        The notebook of a page that never ran is among them: it may come.
        """
        page, record = state.page, state.record
        own = [page.book.root / page.path, page.book.root / page.notebook]
        return [*own, *(self.files(record.scan) if record else ())]

    def _scan_again(self, page: Page, record: FrozenRecord) -> Scan:
        source = file_digest((self._book.root / page.path).read_bytes())
        missing = [name for name in record.scan.inputs if not (self._book.root / name).is_file()]
        return record.scan if source == record.scan.source and not missing else scan_page(page)


def scan_page(page: Page) -> Scan:
    """Read what staleness needs to know from the page's source.

    Raises:
        DataError: a cell loads its code from a file, which the key would not cover, or the front
            matter does not fit.
    """
    for index, cell in enumerate(page.source.cells):
        if "load" in cell.metadata:
            message = "code in the page or in `lessons` expected; a loaded file is not tracked"
            raise DataError([Problem(page.path, page.line_of(index), "load", message)])
    imports = page_imports(page)
    return Scan(
        source=file_digest((page.book.root / page.path).read_bytes()),
        cells=tuple(_cell_digest(cell) for cell in page.source.cells if cell.cell_type == "code"),
        imports=tuple(sorted(name for name in imports if _counts(name))),
        inputs=page_settings(page).inputs,
        needs=page_needs(page),
    )


@cache
def installed_version(name: str) -> str:
    """Return the version of an installed distribution without its build; '' where there is none."""
    try:
        return version(name).partition("+")[0]
    except PackageNotFoundError:
        return ""


def _counts(module: str) -> bool:
    return module.split(".", maxsplit=1)[0] in (LESSONS, *FRAMEWORK_MODULES)


def _cell_digest(cell: Mapping[str, object]) -> str:
    metadata = cell["metadata"]
    assert isinstance(metadata, Mapping)
    tags = sorted(EXECUTION_TAGS.intersection(metadata.get("tags", [])))
    return digest("\0".join([*tags, str(cell["source"])]).encode())


def _differences(page: Page, then: Inputs, now: Inputs) -> Iterator[str]:
    code = [i for i, cell in enumerate(page.source.cells) if cell.cell_type == "code"]
    matcher = SequenceMatcher(None, then.cells, now.cells, autojunk=False)
    for kind, old, old_end, new, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        verb = {"replace": "changed", "insert": "added"}.get(kind, "")
        for number in range(new, new_end):
            yield f"code cell {number + 1} ({page.path}:{page.line_of(code[number])}) {verb}"
        if (removed := old_end - old - (new_end - new)) > 0:
            yield f"{removed} code cell{'s' if removed > 1 else ''} removed"
    yield from _changes(then.files, now.files, "changed")
    yield from _changes(then.settings, now.settings, "{} → {}")
    yield from _changes(then.majors, now.majors, "{} → {}")


def _changes(then: Mapping[str, str], now: Mapping[str, str], changed: str) -> Iterator[str]:
    for name in sorted({*then, *now}):
        if name not in then:
            yield f"{name} is new"
        elif name not in now:
            yield f"{name} no longer counts"
        elif then[name] != now[name]:
            yield f"{name} {changed.format(then[name], now[name])}"
