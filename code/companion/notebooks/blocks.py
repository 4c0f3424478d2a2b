"""What each directive of MyST, Sphinx, sphinx-design and the theme becomes in a notebook."""

import re
from collections.abc import Mapping

from companion.myst.directives import Directive
from companion.notebooks.labels import KINDS
from companion.notebooks.markdown import Block, MarkdownExporter
from companion.notebooks.mathematics import display_math
from companion.notebooks.renderers import bold, code_fence, image_link, literal, quote
from companion.notebooks.tables import list_table

ADMONITIONS = {
    "admonition": "",
    "attention": "주의",
    "caution": "조심",
    "danger": "위험",
    "error": "오류",
    "hint": "힌트",
    "important": "중요",
    "note": "참고",
    "seealso": "더 보기",
    "tip": "팁",
    "warning": "경고",
}
"""The admonitions and what the site, in Korean, calls those that take no title."""

_ATTRIBUTION = re.compile(r"\n\s*\n(?:---?(?!-)|—) *(?P<who>[^\n]+)\s*$")


def _admonition(exporter: MarkdownExporter, directive: Directive) -> str:
    if "dropdown" in directive.options.get("class", []):
        summary = exporter.inline_html(directive.argument) or ADMONITIONS[directive.name]
        return _details(summary, exporter.body(directive))
    title = exporter.inline(directive.argument) or ADMONITIONS[directive.name]
    return _titled_quote(exporter, title, directive)


def _dropdown(exporter: MarkdownExporter, directive: Directive) -> str:
    summary = exporter.inline_html(directive.argument) or "펼치기"
    body = exporter.body(directive)
    return _details(summary, body, is_open="open" in directive.options)


def _aside(exporter: MarkdownExporter, directive: Directive) -> str:
    return _titled_quote(exporter, exporter.inline(directive.argument), directive)


def _titled_quote(exporter: MarkdownExporter, title: str, directive: Directive) -> str:
    with exporter.quotation():
        return quote(bold(title) if title else "", exporter.body(directive))


def _details(summary: str, body: str, *, is_open: bool = False) -> str:
    # The blank lines make Markdown of what stands between them.
    tag = "<details open>" if is_open else "<details>"
    return f"{tag}\n<summary>{summary}</summary>\n\n{body}\n\n</details>"


def _contents(exporter: MarkdownExporter, directive: Directive) -> str:
    return exporter.body(directive)


def _tab(exporter: MarkdownExporter, directive: Directive) -> str:
    return f"{bold(exporter.inline(directive.argument))}\n\n{exporter.body(directive)}"


def _card(exporter: MarkdownExporter, directive: Directive) -> str:
    options = directive.options
    title = exporter.inline(directive.argument)
    link = _card_link(exporter, directive)
    with exporter.quotation():
        return quote(
            _card_image(exporter, options.get("img-background") or options.get("img-top")),
            exporter.inline(options.get("header") or ""),
            bold(title) if title else "",
            exporter.body(directive),
            exporter.inline(options.get("footer") or ""),
            _card_image(exporter, options.get("img-bottom")),
            link,
        )


def _card_image(exporter: MarkdownExporter, path: str | None) -> str:
    if not path:
        return ""
    return image_link("", exporter.state.references.image(exporter.state.page, path))


def _card_link(exporter: MarkdownExporter, directive: Directive) -> str:
    target = directive.options.get("link")
    if not target:
        return ""
    references, page = exporter.state.references, exporter.state.page
    kind = directive.options.get("link-type", "url")
    if kind == "doc":
        link = references.doc(page, target)
    elif kind == "ref":
        link = references.to(references.target(target))
    else:
        link = references.link(page, target)
    shown = directive.options.get("link-alt") or link.title or link.url
    return f"[{literal(shown)}]({link.url})"


def _epigraph(exporter: MarkdownExporter, directive: Directive) -> str:
    attribution = _ATTRIBUTION.search(directive.body)
    body = directive.body[: attribution.start()] if attribution else directive.body
    with exporter.quotation():
        who = f"— {exporter.inline(attribution['who'])}" if attribution else ""
        return quote(exporter.render(body, directive.body_line), who)


def _figure(exporter: MarkdownExporter, directive: Directive) -> str:
    image = _image(exporter, directive)
    text = exporter.body(directive)
    return f"{image}\n\n{_numbered(exporter, directive, 'figure', text)}" if text else image


def _image(exporter: MarkdownExporter, directive: Directive) -> str:
    references, page = exporter.state.references, exporter.state.page
    url = references.image(page, directive.argument)
    image = image_link(directive.options.get("alt") or "", url)
    target = directive.options.get("target")
    return f"[{image}]({references.link(page, target).url})" if target else image


def _numbered(exporter: MarkdownExporter, directive: Directive, kind: str, text: str) -> str:
    """Return a caption after the number that the site gives it."""
    number = exporter.number(kind, directive.line)
    return f"**{KINDS[kind] % number}.** {text}" if number else text


def _table(exporter: MarkdownExporter, directive: Directive) -> str:
    caption = exporter.inline(directive.argument)
    show = list_table if directive.name == "list-table" else MarkdownExporter.body
    table = show(exporter, directive)
    return f"{_numbered(exporter, directive, 'table', caption)}\n\n{table}" if caption else table


def _code(exporter: MarkdownExporter, directive: Directive) -> str:
    code = code_fence(directive.argument, directive.body, in_quote=exporter.in_quote)
    caption = exporter.inline(directive.options.get("caption") or "")
    return f"{_numbered(exporter, directive, 'code-block', caption)}\n\n{code}" if caption else code


def _math(exporter: MarkdownExporter, directive: Directive) -> str:
    formula = "\n\n".join(part for part in (directive.argument, directive.body) if part)
    number = exporter.number("equation", directive.line)
    return display_math(formula, number, in_quote=exporter.in_quote)


def _hidden(_exporter: MarkdownExporter, _directive: Directive) -> str:
    return ""


def _chapter_cards(_exporter: MarkdownExporter, directive: Directive) -> str:
    """Return what the cards say as a list; pictures and links are the site's."""
    cards = (line.split("|") for line in directive.body.splitlines() if line.strip())
    return "\n".join(f"- {number.strip()}장: {about.strip()}" for number, _, about in cards)


BLOCKS: Mapping[str, Block] = {
    **dict.fromkeys(ADMONITIONS, _admonition),
    "dropdown": _dropdown,
    "tab-set": _contents,
    "tab-item": _tab,
    "grid": _contents,
    "grid-item": _contents,
    "card": _card,
    "grid-item-card": _card,
    "card-header": _contents,
    "card-footer": _contents,
    "margin": _aside,
    "sidebar": _aside,
    "epigraph": _epigraph,
    "figure": _figure,
    "image": _image,
    "table": _table,
    "list-table": _table,
    **dict.fromkeys(("code-block", "sourcecode", "code"), _code),
    "math": _math,
    "index": _hidden,
    "home-search": _hidden,
    "chapter-cards": _chapter_cards,
}
"""The directives that need nothing but the page and its references."""
