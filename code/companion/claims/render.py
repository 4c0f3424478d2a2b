"""The mark after a sentence, and the way back under a cell."""

from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

LABEL = "이 말을 보이는 셀"
BACK = "이 셀이 보이는 말"


class Mark(nodes.Inline, nodes.Element):
    """The mark after a sentence; attributes `page` (slug) and `cell`. It holds no text."""


class CameFrom(nodes.General, nodes.Element):
    """The line under a cell; attribute `ways`: (docname, id of a mark) of what the cell shows."""


def visit_mark(self: HTML5Translator, node: Mark) -> None:
    """Write the mark."""
    address = _address(self, f"book/{node['page']}", f"cell-{node['cell']}")
    self.body.append(
        f'<a class="shown" id="{escape(node["ids"][0])}" href="{escape(address)}"'
        f' aria-label="{LABEL}" title="{LABEL}"></a>'
    )


def visit_back_links(self: HTML5Translator, node: CameFrom) -> None:
    """Write the line under a cell."""
    links = [
        f'<a href="{escape(_address(self, docname, name))}" aria-label="{BACK} {number}">'
        f"{number}</a>"
        for number, (docname, name) in enumerate(node["ways"], start=1)
    ]
    self.body.append(f'<p class="shows">{BACK} {" ".join(links)}</p>\n')


def depart_nothing(_self: HTML5Translator, _node: nodes.Element) -> None:
    """Close what needs no closing."""


def _address(writer: HTML5Translator, docname: str, anchor: str) -> str:
    here = writer.builder.current_docname
    page = "" if docname == here else writer.builder.get_relative_uri(here, docname)
    return f"{page}#{anchor}"
