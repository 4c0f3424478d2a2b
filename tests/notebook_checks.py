"""How a reader's Markdown reads a notebook: Colab and Jupyter know tables, tildes and HTML."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from myst_parser.parsers.mdit import create_md_parser

from companion.pages import myst_config

MYST_TOKENS = {
    "myst_role", "myst_target", "myst_line_comment", "myst_block_break", "colon_fence",
    "math_block_label", "amsmath", "footnote_ref", "footnote_reference_open", "dl_open",
    "field_list_open",
}  # fmt: skip
"""What only a MyST parser makes of a text; Colab would show its source."""


def read(markdown: str) -> list[Token]:
    """Return the tokens that a reader of notebooks sees."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin, allow_labels=False).parse(markdown)


def myst_left(markdown: str) -> list[str]:
    """Return the MyST-only pieces that a MyST parser still sees."""
    tokens = create_md_parser(myst_config(), RendererHTML).parse(markdown)
    return [
        part.content
        for part in flat(tokens)
        if part.type in MYST_TOKENS or (part.type == "fence" and part.info.startswith("{"))
    ]


def flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def links(tokens: Sequence[Token]) -> list[str]:
    """Return the addresses of the links and images, those in HTML included."""
    found = []
    for token in flat(tokens):
        found += [str(token.attrs[key]) for key in ("href", "src") if key in token.attrs]
        if token.type in ("html_block", "html_inline"):
            reader = _Html()
            reader.feed(token.content)
            found += reader.links
    return found


def visible_text(tokens: Sequence[Token]) -> str:
    """Return the text that is shown, without code, formulas and marks."""
    reader = _Html()
    for token in flat(tokens):
        if token.type in ("html_block", "html_inline"):
            reader.feed(token.content)
        elif token.type == "text":
            reader.text.append(token.content)
        elif token.nesting or token.type in ("softbreak", "hardbreak"):
            reader.text.append("\n")
    return "".join(reader.text)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for key, value in attrs if key in ("href", "src") and value]
