"""The table of all executable pages, from their notebooks' own metadata."""

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from companion.book import Book, book_of
from companion.execution import facts
from companion.execution.render import commit
from companion.execution.staleness import State, Status
from companion.stacked import row, stacked_table

HEADERS = ("쪽", "상태", "장치", "설정", "데이터", "시간", "메모리", "시드", "날짜", "커밋", "버전")

STATUS = {Status.FRESH: "최신", Status.STALE: "낡음", Status.NEVER: "실행 전"}
"""What readers call a page's state."""

UNKNOWN = "–"


class ExecutionTable(SphinxDirective):
    """``{execution-table}``: every executable page and how it was run; takes no argument."""

    def run(self) -> list[nodes.Node]:
        """Return the totals and the table, pages in the order of the table of contents."""
        book = book_of(self.env.app)
        states = self._states(book)
        return [nodes.paragraph("", total(states)), self._table(states)]

    def _states(self, book: Book) -> list[State]:
        """Return the state of each page, and have this page follow what decides it."""
        pages = {page.path: page for page in book.pages.values()}
        self.env.note_dependency(str(book.root / "_toc.yml"))
        states = []
        for source in book.sources:
            if page := pages.get(source):
                states.append(book.staleness.state(page))
                # A notebook that is not there yet makes Sphinx read this page each time.
                for path in book.staleness.sources(states[-1]):
                    self.env.note_dependency(str(path))
        return states

    def _table(self, states: list[State]) -> nodes.table:
        rows = [_row((self._link(state), *_cells(state))) for state in states]
        return stacked_table("쪽마다의 실행 기록", HEADERS, rows, classes=["execution-table"])

    def _link(self, state: State) -> addnodes.pending_xref:
        return addnodes.pending_xref(
            "", nodes.inline(), refdomain="std", reftype="doc", refexplicit=False, refwarn=True,
            reftarget=f"/{state.page.docname}", refdoc=self.env.docname,
        )  # fmt: skip


def total(states: list[State]) -> str:
    """Return how many pages there are, how many ran on a GPU, and the seconds of all."""
    records = [state.record for state in states if state.record]
    gpu = sum(record.provenance.device == "cuda" for record in records)
    seconds = sum(record.volatile.seconds for record in records)
    return (
        f"실행하는 쪽은 모두 {len(states)}개이고, 그 가운데 {gpu}개를 GPU에서 실행했다."
        f" 실행 시간을 모두 더하면 {seconds:,.0f}초다."
    )


def _cells(state: State) -> Iterator[nodes.Node]:
    yield nodes.Text(STATUS[state.status])
    record = state.record
    if record is None:
        yield from (nodes.Text(UNKNOWN) for _ in HEADERS[2:])
        return
    facts_of_run = facts.facts(record)
    for label in ("장치", "설정", "데이터", "실행 시간", "최대 메모리", "시드", "실행한 날"):
        yield nodes.Text(facts_of_run.get(label, UNKNOWN))
    yield commit(record, state.page.book)
    yield nodes.Text(facts_of_run["버전"])


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return row(nodes.paragraph("", "", cell) for cell in cells)
