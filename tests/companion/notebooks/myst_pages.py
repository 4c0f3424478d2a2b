"""A strategy that writes MyST pages: everything an author may write, nested to depth three.

Each page knows the words it holds, its code cells and its code blocks, so that a test can look for
them in what the page became. Words are numbered ('낱말7끝'), hence unique.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

HEADER = "---\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n"
ADMONITIONS = [
    "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip",
    "warning",
]  # fmt: skip
CITES = [
    "cite", "cite:p", "cite:ps", "cite:t", "cite:ts", "cite:alp", "cite:label", "cite:author",
    "cite:authorpars", "cite:year", "cite:yearpar", "cite:empty",
]  # fmt: skip
FIXED = [
    "{term}`배치`", "{term}`묶음 <batch>`", "{ref}`other`", "{numref}`fig-fixed`", "{doc}`other`",
    "{numref}`그림 %s <fig-fixed>`", "{eq}`eq-fixed`", "{glue:text}`page-fixed:.1f`",
    "{cite:p}`someone-2020,someone-2020`", "{cite:t}`{참고}someone-2020{3쪽}`",
    "{download}`자료 <page.md>`", "{math}`a < b`", "[](#other)", "[](other.md)", "[](fig-fixed)",
    "<https://example.org/a?b=1&c=2>", "<project:#other>", "$a_1 < b^2 * c$", "$x$", "$|x|$",
    "`{term}`", "`` a`b ``", "`*a* _b_ <c> $d$ :::`", "1~3장과 4~5장", r"\$5와 \$6", r"\*별\*", "snake_case_name",
    r"\[괄호\]", "3 < 4 > 2", "a & b &amp; c", r"\`", r"\{ref}`x`", "a_{i}", "<br>", "![대체 글](a.svg)",
    "{a}", "(b)", "[^함께]", "[^7]", "[그림][참조]", "\\~", "0 * 1 * 2", "$$y^2$$", "!", "%", "+++", "#",
]  # fmt: skip
"""Pieces of a line that carry no numbered word."""

CODE = [
    "x = 1", "%matplotlib inline", "!ls", "print('`' * 3)", "s = '''\n:::{note}\n'''",
    "# 한글 🙂 {term}`배치`", "a\n\n\nb", "```\nfence\n```", "    indented", "$$\nx\n$$",
    "(label)=", "% comment", "+++", "| a | b |", "<details>", "---", "\\alpha ~ [^함께]",
]  # fmt: skip
FORMULAS = [
    "x^2", "a \\\\ b", "x &= 1 \\\\\ny &= 2", "a < b", "a\n\nb", "x % y", "\\begin{aligned}a\\end{aligned}",
]  # fmt: skip


@dataclass
class MystPage:
    """A generated page; `words` stand in reading order, those of the footnotes apart."""

    text: str = ""
    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)


class Writer:
    """Writes one page; each method returns MyST and notes on `page` what it holds."""

    def __init__(self, draw: Callable) -> None:
        self.draw = draw
        self.page = MystPage()
        self.count = 0

    def one_of(self, *choices):
        return self.draw(st.sampled_from(choices))

    def several(self, least: int, most: int) -> range:
        return range(self.draw(st.integers(least, most)))

    def label(self) -> str:
        self.count += 1
        name = f"{self.one_of('label_', 'Label-', 'l.')}{self.count}"
        self.page.labels.append(name)
        return name

    def equation_label(self) -> str:
        self.count += 1
        self.page.equations.append(f"eq_{self.count}")
        return self.page.equations[-1]

    def word(self) -> str:
        self.count += 1
        word = f"낱말{self.count}끝"
        self.page.words.append(word)
        return word

    def inline(self) -> str:
        kind = self.draw(st.integers(0, 19))
        shown = {
            0: "**{}**", 1: "*{}*", 2: "**({}).**", 3: "**“{}”**", 4: "[{}](other.md)",
            5: "[{}](https://example.org/a_(b)?c=1)", 6: "{{kbd}}`{}`", 7: "{{sub}}`{}`",
            8: "{{sup}}`{}*`", 9: "{{abbr}}`{} (긴 말)`", 10: "{{index}}`{}`",
            11: "{{ref}}`{} <other>`", 12: "{{term}}`{} <batch>`", 13: "***{}***",
            17: "{{sub}}`a`**{}**은", 18: "**{}.**{{sub}}`b`가", 19: "**{}.**{{glue:text}}`page-fixed:.0f`은",
        }.get(kind)  # fmt: skip
        if kind == 14:
            return f"{{{self.one_of(*CITES)}}}`someone-2020`"
        if kind in (15, 16):
            return self.one_of(*FIXED)
        return (shown or "{}").format(self.word())

    def line(self) -> str:
        """A line that begins with a word, so that its start has no meaning in Markdown."""
        parts = [self.word()]
        for _ in self.several(0, 4):
            parts.append(self.inline())
        if self.draw(st.booleans()):
            parts.append(self.word())
        return self.joined(parts)

    def joined(self, parts: list[str]) -> str:
        """Join pieces, often without a space, as Korean particles are joined.

        Next to a mark of emphasis there is one, since without it the mark may be none.
        """
        line = parts[0]
        for part in parts[1:]:
            marked = line.endswith("*") or part.startswith("*")
            line += (" " if marked else self.one_of("", " ")) + part
        return line

    def paragraph(self, _depth: int = 0) -> str:
        end = self.one_of("\n", "\n", "\\\n")
        return end.join(self.line() for _ in self.several(1, 3))

    def body(self, depth: int) -> str:
        return "\n\n".join(self.block(depth - 1) for _ in self.several(1, 3))

    def block(self, depth: int) -> str:
        simple = [
            self.paragraph, self.table, self.code, self.code_block, self.formula, self.figure,
            self.list_table, self.hidden, self.definitions, self.fields, self.html,
            self.correction,
        ]  # fmt: skip
        nested = [
            self.bullets, self.numbers, self.quotation, self.admonition, self.custom, self.dropdown,
            self.tabs, self.card, self.grid, self.aside, self.epigraph, self.captioned_table,
        ]  # fmt: skip
        return self.one_of(*(simple + 2 * nested if depth > 0 else simple))(depth)

    # Blocks without blocks in them.

    def table(self, _depth: int) -> str:
        def cell() -> str:
            return self.line().replace("|x|", r"\|x\|")

        rows = ["| " + " | ".join(cell() for _ in range(2)) + " |" for _ in self.several(2, 3)]
        return "\n".join([rows[0], self.one_of("|---|---|", "|:-:|--:|"), *rows[1:]])

    def source(self) -> str:
        return "\n".join(self.one_of(*CODE) for _ in self.several(1, 3))

    def code(self, _depth: int) -> str:
        source = self.source()
        self.page.blocks.append(source)
        return fenced(self.one_of("", "python", "text"), source, "`~")

    def code_block(self, _depth: int) -> str:
        source = self.source().strip()
        lines = [":name: " + self.label()] if self.draw(st.booleans()) else []
        lines += [":caption: " + self.word()] if self.draw(st.booleans()) else []
        self.page.blocks.append(source)
        return fenced("{code-block} python", "\n".join([*lines, "", source]), "`:")

    def formula(self, _depth: int) -> str:
        content = self.one_of(*FORMULAS)
        kind = self.draw(st.integers(0, 4))
        if kind == 0:
            return f"$$\n{content}\n$$"
        if kind == 1:
            return f"$$\n{content}\n$$ ({self.equation_label()})"
        if kind == 2:
            return fenced("{math}", f":label: {self.equation_label()}\n\n{content}", "`:")
        if kind == 3:
            return fenced("{math}", content, "`")
        name = self.one_of("align", "align*", "equation", "gather")
        return f"\\begin{{{name}}}\na &= b \\\\\nc &= d\n\\end{{{name}}}"

    def figure(self, _depth: int) -> str:
        lines = [":alt: 그림의 [대체] 글"] if self.draw(st.booleans()) else []
        lines += [":name: " + self.label()] if self.draw(st.booleans()) else []
        name = self.one_of("figure", "image")
        body = ["", self.line()] if name == "figure" and self.draw(st.booleans()) else []
        return fenced(
            f"{{{name}}} {self.one_of('a.svg', '/book/one/a.svg')}", "\n".join(lines + body), "`:"
        )

    def list_table(self, depth: int) -> str:
        rich = self.draw(st.booleans())
        title = self.word()
        rows = []
        for _ in self.several(1, 3):
            cells = [self.block(0) if rich and depth > 0 else self.line() for _ in range(2)]
            rows.append(
                "* "
                + "\n".join(
                    f"{'' if i == 0 else '  '}- {indented(c, 4)}" for i, c in enumerate(cells)
                )
            )
        lines = [f":header-rows: {self.one_of(0, 1)}", f":stub-columns: {self.one_of(0, 1)}", ""]
        return fenced(f"{{list-table}} {title}", "\n".join(lines + rows), "`:")

    def hidden(self, _depth: int) -> str:
        choice = self.one_of(
            "% 주석", "% 주석\n% 둘째 줄", "```{index} 찾을 말\n```", "<!-- 주석 -->"
        )
        return choice

    def tasks(self, _depth: int) -> str:
        return "\n".join(f"- [{self.one_of(' ', 'x')}] {self.line()}" for _ in self.several(1, 3))

    def definitions(self, _depth: int) -> str:
        return "\n\n".join(f"{self.line()}\n: {self.line()}" for _ in self.several(1, 2))

    def fields(self, _depth: int) -> str:
        return "\n".join(f":{self.word()}: {self.line()}" for _ in self.several(1, 2))

    def html(self, _depth: int) -> str:
        return f'<div class="a">\n<em>{self.word()}</em>\n</div>'

    def correction(self, _depth: int) -> str:
        return "```{correction} batch-is-not-epoch\n```"

    # Blocks with blocks in them.

    def bullets(self, depth: int) -> str:
        return self.items(depth, lambda _: self.one_of("- "))

    def numbers(self, depth: int) -> str:
        return self.items(depth, lambda index: f"{index + 8}. ")

    def items(self, depth: int, marker: Callable) -> str:
        items = []
        for index in self.several(1, 3):
            start = marker(index)
            tight = self.one_of("\n\n", "\n\n", "\n")
            body = self.paragraph()
            if self.draw(st.booleans()):
                body += tight + self.after_paragraph(depth, tight)
            items.append(start + indented(body, len(start)))
        return self.one_of("\n", "\n\n").join(items)

    def after_paragraph(self, depth: int, gap: str) -> str:
        """What may follow a paragraph; without a blank line, only what can interrupt one."""
        if gap == "\n":
            return self.one_of(self.admonition, self.dropdown, self.code, self.tabs)(depth - 1)
        return self.body(depth)

    def quotation(self, depth: int) -> str:
        return "\n".join(f"> {line}" for line in self.body(depth).split("\n"))

    def admonition(self, depth: int) -> str:
        name = self.one_of(*ADMONITIONS)
        if self.draw(st.integers(0, 3)) == 0:
            return fenced(f"{{{name}}} {self.line()}", "", "`:")
        option = self.one_of("", ":class: dropdown\n\n", "---\nclass: wide\n---\n")
        return fenced(f"{{{name}}}", option + self.body(depth), "`:")

    def custom(self, depth: int) -> str:
        title = self.title()
        option = self.one_of("", ":class: dropdown\n\n", None) or self.name_option()
        return fenced(f"{{admonition}} {title}", option + self.body(depth), "`:")

    def title(self) -> str:
        return self.one_of(
            self.word, lambda: f"{self.word()} {self.inline()}",
            lambda: f"**{self.word()}** 뒤", lambda: f"{{term}}`{self.word()} <batch>`의 $a_1*b*c$",
        )()  # fmt: skip

    def name_option(self) -> str:
        return f":name: {self.label()}\n\n" if self.draw(st.booleans()) else ""

    def dropdown(self, depth: int) -> str:
        title = self.one_of(lambda: " " + self.title(), lambda: "")()
        option = self.one_of("", ":open:\n\n", None) or self.name_option()
        return fenced(f"{{dropdown}}{title}", option + self.body(depth), "`:")

    def tabs(self, depth: int) -> str:
        items = []
        for _ in self.several(1, 2):
            title = self.title()
            items.append(fenced(f"{{tab-item}} {title}", self.body(depth), "`:"))
        return fenced("{tab-set}", "\n\n".join(items), "`:")

    def card(self, depth: int, name: str = "card") -> str:
        # Readers see the header over the title, so its words come first.
        header = f":header: {self.line()}\n" if self.draw(st.booleans()) else ""
        title = self.one_of(lambda: " " + self.title(), lambda: "")()
        link = self.one_of("", ":link: other\n:link-type: doc\n", ":link: https://example.org\n")
        slots = [self.slot("card-header", depth)] if self.draw(st.booleans()) and not title else []
        slots.append(self.body(depth))
        slots += [self.slot("card-footer", depth)] if self.draw(st.booleans()) else []
        return fenced(f"{{{name}}}{title}", f"{header}{link}\n" + "\n\n".join(slots), "`:")

    def slot(self, name: str, depth: int) -> str:
        return fenced(f"{{{name}}}", self.body(depth), "`:")

    def grid(self, depth: int) -> str:
        items = []
        for _ in self.several(1, 2):
            if self.draw(st.booleans()):
                items.append(self.card(depth, "grid-item-card"))
            else:
                items.append(fenced("{grid-item}", self.body(depth), "`:"))
        return fenced("{grid} 2", "\n\n".join(items), "`:")

    def aside(self, depth: int) -> str:
        name = self.one_of("margin", "sidebar")
        title = " " + self.title() if name == "sidebar" or self.draw(st.booleans()) else ""
        return fenced(f"{{{name}}}{title}", self.body(depth), "`:")

    def epigraph(self, depth: int) -> str:
        body = self.body(depth)
        return fenced("{epigraph}", f"{body}\n\n-- {self.line()}", "`:")

    def captioned_table(self, _depth: int) -> str:
        title = self.title()
        return fenced(f"{{table}} {title}", f":name: {self.label()}\n\n{self.table(0)}", "`:")

    # The page.

    def cell_name(self) -> str:
        self.count += 1
        return f"cell-{self.count}"

    def code_cell(self) -> str:
        source = self.source().strip("\n")
        options = self.one_of(
            "", ":tags: [keras]\n", ":tags: [pytorch]\n", ":tags: [sklearn, hide-cell]\n",
            "---\ntags: [hide-input]\nname: " + self.cell_name() + "\n---\n", ":name: " + self.cell_name() + "\n",
        )  # fmt: skip
        self.page.cells.append(source)
        return fenced("{code-cell} ipython3", f"{options}\n{source}", "`")

    def section(self) -> str:
        target = f"({self.label()})=\n" if self.draw(st.booleans()) else ""
        return f"{target}## {self.line()}"

    def write(self) -> MystPage:
        parts = ["# 제목"]
        for _ in self.several(1, 5):
            part = self.one_of(
                lambda: self.block(3), lambda: self.block(3), self.code_cell, self.section,
                lambda: "+++",
            )  # fmt: skip
            parts.append(part())
        parts += [f"{{ref}}`글 <{label}>`" for label in self.page.labels]
        parts += [f"{{eq}}`{label}`" for label in self.page.equations]
        parts.append(FIXTURES)
        self.page.text = HEADER + "\n\n".join(parts) + "\n"
        return self.page


FIXTURES = """```{code-cell} ipython3
from lessons import glue
glue("page-fixed", 42.0)
```

끝말[^함께][^7]

```{figure} a.svg
:name: fig-fixed

고정 그림
```

$$
z
$$ (eq-fixed)

[참조]: https://example.org/reference

[^함께]: 각주의 글과 {term}`배치`

    둘째 문단

[^7]: - 목록인 각주
"""
"""What the pieces of `FIXED` refer to, at the end of each page: in another cell than most."""


def fenced(info: str, body: str, marks: str) -> str:
    """Return `body` in a fence that nothing in it closes."""
    if body.startswith(":낱말"):
        body = f"\n{body}"  # or it would be read as options
    marks = marks.replace("`", "") if "`" in info else marks
    mark = next((mark for mark in marks if mark * 3 not in body), marks[0])
    longest = max((len(run) for run in re.findall(re.escape(mark) + "+", body)), default=0)
    fence = mark * max(3, longest + 1)
    return f"{fence}{info}\n{body}\n{fence}"


def indented(text: str, width: int) -> str:
    """Return the lines of `text`, all but the first indented."""
    return "\n".join(
        line if index == 0 or not line else " " * width + line
        for index, line in enumerate(text.split("\n"))
    )


@st.composite
def myst_pages(draw) -> MystPage:
    return Writer(draw).write()
