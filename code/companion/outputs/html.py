"""HTML of an output: every element closed, every style on its own element; else refused.

The tree is the one that a browser makes of the text, so that the site, the e-book and the notebook
show what Colab shows when the cell is run.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from companion.outputs.model import Names, Unshowable
from companion.outputs.plotly import FORMULA
from companion.outputs.style import check_style, style_elements
from companion.outputs.svg import checked_attribute, checked_element
from companion.outputs.terminal import printable

SHOWN = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "hr", "i", "img", "ins", "kbd", "li", "mark", "math", "meter", "ol", "p", "pre", "progress",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "svg",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
))  # fmt: skip
"""Elements that the site, a notebook, paper and an e-book show alike."""

HEADING = "font-weight: bold; margin: 1em 0 0.5em"
PLAIN: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ["address", "article", "aside", "footer", "header", "main", "nav", "section"], ("div", "")
    ),
    **{f"h{level}": ("div", HEADING) for level in range(1, 7)},
    **dict.fromkeys(("font", "label", "output", "time"), ("span", "")),
    "big": ("span", "font-size: larger"),
    "center": ("div", "text-align: center"),
    "nobr": ("span", "white-space: nowrap"),
    "strike": ("s", ""),
    "tt": ("code", ""),
}
"""What stands for elements that are no more, or that would be a part of the page: name, style."""

VOID = frozenset(("br", "col", "hr", "img", "wbr"))
BOLD, ITALIC = "font-weight: bold", "font-style: italic"
CODE, STRUCK, LINED = (
    "font-family: monospace",
    "text-decoration: line-through",
    "text-decoration: underline",
)
INLINE: dict[str, str] = {
    **dict.fromkeys(("abbr", "bdi", "bdo", "q", "small", "span", "sub", "sup", "wbr"), ""),
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("cite", "dfn", "em", "i", "var"), ITALIC),
    **dict.fromkeys(("code", "kbd", "samp"), CODE),
    "mark": "background-color: #ff0",
    "pre": f"{CODE}; white-space: pre",
    "s": STRUCK,
    "u": LINED,
}
"""Elements of a line of text, with what a block of the same look has for a style."""
BLOCK = re.compile(r"<(?:blockquote|details|div|dl|figure|hr|ol|p|pre|table|ul)\b")
WORDS = ("meter", "progress", "rp", "rt", "ruby")
"""Elements of words and bars, which no block can be."""
INSIDE = {
    "dd": ("dl",), "dt": ("dl",), "figcaption": ("figure",), "li": ("ul", "ol"),
    "rp": ("ruby",), "rt": ("ruby",), "summary": ("details",),
}  # fmt: skip
"""Elements that are nothing outside of others."""
HOLDS = {"dl": ("dd", "dt"), "ol": ("li",), "ul": ("li",)}
"""Elements that hold nothing else."""
NEEDS = {"dl": {"dt", "dd"}, "ruby": {"rt"}}
"""Elements that are nothing without others inside."""

COUNT, NUMBER, ANY = r"[1-9]\d{0,2}", r"-?\d+(?:\.\d+)?", r"(?s).*"
KEPT: dict[str, tuple[tuple[str, ...], str]] = {
    "alt": (("img",), ANY),
    "aria-hidden": ((), "true|false"),
    "colspan": (("td", "th"), COUNT),
    "dir": ((), "ltr|rtl|auto"),
    "height": (("img",), r"\d+"),
    "high": (("meter",), NUMBER),
    "lang": ((), r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "low": (("meter",), NUMBER),
    "max": (("meter", "progress"), NUMBER),
    "min": (("meter",), NUMBER),
    "open": (("details",), ANY),
    "reversed": (("ol",), ANY),
    "rowspan": (("td", "th"), COUNT),
    "scope": (("th",), "row|col|rowgroup|colgroup"),
    "span": (("col", "colgroup"), COUNT),
    "start": (("ol",), r"-?\d+"),
    "title": ((), ANY),
    "value": (("meter", "ol li", "progress"), NUMBER),
    "width": (("img",), r"\d+"),
}
"""Attributes that are written: on which elements (any, where none is named), with which values."""
STYLES = {
    "align": "text-align", "bgcolor": "background-color", "color": "color", "face": "font-family",
    "valign": "vertical-align",
}  # fmt: skip
"""Attributes that styles stand for: an e-book refuses them."""
MATH = re.compile(
    r"math|none|semantics|annotation|m(?:[inos]|text|space|row|frac|sqrt|root|style|error|padded|"
    r"phantom|enclose|fenced|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td)"
)
"""Elements of formulas that an e-book may hold."""
SIGN = re.compile(r"m[inos]|mtext|annotation")
CODES = ("code", "pre", "kbd", "samp")
TYPESET = re.compile(r"\$|(?<=\\)(?:[(\[]|begin(?=\{))")
"""What begins a formula for Colab, in a text that may hold one; none can span two elements."""
TYPESET_ALONE = re.compile(r"(?<=\\)(?:[(\[]|begin(?=\{))")
LATEX = "display(Latex('$…$'))"
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

    def write(self, node: LexborNode, around: str = "", depth: int = 0, drawn: str = "") -> str:
        """Return the node's markup.

        Args:
            node: an element, a text, or what is not shown.
            around: the name of the element that it stands in, as it is written.
            depth: how many elements stand around it.
            drawn: 'svg' or 'math' inside of these, whose names are their own.
        """
        if node.is_text_node:
            return _text(node.text_content or "", around, drawn)
        if not node.is_element_node or node.tag is None:
            return ""  # a comment
        if depth > DEEPEST:
            raise Unshowable(f"its HTML holds elements {DEEPEST} deep in each other")
        name, style = _element(node.tag, drawn)
        drawn = drawn or (name if name in ("svg", "math") else "")
        if not drawn:
            name = _in_place(name, around, node)
        attributes = self._attributes(node, "ol li" if around == "ol" else name, drawn)
        children = _siblings(node.first_child)
        inside = "".join(self.write(child, name, depth + 1, drawn) for child in children)
        if (name in INLINE or name in WORDS) and BLOCK.search(inside):
            name, style = "div", f"{_as_block(name)}; {style}"
        start = f"<{name}{''.join(self._written(node, attributes, style, drawn))}>"
        if name in VOID and not drawn:
            return start
        line = "\n" if name == "pre" and inside.startswith("\n") else ""  # the first is not shown
        return f"{start}{line}{inside}</{name}>"

    def _attributes(self, node: LexborNode, name: str, drawn: str) -> dict[str, str]:
        """Return the attributes but for the style."""
        found = {}
        for key, value in node.attributes.items():
            if key.startswith("on") or key in REFUSED:
                raise Unshowable(f"the attribute '{key}' in its HTML works on a screen alone")
            if key != "style" and (drawn or key not in STYLES):
                found[key] = self._attribute(name, key, value or "", drawn)
        if name == "img":
            found.setdefault("alt", "")
        return found

    def _written(
        self, node: LexborNode, attributes: Mapping[str, str], style: str, drawn: str
    ) -> Iterator[str]:
        for key, value in attributes.items():
            if value or key == "alt":
                yield f' {key}="{escape(value)}"'
        old = () if drawn else node.attributes.items()
        styles = [style, *(f"{STYLES[key]}: {value}" for key, value in old if key in STYLES)]
        own = node.attributes.get("style") or ""
        styles.append(checked_attribute("", "style", own, self._ids) if drawn else own)
        if whole := check_style("; ".join(styles)):
            yield f' style="{escape(whole)}"'

    def _attribute(self, name: str, key: str, text: str, drawn: str) -> str:
        """Return what is written for an attribute; nothing where it is left out."""
        if key == "id":
            return self._name(text)
        if drawn:
            bare = key in ("class", "xmlns") or (":" in key and key[:4] not in ("xlin", "xml:"))
            return "" if bare else checked_attribute(name, key, text, self._ids)
        if key == "href":
            return self._link(text)
        if key == "src":
            if not PICTURE.fullmatch(text):
                what = f"<{name} src> '{text[:60]}' is no part of the output"
                raise Unshowable(what, "show a picture with display(Image(filename=…))")
            return text
        if key == "class":
            return "dataframe" if "dataframe" in text.split() else ""
        elements, values = KEPT.get(key, ((), "(?!)"))
        known = (not elements or name in elements) and re.fullmatch(values, text)
        return (text or (key if key in ("open", "reversed") else "")) if known else ""

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


def _element(tag: str, drawn: str) -> tuple[str, str]:
    """Return the element that is written and the style that it brings along."""
    if ":" in tag and not drawn:  # Office's own, which browsers show as plain text
        return "span", ""
    if drawn == "math" and not MATH.fullmatch(tag):
        raise Unshowable(f"<{tag}> in its formula is not for e-books", LATEX)
    if drawn:
        return checked_element(tag), ""
    if tag in SHOWN:
        return tag, ""
    if tag not in PLAIN:
        raise Unshowable(f"<{tag}> in its HTML is not for Colab, e-books and paper alike")
    return PLAIN[tag]


def _text(text: str, around: str, drawn: str) -> str:
    """Return the markup of a text, of which Colab makes no formula.

    Raises:
        Unshowable: it is a formula, or stands in one outside of its signs.
    """
    if drawn == "math" and text.strip() and not SIGN.fullmatch(around):
        raise Unshowable(f"'{text.strip()[:20]}' stands in no sign of its formula", LATEX)
    markup = escape(text, quote=False)
    if drawn or around in CODES:
        return markup
    if found := FORMULA.search(text):
        advice = "display(Markdown(…)) shows formulas; HTML has x<sub>1</sub>, x<sup>2</sup>"
        raise Unshowable(f"its HTML shows '{found[0]}' with the dollar signs", advice)
    marks = TYPESET if text.count("$") > 1 else TYPESET_ALONE
    return marks.sub(r"<span>\g<0></span>", markup)


def _as_block(name: str) -> str:
    """Return the style of a block that stands for an element of a line."""
    if name in WORDS:
        raise Unshowable(f"a block stands in <{name}> of its HTML", "put it after that")
    return INLINE[name]


def _in_place(name: str, around: str, node: LexborNode) -> str:
    """Return the element's name; a block where it is nothing where it stands.

    Raises:
        Unshowable: it is in a list, but no item of it, as no e-book may have it.
    """
    for child in _siblings(node.first_child) if name in HOLDS else ():
        if child.tag in HOLDS[name] or child.is_comment_node or child.is_empty_text_node:
            continue
        what = "text" if child.is_text_node else f"<{child.tag}>"
        raise Unshowable(f"{what} stands in <{name}> of its HTML", f"put it in <{HOLDS[name][0]}>")
    inside = {child.tag for child in _siblings(node.first_child)}
    if not NEEDS.get(name, set()) <= inside:
        return "div" if name == "dl" else "span"
    return name if around in INSIDE.get(name, (around,)) else "div"
