"""How each piece of the parsed tree is written as plain Markdown: mdformat, and MyST's pieces."""

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from mdformat.renderer import DEFAULT_RENDERERS, RenderContext, RenderTreeNode
from mdformat_tables import plugin as tables

from companion.myst import LINE
from companion.notebooks.mathematics import display_math, environment_math, inline_math

if TYPE_CHECKING:
    from companion.notebooks.markdown import MarkdownExporter

Renderer = Callable[[RenderTreeNode, RenderContext], str]

_MYST_LINE = re.compile(r"(%|\+{3}|:|\(.*\)=\s*$)")
"""How a line of literal text may begin that a MyST parser would not take for text."""

_PLAIN_ITEM = {"paragraph", "bullet_list", "ordered_list", "fence", "code_block"}
CHECKBOX = "task-list-item-checkbox"


class MystRenderers:
    """The mdformat extension that writes what CommonMark lacks."""

    CHANGES_AST = True

    def __init__(self, exporter: "MarkdownExporter") -> None:
        self._exporter = exporter
        self.POSTPROCESSORS: Mapping[str, Any] = {"paragraph": _guard_lines}
        self.RENDERERS: Mapping[str, Renderer] = {
            **tables.RENDERERS,
            "text": _text,
            "strong": _marked("strong", "**"),
            "em": _marked("em", "*"),
            "html_inline": _html_inline,
            "list_item": _list_item,
            "blockquote": self._blockquote,
            "td": _cell,
            "th": _cell,
            "dl": _joined("\n"),
            "dt": lambda node, context: f"- {bold(_children(node, context))}\n",
            "dd": lambda node, context: indent(_joined("\n\n")(node, context)) + "\n",
            "field_list": self._field_list,
            "myst_role": self._role,
            "fence": self._fence,
            "colon_fence": self._fence,
            "math_inline": _inline_math,
            "math_block": self._math,
            "math_block_label": self._math,
            "amsmath": self._math,
            "footnote_ref": lambda node, _context: exporter.footnotes.call(node.meta["label"]),
            "footnote_reference": _nothing,
            "myst_target": _nothing,
            "myst_line_comment": _nothing,
            "myst_block_break": _nothing,
        }

    def _role(self, node: RenderTreeNode, context: RenderContext) -> str:
        self._exporter.state.line = node.meta[LINE]
        if node.meta["name"] == "math":
            return _inline_math(node, context)
        return self._exporter.role(node.meta["name"], node.content)

    def _fence(self, node: RenderTreeNode, _context: RenderContext) -> str:
        self._exporter.state.line = node.meta[LINE]
        if node.info.startswith("{"):
            return self._exporter.directive(node.info, node.content)
        info = node.info.strip()
        return code_fence(info, node.content, in_quote=self._exporter.in_quote)

    def _math(self, node: RenderTreeNode, _context: RenderContext) -> str:
        write = environment_math if node.type == "amsmath" else display_math
        number = self._exporter.number("equation", node.meta[LINE])
        return write(node.content, number, in_quote=self._exporter.in_quote)

    def _blockquote(self, node: RenderTreeNode, context: RenderContext) -> str:
        with self._exporter.quotation():
            return str(DEFAULT_RENDERERS["blockquote"](node, context))

    def _field_list(self, node: RenderTreeNode, context: RenderContext) -> str:
        items = []
        for name, body in zip(node.children[::2], node.children[1::2], strict=True):
            text = indent(_joined("\n\n")(body, context)).lstrip()
            items.append(f"- {bold(_children(name, context) + ':')} {text}".rstrip())
        return "\n".join(items)


def bold(text: str) -> str:
    """Return Markdown text in bold; what holds asterisks itself is safe only between tags."""
    return f"<strong>{text}</strong>" if "*" in text else f"**{text}**"


def literal(text: str) -> str:
    """Return text that Markdown shows as it is."""
    escaped = re.sub(r"[\\`*_\[\]<>~]|&(?=#?\w+;)", r"\\\g<0>", text)
    # MathJax looks for dollars in the page that Markdown made, where the backslash is gone; it
    # stops at a tag.
    return escaped.replace("$", "<span>\\$</span>")


def image_link(alt: str, url: str) -> str:
    """Return an image; its alternative text is plain, so only what ends it is escaped."""
    text = re.sub(r"[\\\[\]]", r"\\\g<0>", " ".join(alt.split()))
    return f"![{text}]({url})"


def code_fence(info: str, content: str, *, in_quote: bool = False) -> str:
    """Return a code block whose fence is longer than any in it.

    Jupyter, which cuts formulas out first, sees no fence in a quotation: a dollar there would begin
    a formula.
    """
    if in_quote and "$" in content:
        return f"<pre><code>{html.escape(content, quote=False).replace('$', '&#36;')}</code></pre>"
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    text = content if content.endswith("\n") or not content else content + "\n"
    return f"{fence}{info.replace('`', '')}\n{text}{fence}"


def indent(text: str) -> str:
    """Return the lines of `text` as the body of a list item."""
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))


def quote(*blocks: str) -> str:
    """Return the blocks as one quotation."""
    lines = "\n\n".join(block for block in blocks if block).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _children(node: RenderTreeNode, context: RenderContext) -> str:
    return _joined("")(node, context)


def _joined(separator: str) -> Renderer:
    def render(node: RenderTreeNode, context: RenderContext) -> str:
        parts = (child.render(context) for child in node.children)
        return separator.join(part for part in parts if part)

    return render


def _nothing(_node: RenderTreeNode, _context: RenderContext) -> str:
    return ""


def _text(node: RenderTreeNode, context: RenderContext) -> str:
    text = str(DEFAULT_RENDERERS["text"](node, context))
    # Colab and Jupyter strike through what stands between two tildes: '1~3장과 5~7장'.
    text = text.replace("~", "\\~")
    # Of two signs in a row, mdformat escapes the first: '<<s>' would hold a tag.
    text = re.sub(r"((?:\\\\)*)\\?<(?=\S)", r"\1\\<", text).replace("$", "<span>\\$</span>")
    following = node.next_sibling
    if text.endswith("}") and following is not None and following.type == "code_inline":
        text = re.sub(r"\{(?=[^{]*$)", r"\\{", text)
    return text


def _marked(tag: str, mark: str) -> Renderer:
    """Write emphasis with marks where they work, else with tags.

    A closing mark after a full stop or bracket and before a letter is no closing mark, and what
    stood there in the page may have become something else: '**(1).**{sub}`n`'.
    """

    def render(node: RenderTreeNode, context: RenderContext) -> str:
        text = _children(node, context)
        before, after = _neighbour(node, -1), _neighbour(node, 1)
        opens = text[:1].isalnum() or _ends(before, -1)
        closes = text[-1:].isalnum() or _ends(after, 0)
        touches = {"em", "strong"} & {
            sibling.type for sibling in (before, after, node.parent) if sibling is not None
        }
        if opens and closes and not touches and "*" not in text:
            return f"{mark}{text}{mark}"
        return f"<{tag}>{text}</{tag}>"

    return render


def _neighbour(node: RenderTreeNode, step: int) -> RenderTreeNode | None:
    """Return the sibling before (-1) or after (1) a node; the parser leaves empty texts between."""
    siblings = node.siblings
    at = siblings.index(node) + step
    while 0 <= at < len(siblings):
        if siblings[at].type != "text" or siblings[at].content:
            return siblings[at]
        at += step
    return None


def _ends(sibling: RenderTreeNode | None, at: int) -> bool:
    """Return whether a sibling ends in a space or in what every parser calls punctuation.

    Parsers differ over symbols such as '°'.
    """
    if sibling is None or sibling.type in ("softbreak", "hardbreak"):
        return True
    if sibling.type != "text":
        return False
    sign = sibling.content[at]
    return sign.isspace() or unicodedata.category(sign).startswith("P")


def _html_inline(node: RenderTreeNode, _context: RenderContext) -> str:
    if CHECKBOX in node.content:
        return "[x]" if "checked=" in node.content else "[ ]"
    return str(node.content)


def _list_item(node: RenderTreeNode, context: RenderContext) -> str:
    if all(child.type in _PLAIN_ITEM and not child.info.startswith("{") for child in node.children):
        return str(DEFAULT_RENDERERS["list_item"](node, context))
    # What a directive becomes may begin with a paragraph, which must not run into the one before.
    return _joined("\n\n")(node, context)


def _cell(node: RenderTreeNode, context: RenderContext) -> str:
    return str(tables.RENDERERS["td"](node, context)).replace("\\\n", "<br>")


def _inline_math(node: RenderTreeNode, _context: RenderContext) -> str:
    above = node.parent
    while above is not None and above.type not in ("td", "th"):
        above = above.parent
    return inline_math(node.content, in_table=above is not None)


def _guard_lines(text: str, node: RenderTreeNode, context: RenderContext) -> str:
    """Keep literal lines from being read as something else: a table, a MyST block."""
    text = str(tables.POSTPROCESSORS["paragraph"](text, node, context))
    lines = text.split("\n")
    return "\n".join(f"\\{line}" if _MYST_LINE.match(line) else line for line in lines)
