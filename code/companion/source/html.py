"""HTML in the text: only tags that the site, Colab, paper and e-readers show alike."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from markdown_it.token import Token

from companion.errors import Problem
from companion.myst import LINE
from companion.myst.emphasis import UNESCAPED
from companion.source.model import Source

VOID = ("br", "wbr")
SHOWN: dict[str, set[str]] = {
    **{name: set() for name in (*VOID, "b", "em", "i", "kbd", "small", "strong", "sub", "sup")},
    "a": {"href", "title", "download"},
}
"""The tags that every output shows alike, with their attributes that do."""

INSTEAD = {
    "img": "'![글](그림.png)' or {image} expected, which every output finds",
    "video": "a link expected; paper and e-books show no video",
    "audio": "a link expected; paper and e-books play no sound",
    "iframe": "a link expected; a notebook, paper and e-books show no other page",
    "details": "{dropdown} expected, which paper and e-books show open",
    "summary": "{dropdown} expected, which paper and e-books show open",
    "table": "a Markdown table or {list-table} expected",
    "code": "a code between backticks expected",
    "pre": "a fence of backticks expected",
    "script": "a text without scripts expected; a notebook and an e-book run none",
    "style": "a text without styles expected; a notebook and an e-book know none",
}
PUBLISHED = "glossary/"
"""Where the site keeps the files that the build writes for readers to take away."""

_ESCAPED = r"a sign itself as '\<'"
_AS_TEXT = r"if it is text, `<{0}>` in backticks or '\<{0}>' expected"
_ADDRESS = re.compile(r"https?://[^/\s]|mailto:")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_AUTOLINK = re.compile(r"(https?|mailto|project|path|doc|inv):", re.IGNORECASE)
_MARKDOWN = re.compile(r"\*\S|\S\*|`|\$|\]\(|\{[\w:-]+\}|^#+ ", re.MULTILINE)


def html_is_shown_alike(source: Source) -> Iterator[Problem]:
    """Yield the tags, attributes and addresses that some output drops or shows otherwise."""
    for token in source.blocks:
        if token.type == "html_block":
            yield from _problems(source, [token])
            yield from _markdown_in(source, token)
        elif token.type == "inline":
            children = token.children or []
            yield from _problems(source, (c for c in children if c.type == "html_inline"))
            yield from _addresses(source, children)
            yield from _comments(source, token)


def _problems(source: Source, pieces: Iterable[Token]) -> Iterator[Problem]:
    reader = _Reader(source)
    for piece in pieces:
        reader.read(piece)
    yield from reader.finished()


def _markdown_in(source: Source, token: Token) -> Iterator[Problem]:
    text = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), token.content)
    if found := _MARKDOWN.search(text):
        line = token.meta[LINE] + text.count("\n", 0, found.start())
        written = text[max(0, found.start() - 8) : found.end() + 8].strip()
        expected = "plain text expected: Markdown inside a block of HTML is read by no output alike"
        yield Problem(source.path, line, written, expected)


def _addresses(source: Source, children: Iterable[Token]) -> Iterator[Problem]:
    for child in children:
        href = str(child.attrs.get("href", ""))
        if child.type == "link_open" and child.info == "auto" and not _AUTOLINK.match(href):
            expected = f"an address expected; {_AS_TEXT.format(href)}"
            yield source.problem(child, f"<{href}>", expected)


def _comments(source: Source, token: Token) -> Iterator[Problem]:
    """Yield what begins like a comment but is text here and a comment for some reader."""
    text = token.meta[UNESCAPED]
    if (at := text.find("<!--")) >= 0:
        line = token.meta[LINE] + text.count("\n", 0, at)
        expected = f"a comment without '--' inside that ends in '-->' expected; {_ESCAPED}"
        yield Problem(source.path, line, "<!--", expected)


class _Reader(HTMLParser):
    """Reads the HTML of one block or one run of text, which must close what it opens."""

    def __init__(self, source: Source) -> None:
        super().__init__(convert_charrefs=False)  # '&lt;' stays apart from '<'
        self._source = source
        self._open: list[tuple[str, int]] = []
        self._problems: list[Problem] = []
        self._first = 1
        self._lines: list[str] = []

    def read(self, token: Token) -> None:
        """Read the next piece; what stands between pieces was Markdown."""
        self._first = int(token.meta[LINE]) - self.getpos()[0] + 1
        self._lines = token.content.split("\n")
        if "<!--" in _COMMENT.sub("", token.content):
            self._wrong("<!--", "'-->' expected; what follows is shown nowhere")
        else:
            self.feed(token.content)

    def finished(self) -> list[Problem]:
        """Return what is wrong, with what stayed open."""
        self.close()
        for name, line in self._open:
            expected = f"'</{name}>' in the same block expected; {_AS_TEXT.format(name)}"
            self._problems.append(Problem(self._source.path, line, f"<{name}>", expected))
        return self._problems

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SHOWN:
            self._wrong(f"<{tag}>", self._advice(tag))
            return
        for name, value in attrs:
            if name not in SHOWN[tag]:
                expected = f"a tag without '{name}' expected; not every output heeds it"
                self._wrong(f"<{tag} {name}>", expected)
            elif name == "href" and not self._leads_somewhere(value or ""):
                expected = "'[글](쪽.md)' or an address that begins with https:// expected"
                self._wrong(f"<a href={value!r}>", expected)
        if tag not in VOID:
            self._open.append((tag, self._line()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif tag in SHOWN or not self._problems:
            self._wrong(f"</{tag}>", f"'<{tag}>' before it expected; {_AS_TEXT.format('/' + tag)}")

    def handle_data(self, data: str) -> None:
        if "<" in data:
            line, column = self.getpos()  # of a block, which is read alone
            rest = self._lines[line - 1][column:]
            self._wrong(rest.strip(), f"a whole tag expected; {_ESCAPED}")

    def handle_decl(self, decl: str) -> None:
        self._wrong(f"<!{decl}>", "text or a tag expected; a declaration is shown nowhere")

    def unknown_decl(self, data: str) -> None:
        self._wrong(f"<![{data}]>", "text or a tag expected; a declaration is shown nowhere")

    def handle_pi(self, data: str) -> None:
        self._wrong(f"<?{data}>", "text or a tag expected; an instruction is shown nowhere")

    def handle_comment(self, data: str) -> None:
        if "--" in data or data.endswith("-"):
            self._wrong("<!--", "a comment without '--' inside expected, as e-books require")

    def _leads_somewhere(self, href: str) -> bool:
        page = posixpath.dirname(self._source.path.as_posix())
        below = posixpath.normpath(posixpath.join(page, href))
        return bool(_ADDRESS.match(href)) or below.startswith(PUBLISHED)

    def _advice(self, tag: str) -> str:
        known = INSTEAD.get(tag, f"a tag that every output shows ({', '.join(SHOWN)}) expected")
        return f"{known}; {_AS_TEXT.format(tag)}"

    def _line(self) -> int:
        return self._first + self.getpos()[0] - 1

    def _wrong(self, written: str, expected: str) -> None:
        self._problems.append(Problem(self._source.path, self._line(), written, expected))
