"""One page's run as plain data, so that it can be sent to another process or machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from companion.execution.device import DeviceChoice, choose_device
from companion.execution.model import Device, Inputs, Need, Scan
from companion.execution.settings import page_settings
from companion.execution.staleness import Staleness, scan_page
from companion.history import HistoryError, git, head
from companion.imports import LESSONS, required_modules
from companion.pages import Page

DEFAULT_SECONDS = 20.0
"""What a page that never ran is expected to take."""


@dataclass(frozen=True)
class Job:
    """Everything a page's run needs: its code, the `lessons` files it reaches, its limits.

    `lines` holds the source line of each cell, `starts` that of its first line of code; `modules`
    the top-level modules whose versions are recorded, `timeout` seconds a cell, `memory_mib` the
    kernel's limit; `seconds` is the past run.
    """

    path: str
    notebook: str
    source: NotebookNode
    lines: tuple[int, ...]
    starts: tuple[int, ...]
    scan: Scan
    inputs: Inputs
    files: Mapping[str, bytes]
    modules: tuple[str, ...]
    device: Device
    timeout: int
    memory_mib: int
    commit: str | None
    seconds: float

    @property
    def code_cells(self) -> int:
        """How many code cells the page has."""
        return len(self.scan.cells)


class Planner:
    """Makes the jobs of one book's pages."""

    def __init__(self, staleness: Staleness, choice: DeviceChoice, *, cuda: bool) -> None:
        self._staleness = staleness
        self._choice = choice
        self._cuda = cuda

    def job(self, page: Page, seconds: float | None) -> Job:
        """Return the job of a page, its files as they are now.

        Raises:
            CompanionError: the page needs a GPU that was asked for and is not there.
            DataError: the page's settings or inputs are wrong.
        """
        scan = scan_page(page)
        settings = page_settings(page)
        code = page.book.root / "code"
        files = self._staleness.files(scan)
        return Job(
            path=page.path.as_posix(),
            notebook=page.notebook.as_posix(),
            source=page.source,
            lines=tuple(page.line_of(index) for index in range(len(page.source.cells))),
            starts=tuple(page.code_line(index) for index in range(len(page.source.cells))),
            scan=scan,
            inputs=self._staleness.inputs(scan),
            files={
                path.relative_to(code).as_posix(): self._staleness.lessons.content(path)
                for path in files
            },
            modules=tuple(sorted(required_modules(page) - {LESSONS})),
            device=choose_device(Need.GPU in scan.needs, self._choice, self._cuda),
            timeout=settings.timeout or page.book.cell_timeout,
            memory_mib=settings.memory_mib or page.book.memory_mib,
            commit=commit_of(page.book.root, files),
            seconds=seconds or DEFAULT_SECONDS,
        )


def commit_of(root: Path, files: list[Path]) -> str | None:
    """Return the commit checked out in `root`; None unless it holds `files` as they are.

    Why none is known at all, `unknown_history` says.
    """
    try:
        commit = head(root)
        named = ("--ignored", "--", *map(str, files))
        return None if files and git(root, "status", "--porcelain", *named) else commit
    except HistoryError:
        return None
