"""HTML of an output: every element closed, every style on its own element; else refused.

The tree is the one that a browser makes of the text, so that the site, the e-book and the notebook
show what Colab shows when the cell is run.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from companion.outputs.drawing import checked_attribute, checked_element
from companion.outputs.model import Names, Unshowable
from companion.outputs.style import check_style, style_elements
from companion.outputs.terminal import printable

SHOWN = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "hr", "i", "img", "ins", "kbd", "li", "mark", "math", "meter", "ol", "p", "pre", "progress",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "svg",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
))  # fmt: skip
"""Elements that the site, a notebook, paper and an e-book show alike."""

HEADING = "font-weight: bold; margin: 1em 0 0.5em"
PLAIN: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ["address", "article", "aside", "footer", "header", "main", "nav", "section"], ("div", "")
    ),
    **{f"h{level}": ("div", HEADING) for level in range(1, 7)},
    **dict.fromkeys(("font", "label", "output"), ("span", "")),
    "big": ("span", "font-size: larger"),
    "center": ("div", "text-align: center"),
    "nobr": ("span", "white-space: nowrap"),
    "strike": ("s", ""),
    "tt": ("code", ""),
}
"""What stands for elements that are no more, or that would be a part of the page: name, style."""

VOID = frozenset(("br", "col", "hr", "img", "wbr"))
KEPT = frozenset((
    "aria-hidden", "aria-label", "alt", "cite", "colspan", "datetime", "dir", "headers", "high",
    "href", "id", "lang", "low", "max", "min", "open", "optimum", "reversed", "rowspan", "scope",
    "span", "src", "start", "style", "title", "value",
))  # fmt: skip
"""Attributes that are written; what others say is not seen."""
STYLES = {
    "align": "text-align", "bgcolor": "background-color", "color": "color", "face": "font-family",
    "valign": "vertical-align",
}  # fmt: skip
"""Attributes that styles stand for: an e-book refuses them."""
SIZED = ("img", "svg")
COUNTS = ("colspan", "rowspan", "span")
REFUSED = frozenset(("contenteditable", "hidden", "popover", "srcdoc", "srcset", "usemap"))
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+")
LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
DEEPEST = 200


def showable_html(text: str, names: Names) -> str:
    """Return the HTML as every output of the book can show it.

    Raises:
        Unshowable: it runs, fetches something from elsewhere, or is not for paper.
    """
    tree = LexborHTMLParser(printable(text), is_fragment=True)
    style_elements(tree)
    ids = names.of(tree.html or "", (node.attributes.get("id") for node in tree.css("[id]")))
    writer = _Writer(ids)
    return "".join(writer.write(node) for node in _siblings(tree.root))


def _siblings(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield a node and those after it; the library's own `iter` takes a first node for a root."""
    while node is not None:
        yield node
        node = node.next


class _Writer:
    """Writes the tree of one output, whose elements have the new `ids`."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self._ids = ids
        self._named: set[str] = set()

    def write(self, node: LexborNode, depth: int = 0, drawn: bool = False) -> str:
        """Return the node's markup; `drawn` inside SVG and MathML, whose names are their own."""
        if node.is_text_node:
            return escape(node.text_content or "", quote=False)
        if not node.is_element_node or node.tag is None:
            return ""  # a comment
        if depth > DEEPEST:
            raise Unshowable(f"its HTML holds elements {DEEPEST} deep in each other")
        name, style = _element(node.tag, drawn)
        drawn = drawn or name in ("svg", "math")
        start = f"<{name}{''.join(self._attributes(node, name, style, drawn))}>"
        if name in VOID and not drawn:
            return start
        children = _siblings(node.first_child)
        inside = "".join(self.write(child, depth + 1, drawn) for child in children)
        line = "\n" if name == "pre" and inside.startswith("\n") else ""  # the first is not shown
        return f"{start}{line}{inside}</{name}>"

    def _attributes(self, node: LexborNode, name: str, style: str, drawn: bool) -> Iterator[str]:
        styles = [style] if style else []
        for key, value in node.attributes.items():
            text = value or ""
            if key.startswith("on") or key in REFUSED:
                raise Unshowable(f"the attribute '{key}' in its HTML works on a screen alone")
            if key in STYLES and not drawn:
                styles.insert(0, f"{STYLES[key]}: {check_style(text)}")
            elif key == "style":
                styles.append(check_style(text))
            elif written := self._attribute(name, key, text, drawn):
                yield f' {key}="{escape(written)}"'
        if name == "img" and not node.attributes.get("alt"):
            yield ' alt=""'
        if style := "; ".join(part.strip().rstrip(";") for part in styles if part.strip()):
            yield f' style="{escape(style)}"'

    def _attribute(self, name: str, key: str, text: str, drawn: bool) -> str:
        """Return what is written for an attribute; nothing where it is left out."""
        if key == "id":
            return self._name(text)
        if drawn:
            bare = key in ("class", "xmlns") or (":" in key and key[:4] not in ("xlin", "xml:"))
            return "" if bare else checked_attribute(name, key, text, self._ids)
        if key == "headers":
            return " ".join(self._ids[one] for one in text.split() if one in self._ids)
        if key == "href":
            return self._link(text)
        if key == "src" and not PICTURE.fullmatch(text):
            what = f"<{name} src> '{text[:60]}' is no part of the output"
            raise Unshowable(what, "show a picture with display(Image(filename=…))")
        return _plain_attribute(name, key, text)

    def _name(self, old: str) -> str:
        """Return the new id of an element: none for the second of one name."""
        new = self._ids.get(old, "")
        twice = new in self._named
        self._named.add(new)
        return "" if twice else new

    def _link(self, address: str) -> str:
        if address.startswith("#") and address[1:] in self._ids:
            return f"#{self._ids[address[1:]]}"
        if not LINK.fullmatch(address.strip()):
            what = f"the link to '{address[:60]}' leads nowhere in a notebook"
            raise Unshowable(what, "write the whole address, https://…")
        return address.strip()


def _element(tag: str, drawn: bool) -> tuple[str, str]:
    """Return the element that is written and the style that it brings along."""
    if ":" in tag:  # Office's own, which browsers show as plain text
        return ("g" if drawn else "span"), ""
    if drawn:
        return checked_element(tag), ""
    if tag in SHOWN:
        return tag, ""
    if tag not in PLAIN:
        raise Unshowable(f"<{tag}> in its HTML is not for Colab, e-books and paper alike")
    return PLAIN[tag]


def _plain_attribute(name: str, key: str, text: str) -> str:
    if key == "class":
        return "dataframe" if "dataframe" in text.split() else ""
    if key in COUNTS and not re.fullmatch(r"[1-9]\d{0,2}", text):
        return ""
    known = key in KEPT or (key in ("width", "height") and name in SIZED)
    return (text or (key if key in ("open", "reversed") else "")) if known else ""
