"""What opens and closes on a page, made of elements that browsers open by themselves."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import admonitionlabels
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

FOLDED = {"dropdown", "toggle"}
"""Classes that ask a script of the theme to fold what they are on."""

SHOWN = "toggle-shown"
LONG = 20
"""Lines of an output, or rows of a table, from which it is shown in part until asked for."""
LINE = re.compile(r"<(?:tr|li|p|br)\b")
PREFORMATTED = re.compile(r"<pre\b.*?</pre>", re.DOTALL)


class FoldedAdmonition(nodes.General, nodes.Element):
    """A `<details>`; its first child is its `FoldedTitle`."""


class FoldedTitle(nodes.General, nodes.TextElement):
    """A `<summary>`."""


class FoldAdmonitions(SphinxPostTransform):
    """Turn `:class: dropdown` and `{toggle}` into `<details>`, which need no script."""

    default_priority = 190  # before Sphinx gives admonitions their titles in the writer
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Replace the nodes."""
        for node in [one for one in self.document.findall(nodes.Element) if _folds(one)]:
            fold = FoldedAdmonition("", classes=list(node["classes"]), ids=list(node["ids"]))
            if SHOWN in node["classes"]:
                fold["open"] = True
            fold += [_title(node), *node.children]
            node.replace_self(fold)


class MarkLongOutputs(SphinxPostTransform):
    """Mark outputs that are long; the page's style shows their beginning and a script the rest."""

    default_priority = 200  # after myst-nb has chosen what to show of each output (4)
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Add the class `long-output`."""
        for outputs in self.document.findall(nodes.container):
            if outputs.get("nb_element") != "cell_code_output":
                continue
            for block in outputs.findall(nodes.literal_block):
                if block.astext().count("\n") >= LONG:
                    block["classes"].append("long-output")
            for table in outputs.findall(nodes.table):
                if sum(1 for _ in table.findall(nodes.row)) > LONG:
                    table["classes"].append("long-output")
            for markup in outputs.findall(nodes.raw):
                if "text_html" in markup["classes"] and _lines(markup.astext()) > LONG:
                    markup["classes"].append("long-output")


def setup(app: Sphinx) -> None:
    """Register the nodes and the transforms."""
    app.add_node(FoldedAdmonition, html=(_visit_folded, _depart_folded))
    app.add_node(FoldedTitle, html=(_visit_title, _depart_title))
    app.add_post_transform(FoldAdmonitions)
    app.add_post_transform(MarkLongOutputs)


def _lines(markup: str) -> int:
    """Return about how many lines HTML shows: rows, items, paragraphs, lines of code."""
    code = "".join(PREFORMATTED.findall(markup))
    return len(LINE.findall(markup)) + code.count("\n")


def _folds(node: nodes.Element) -> bool:
    kinds = (nodes.Admonition, nodes.container)
    return isinstance(node, kinds) and bool(FOLDED & set(node["classes"]))


def _title(node: nodes.Element) -> FoldedTitle:
    """Return the summary: the admonition's own title, its kind, or a word that invites."""
    if node.children and isinstance(node.children[0], nodes.title):
        title = node.children[0]
        node.remove(title)
        return FoldedTitle("", "", *title.children)
    return FoldedTitle("", str(admonitionlabels.get(node.tagname, "펼치기")))


def _visit_folded(self: HTML5Translator, node: FoldedAdmonition) -> None:
    classes = " ".join(["admonition", *(name for name in node["classes"] if name != "admonition")])
    node["classes"] = []
    attributes: dict[str, Any] = {"open": "open"} if node.get("open") else {}
    self.body.append(self.starttag(node, "details", CLASS=classes, **attributes))


def _depart_folded(self: HTML5Translator, _node: FoldedAdmonition) -> None:
    self.body.append("</details>\n")


def _visit_title(self: HTML5Translator, node: FoldedTitle) -> None:
    self.body.append(self.starttag(node, "summary", "", CLASS="admonition-title"))


def _depart_title(self: HTML5Translator, _node: FoldedTitle) -> None:
    self.body.append("</summary>\n")
