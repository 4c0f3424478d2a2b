"""Styles of an output: each on the element that it is for, none on the page around."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from companion.outputs.model import Unshowable

ESCAPING = re.compile(
    r"position\s*:(?!\s*(?:relative|static))|expression\s*\(|url\s*\(\s*(?!['\"]?#)", re.I
)
"""What in a style leaves the output, or asks somebody else."""
COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMA = re.compile(r",(?![^(]*\))")
BETWEEN = re.compile(r""";(?=(?:[^'"]|'[^']*'|"[^"]*")*$)(?![^(]*\))""")
DECLARATION = re.compile(
    r"""(-{0,2}[A-Za-z][\w-]*)\s*:\s*((?:[^;{}()'"]|\([^()]*\)|'[^']*'|"[^"]*")+)"""
)
PAGE_WIDE = re.compile(
    r"@|:(?!(?:nth|first|last|only)-|(?:not|is|where)\()|(?<![\w.#-])(?:html|body)\b|^\*$"
)
"""Selectors of more than an output's own elements, or of states that paper has not."""
ADVICE = "write the styles on the elements (style=…), which every output of the book keeps"


def stay_inside(style: str) -> str:
    """Return the style, or the value that names a part of a drawing.

    Raises:
        Unshowable: it moves something out of its output or fetches something.
    """
    if ESCAPING.search(COMMENT.sub("", style)):
        what = f"the style '{_short(style)}' reaches out of the output"
        raise Unshowable(what, "leave it out")
    return style


def check_style(style: str) -> str:
    """Return the declarations of one element that a browser would read.

    Raises:
        Unshowable: they move it out of its output or fetch something.
    """
    css = COMMENT.sub("", stay_inside(style))
    parts = (DECLARATION.fullmatch(part.strip()) for part in BETWEEN.split(css))
    return "; ".join(f"{found[1]}: {found[2]}" for found in parts if found)


def style_elements(tree: LexborHTMLParser) -> None:
    """Write what `<style>` says on the elements themselves and take it away.

    E-book and paper know no `<style>` inside a page, and on the site it would be the whole page's.

    Raises:
        Unshowable: a rule is for more than elements of the output as they stand.
    """
    rules = [rule for sheet in tree.css("style") for rule in _rules(sheet.text())]
    for sheet in tree.css("style"):
        sheet.decompose()
    order = sorted(range(len(rules)), key=lambda i: (_weight(rules[i][0]), i), reverse=True)
    for selector, body in (rules[i] for i in order):
        for element in tree.css(selector):
            own = element.attributes.get("style") or ""
            element.attrs["style"] = "; ".join(filter(None, (body.strip().rstrip(";"), own)))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield each selector with its declarations."""
    css = COMMENT.sub("", sheet)
    if rest := RULE.sub("", css).strip():
        raise Unshowable(f"<style> cannot be read at '{_short(rest)}'", ADVICE)
    for selectors, body in RULE.findall(css):
        for selector in COMMA.split(selectors):
            if PAGE_WIDE.search(selector.strip()) or not _known(selector.strip()):
                raise Unshowable(f"<style> is for '{_short(selector)}'", ADVICE)
            yield selector.strip(), check_style(body)


def _short(css: str) -> str:
    return " ".join(css.split())[:60].strip("; ")


def _known(selector: str) -> bool:
    try:
        LexborHTMLParser("<p></p>", is_fragment=True).css(selector)
    except SelectolaxError:
        return False
    return bool(selector)


def _weight(selector: str) -> tuple[int, int, int]:
    """Return how strong a rule is: its ids, its classes, its names."""
    patterns = (r"#", r"\.|\[|:", r"(?:^|[\s>+~(])[a-z]")
    ids, classes, names = (len(re.findall(pattern, selector)) for pattern in patterns)
    return ids, classes, names
