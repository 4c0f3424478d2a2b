"""The table of all executed pages, from their notebooks' own metadata."""

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from companion.execution import facts
from companion.execution.model import FrozenRecord
from companion.execution.render import commit
from companion.execution.store import load_record
from companion.pages import Page, find_pages
from companion.settings import Book

HEADERS = ("쪽", "장치", "시간", "메모리", "시드", "날짜", "커밋", "버전")


class ExecutionTable(SphinxDirective):
    """``{execution-table}``: every executable page with its provenance; takes no argument."""

    def run(self) -> list[nodes.Node]:
        """Return the table and its totals; reread the page when a notebook or the book changes."""
        book = Book.load(self.env.srcdir)
        self.env.note_dependency(str(book.root / "_toc.yml"))
        records: list[tuple[Page, FrozenRecord]] = []
        for page in find_pages(book):
            path = book.root / page.notebook
            record = load_record(page)
            if isinstance(record, FrozenRecord):
                self.env.note_dependency(str(path))
                records.append((page, record))
        rows = [self._row(page, record) for page, record in records]
        return [nodes.paragraph("", _total(record for _, record in records)), _table(rows)]

    def _row(self, page: Page, record: FrozenRecord) -> list[nodes.Node]:
        small = " (작은 설정)" if facts.made_small(record) else ""
        return [
            self._link(page),
            nodes.Text(record.provenance.device_name + small),
            nodes.Text(f"{record.volatile.seconds:g}초"),
            nodes.Text(f"{record.volatile.peak_mib:,} MiB"),
            nodes.Text(facts.seed(record)),
            nodes.Text(record.volatile.date.isoformat()),
            commit(record, page.book),
            nodes.Text(facts.versions(record)),
        ]

    def _link(self, page: Page) -> addnodes.pending_xref:
        return addnodes.pending_xref(
            "", nodes.inline("", page.title), refdomain="std", reftype="doc",
            reftarget=f"/{page.docname}", refdoc=self.env.docname, refexplicit=True, refwarn=True,
        )  # fmt: skip


def _total(records: Iterable[FrozenRecord]) -> str:
    all_records = list(records)
    seconds = sum(record.volatile.seconds for record in all_records)
    gpu = sum(record.provenance.device == "cuda" for record in all_records)
    return (
        f"실행하는 쪽은 모두 {len(all_records)}개이고, 그 가운데 {gpu}개를 GPU에서 실행했다."
        f" 실행 시간을 모두 더하면 {seconds:.0f}초다."
    )


def _table(rows: list[list[nodes.Node]]) -> nodes.table:
    table = nodes.table("", nodes.title("", "쪽마다의 실행 기록"), classes=["execution-table"])
    group = nodes.tgroup(cols=len(HEADERS))
    group += [nodes.colspec(colwidth=1) for _ in HEADERS]
    header = [nodes.Text(text) for text in HEADERS]
    group += [nodes.thead("", _table_row(header)), nodes.tbody("", *map(_table_row, rows))]
    table += group
    return table


def _table_row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))
