"""Lasting addresses of headings and names: their words, where docutils would count."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from companion.myst.address import address_of, names_of

AUTO = re.compile(r"auto-\d+")
"""What docutils calls a thing for which it finds no name; never 'id3', an address of old pages."""

HEADINGS = (nodes.section, nodes.rubric)
COUNTED = (nodes.footnote, nodes.citation, nodes.footnote_reference, nodes.citation_reference)
"""What readers reach from its mark only."""

FRAME = frozenset({
    "main-content", "on-this-page", "pst-skip-link", "pst-primary-sidebar", "pst-page-toc-nav",
    "pst-secondary-sidebar", "reading-settings", "reading-size", "term-card", "term-cards",
    "glossary-query", "glossary-results", "glossary-chapter", "glossary-category", "provenance",
    "offline-panel-title", "correction-page", "searchbox", "search-results",
})  # fmt: skip
"""Ids of what is put around a page's text and into it when its headings have theirs."""


class NameHeadings(SphinxTransform):
    """Give headings and Korean names the addresses that their words make."""

    # After labels have reached what they name (260) and were sorted (261); before anything
    # remembers an id.
    default_priority = 262

    def apply(self, **_kwargs: object) -> None:
        """Name what the page holds."""
        name_headings(self.document)


def count_apart(app: Sphinx) -> None:
    """Let docutils count with a word of its own."""
    app.env.settings["auto_id_prefix"] = "auto-"


def name_headings(document: nodes.document) -> None:
    """Rename the ids of headings, and of whatever an author named in Korean.

    Of headings with the same words the second has '.2' at its end, which no words make. A name that
    an author gave comes before words.
    """
    labels = dict(_labels(document))
    headings = [
        node
        for node in document.findall(nodes.Element)
        if isinstance(node, HEADINGS) and _forget(document, node, labels)
    ]
    taken = set(_taken(document))
    for old, label in tuple(labels.items()):
        if AUTO.fullmatch(old):
            new = next((name for name in names_of(label) if name not in taken), old)
            _rename(document, old, new)
            taken.add(new)
    seen: Counter[str] = Counter()
    for heading in headings:
        _name(document, heading, taken, seen)


def _forget(document: nodes.document, heading: nodes.Element, labels: Mapping[str, str]) -> bool:
    """Take away the ids that docutils made of a heading; return whether there was any."""
    known = document.ids
    made = [key for key in heading["ids"] if known.get(key) is heading and key not in labels]
    for key in made:
        heading["ids"].remove(key)
        del known[key]
    return bool(made)


def _labels(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the ids of what authors named, each with the name."""
    for name, explicit in document.nametypes.items():
        key = document.nameids.get(name)
        if explicit and key and not isinstance(document.ids[key], COUNTED):
            yield key, name


def _taken(document: nodes.document) -> Iterator[str]:
    """Yield the ids that the page has or will have."""
    yield from FRAME
    for node in document.findall(nodes.Element):
        yield from node["ids"]
        if name := (node.get("cell_metadata") or {}).get("name"):
            yield f"cell-{name}"


def _rename(document: nodes.document, old: str, new: str) -> None:
    """Give what has the id `old` the id `new`, and tell everything that knows the old one."""
    node = document.ids.pop(old)
    document.ids[new] = node
    node["ids"] = [new if name == old else name for name in node["ids"]]
    for target in document.findall(nodes.target):
        if target.get("refid") == old:
            target["refid"] = new
    for known in (document.refids, getattr(node, "expect_referenced_by_id", {})):
        if old in known:
            known[new] = known.pop(old)
    for name, key in document.nameids.items():
        if key == old:
            document.nameids[name] = new


def _name(
    document: nodes.document, heading: nodes.Element, taken: set[str], seen: Counter[str]
) -> None:
    """Give a heading the address of its words, after the names that its author gave it."""
    words = address_of(_text(heading))
    if words not in heading["ids"]:
        while True:
            seen[words] += 1
            address = words if seen[words] == 1 else f"{words}.{seen[words]}"
            if address not in taken:
                break
        taken.add(address)
        heading["ids"].append(address)
        document.ids[address] = heading
    for name in heading["names"]:
        if document.nameids.get(name) not in document.ids:
            document.nameids[name] = heading["ids"][0]


def _text(heading: nodes.Element) -> str:
    """Return a heading's words, without markup of another language."""
    title = next(iter(heading.findall(nodes.title)), heading).deepcopy()
    for raw in list(title.findall(nodes.raw)):
        raw.parent.remove(raw)
    return title.astext()
