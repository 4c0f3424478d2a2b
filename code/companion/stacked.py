"""Tables drawn on a narrow screen as one block a row, each fact after its column's name.

What a style sheet draws as blocks is no table for some screen readers. So every part says its role,
and every cell the name of its column, which the style sheet shows.
"""

from collections.abc import Iterable, Sequence

from docutils import nodes
from lxml import html
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

STACKED = "stacked"
"""The class of such a table; site.css says how it is drawn."""

ROLES = {
    "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell",
}  # fmt: skip


def stacked_table(
    caption: str, headers: Sequence[str], rows: Iterable[nodes.row], *, classes: Sequence[str]
) -> nodes.table:
    """Return a table whose rows are headed by their first cell."""
    table = nodes.table("", nodes.title("", caption), classes=[STACKED, *classes])
    group = nodes.tgroup(cols=len(headers))
    group += [nodes.colspec(colwidth=1, stub=int(i == 0)) for i in range(len(headers))]
    head = row(nodes.paragraph("", name) for name in headers)
    group += [nodes.thead("", head), nodes.tbody("", *rows)]
    table += group
    return table


def row(cells: Iterable[nodes.Element]) -> nodes.row:
    """Return a row of a cell each."""
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def with_roles(text: str) -> str:
    """Return a table's HTML with roles on its parts, and in each cell the name of its column."""
    box = html.fragment_fromstring(text, create_parent="div")
    labels = [head.text_content().strip() for head in box.iterfind(".//thead//th")]
    for element in box.iter(*ROLES):
        element.set("role", ROLES[element.tag])
    for part, role in (("thead", "columnheader"), ("tbody", "rowheader")):
        for head in box.iterfind(f".//{part}//th"):
            head.set("role", role)
    for line in box.iterfind(".//tbody/tr"):
        for cell, label in zip(line, labels, strict=True):
            if cell.tag == "td":
                cell.set("data-label", label)
    return "".join(html.tostring(child, encoding="unicode") for child in box)


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Open any table as the theme does, and remember where it begins."""
    node["begins"] = len(self.body)
    type(self).visit_table(self, node)


def depart_table(self: HTML5Translator, node: nodes.table) -> None:
    """Close the table; one that is stacked says what its parts are."""
    type(self).depart_table(self, node)
    if STACKED in node["classes"]:
        self.body[node["begins"] :] = [with_roles("".join(self.body[node["begins"] :]))]


def setup(app: Sphinx) -> dict[str, object]:
    """Have stacked tables written with their roles."""
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
