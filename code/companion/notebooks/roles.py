"""What each role of MyST and Sphinx becomes in a notebook."""

import re
from collections.abc import Mapping

from myst_nb.core.variables import format_plain_text

from companion.myst import split_target
from companion.notebooks.labels import KINDS
from companion.notebooks.markdown import MarkdownExporter, Role
from companion.notebooks.mathematics import inline_math
from companion.notebooks.references import Link, UnresolvedError
from companion.notebooks.renderers import literal


def link_to(link: Link, content: str) -> str:
    """Return a link that shows what the role's author wrote, else the target's title.

    Raises:
        UnresolvedError: there is neither.
    """
    shown, target = split_target(content)
    text = link.title if shown == target else shown
    if not text:
        raise UnresolvedError(f"a text before '<{target}>' expected; the target has no title")
    return f"[{literal(text)}]({link.url})"


def _reference(exporter: MarkdownExporter, content: str) -> str:
    references = exporter.state.references
    return link_to(references.to(references.target(split_target(content)[1])), content)


def _number_reference(exporter: MarkdownExporter, content: str) -> str:
    shown, label = split_target(content)
    target = exporter.state.references.target(label)
    if target.number is None:
        raise UnresolvedError(
            f"'{label}' has no number; a captioned figure, table or code expected"
        )
    form = KINDS[target.kind] if shown == label else shown
    text = re.sub(r"%s|\{number\}", str(target.number), form).replace("{name}", target.title)
    return f"[{literal(text)}]({exporter.state.references.to(target).url})"


def _equation(exporter: MarkdownExporter, content: str) -> str:
    link = exporter.state.references.equation(content)
    return f"[{link.title}]({link.url})"


def _document(exporter: MarkdownExporter, content: str) -> str:
    name = split_target(content)[1]
    return link_to(exporter.state.references.doc(exporter.state.page, name), content)


def _download(exporter: MarkdownExporter, content: str) -> str:
    path = split_target(content)[1]
    return link_to(exporter.state.references.file(exporter.state.page, path), content)


def _glue(exporter: MarkdownExporter, content: str) -> str:
    name, _, spec = content.partition(":")
    value = exporter.state.glue(name)
    if value is None:
        raise UnresolvedError("a name that a cell of the page glues expected")
    try:
        return literal(format_plain_text(value, spec or "s"))
    except (ValueError, TypeError) as error:
        raise UnresolvedError(f"a format that fits the value {value} expected; {error}") from None


def _tagged(tag: str) -> Role:
    return lambda _exporter, content: f"<{tag}>{literal(content)}</{tag}>"


def _index(_exporter: MarkdownExporter, content: str) -> str:
    return literal(split_target(content)[0].removeprefix("!"))


def _shown(exporter: MarkdownExporter, content: str) -> str:
    """Lead to a cell of another page; one of the notebook's own stands in it."""
    page, mark, cell = content.strip().rpartition("#")
    state = exporter.state
    if not mark or page == state.page.slug:
        return ""
    return f"[▸]({state.references.doc(state.page, f'/book/{page}').url}#cell-{cell})"


ROLES: Mapping[str, Role] = {
    "ref": _reference,
    "numref": _number_reference,
    "eq": _equation,
    "doc": _document,
    "download": _download,
    "glue:text": _glue,
    "math": lambda _exporter, content: inline_math(content),
    "kbd": _tagged("kbd"),
    **dict.fromkeys(("sub", "subscript"), _tagged("sub")),
    **dict.fromkeys(("sup", "superscript"), _tagged("sup")),
    # The site shows the long form on hovering only; a phone cannot.
    "abbr": lambda _exporter, content: literal(content),
    "index": _index,
    "shown": _shown,
    "plain": lambda _exporter, content: literal(content),
}
"""The roles that need nothing but the page and its references."""
