"""Strategies of fragments: what an author may write, with what a reader must see of it.

What must be seen is put together here from the same draws as the source; nothing of the book's own
code has a part in it.
"""

import re
from collections.abc import Callable, Hashable
from typing import TypeVar

from constructs import BLOCKS, CELLS, INLINE, NOT_IN_HEADINGS, Fragment
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

T = TypeVar("T", bound=Hashable)
NOUNS = (
    "배치", "전이 학습", "손실 함수", "과적합", "신경망(network)", "「묶음」", "“틀렸다”", "학습률 0.01", "95%", "A/B",
    "GPU", "심층(深層)", "ＲＮＮ", "끝.", "왜?", "좋다!", "말…", "20℃", "가·나", "《책》", "1~3장", "🎯", "R&D",
)  # fmt: skip
PARTICLES = (
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에서",
    "으로",
    "와",
    "이라고",
    ", ",
    ". ",
    " ",
)
CODES = (
    "fit(x)", "<s>", "<|endoftext|>", "**kwargs", "a_b_c", "$PATH", "x[0](y)", "{term}", "한글", "~/a", "# 주석", "\\n",
    "[^가]", ":::", "&amp;", "a  b",
)  # fmt: skip
FORMULAS = (
    "x", "x_1", r"\alpha_i^2", "a < b", "a*b*c", r"\{x\}", "[a](b)", r"\hat{y}_{i}", r"50\%", r"\text{손실}", "x'", "f(x) > 0",
    r"\mathcal{L}", "~x~", r"\frac{1}{2}",
)  # fmt: skip
DISPLAYS = (
    "a_1 = b",
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
    r"\sum_i x_i < 1",
    "a*b = c*d",
)
FIXED = [
    pair for name, pair in INLINE.items()
    if name not in ("line break", "straight quotes", "snake", "percent", "braces", "brackets", "less than")
]  # fmt: skip
MARKS = list("*_`$|<>{}[]()\\~#%&!:")
"""What a mutation drops, doubles or puts in."""
SET_APART = re.compile(r"code-cell|\[\^|% 숨|<!-- 숨|\{abbr\}|\{eq\}|그림\.png")
"""What readers see at another place, or not at all: of these a lost letter proves nothing."""


@st.composite
def words(draw: st.DrawFn) -> tuple[str, str]:
    noun = draw(st.sampled_from(NOUNS))
    return noun, noun


@st.composite
def pieces(draw: st.DrawFn, depth: int = 1) -> tuple[str, str]:
    """Draw a piece of a line: what is written and what is seen."""
    kinds = [st.sampled_from(FIXED), words(), codes(), formulas(), links()]
    return draw(st.one_of(*kinds, *([marked()] * 2 if depth else [])))


def codes() -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from(CODES).map(lambda code: (f"`{code}`", code))


def formulas() -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from(FORMULAS).map(lambda formula: (f"${formula}$", f"⟦{formula}⟧"))


@st.composite
def links(draw: st.DrawFn) -> tuple[str, str]:
    noun, shown = draw(words())
    form = draw(st.sampled_from(("[{}](https://example.org/a_b?c=d&e)", "{{ref}}`{} <other>`")))
    return form.format(noun), shown


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, str]:
    mark = draw(st.sampled_from(("**", "*")))
    written, shown = draw(lines(depth=0, most=2, marks=False))
    return f"{mark}{written.strip()}{mark}", shown.strip()


@st.composite
def lines(draw: st.DrawFn, depth: int = 1, most: int = 4, *, marks: bool = True) -> tuple[str, str]:
    """Draw a line; after each piece stands a particle, mostly without a space before it."""
    written = shown = draw(st.sampled_from(("", "말 ", "가", "(", "그는 ")))
    inside = (
        pieces(depth) if marks else st.one_of(words(), pieces(0).filter(lambda p: "*" not in p[0]))
    )
    for _ in range(draw(st.integers(1, most))):
        piece, seen = draw(inside)
        end = draw(st.sampled_from(PARTICLES))
        written += piece + end
        shown += seen + end
        if draw(st.booleans()):
            written += " "
            shown += " "
    end = ")" if written.startswith("(") else ""
    return f"{written.strip()}{end}", f"{shown.strip()}{end}"


def in_table(text: str) -> str:
    """Return a line as a cell of a table has it: a bar ends a cell, wherever it stands."""
    return text.replace("|", "\\|")


def starts_plainly(line: str) -> str:
    """Return a line that does not begin as a list, a heading or a definition does."""
    return f"글 {line}"


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> tuple[str, str]:
    """Draw lines of their own; with `depth`, such that hold others."""
    simple = [paragraph, table, code, display, figure, bullets, definition, list_table, fixed_block]
    nested = [box, quotation, tabs, fold, nested_list]
    kind = draw(st.sampled_from(simple + 2 * nested if depth else simple))
    return kind(draw, depth)


def paragraph(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    drawn = [draw(lines()) for _ in range(draw(st.integers(1, 2)))]
    return "\n".join(f"글 {w}" for w, _ in drawn), " ".join(f"글 {s}" for _, s in drawn)


def table(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    drawn = [draw(lines(most=2)) for _ in range(4)]
    cells = [in_table(written) for written, _ in drawn]
    rule = draw(st.sampled_from(("|---|---|", "|:-:|--:|")))
    source = f"| {cells[0]} | {cells[1]} |\n{rule}\n| {cells[2]} | {cells[3]} |"
    return source, " ".join(shown for _, shown in drawn)


def list_table(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    drawn = [draw(lines(most=2)) for _ in range(2)]
    rows = f"* - 글 {drawn[0][0]}\n  - 글 {drawn[1][0]}"
    return f"```{{list-table}}\n\n{rows}\n```", f"글 {drawn[0][1]} 글 {drawn[1][1]}"


def code(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    source = "\n".join(draw(st.sampled_from(CODES)) for _ in range(draw(st.integers(1, 3))))
    mark = draw(st.sampled_from(("```", "~~~", "````")))
    return f"{mark}text\n{source}\n{mark}", source


def display(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    formula = draw(st.sampled_from(DISPLAYS))
    form = draw(st.sampled_from(("$$\n{}\n$$", "```{{math}}\n{}\n```", "글\n\n$$\n{}\n$$\n\n글")))
    around = "글 {} 글" if form.startswith("글") else "{}"
    return form.format(formula), around.format(f"⟦{formula}⟧")


def figure(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    written, shown = draw(lines(most=2))
    return (
        f"```{{figure}} a.svg\n:alt: 점\n\n글 {written}\n```",
        f"⟨점⟩ 그림 ◇ 글 {shown}",
    )


def bullets(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    marker = draw(st.sampled_from(("- ", "* ", "1. ")))
    drawn = [draw(lines(most=2)) for _ in range(draw(st.integers(1, 3)))]
    return "\n".join(f"{marker}글 {w}" for w, _ in drawn), " ".join(f"글 {s}" for _, s in drawn)


def definition(draw: st.DrawFn, _depth: int) -> tuple[str, str]:
    term, seen = draw(lines(most=1))
    written, shown = draw(lines(most=2))
    return f"글 {term}\n: 글 {written}", f"글 {seen} 글 {shown}"


def fixed_block(draw: st.DrawFn, depth: int) -> tuple[str, str]:
    names = [
        name for name, fragment in BLOCKS.items()
        if depth or not (fragment.refused or fragment.notes or "tab-set" in fragment.source)
    ]  # fmt: skip
    fragment = BLOCKS[draw(st.sampled_from([n for n in names if not BLOCKS[n].refused]))]
    if fragment.notes:
        return "글", "글"
    return fragment.source, fragment.shown


def several(draw: st.DrawFn, depth: int) -> tuple[str, str]:
    drawn = [draw(blocks(depth - 1)) for _ in range(draw(st.integers(1, 2)))]
    return "\n\n<!-- -->\n\n".join(w for w, _ in drawn), " ".join(s for _, s in drawn)


def fenced(info: str, body: str) -> str:
    """Return `body` in a box that nothing in it closes."""
    longest = max((len(run) for run in re.findall(r"^\s*(:{3,})", body, re.MULTILINE)), default=2)
    fence = ":" * (longest + 1)
    return f"{fence}{info}\n{body}\n{fence}"


def box(draw: st.DrawFn, depth: int) -> tuple[str, str]:
    body, shown = several(draw, depth)
    name, title = draw(st.sampled_from((("note", "참고"), ("warning", "경고"), ("tip", "팁"))))
    return fenced(f"{{{name}}}", f"\n{body}"), f"{title} {shown}"


def fold(draw: st.DrawFn, depth: int) -> tuple[str, str]:
    body, shown = several(draw, depth)
    title, seen = draw(lines(most=2))
    return fenced(f"{{dropdown}} 글 {title}", f"\n{body}"), f"글 {seen} {shown}"


def tabs(draw: st.DrawFn, depth: int) -> tuple[str, str]:
    items, shown = [], []
    for _ in range(draw(st.integers(1, 2))):
        body, seen = several(draw, depth)
        title, named = draw(words())
        items.append(fenced(f"{{tab-item}} {title}", f"\n{body}"))
        shown += [named, seen]
    return fenced("{tab-set}", "\n".join(items)), " ".join(shown)


def quotation(draw: st.DrawFn, depth: int) -> tuple[str, str]:
    body, shown = several(draw, depth)
    return "\n".join(f"> {line}".rstrip() for line in body.split("\n")), shown


def nested_list(draw: st.DrawFn, depth: int) -> tuple[str, str]:
    body, shown = several(draw, depth)
    marker = draw(st.sampled_from(("- ", "1. ")))
    inner = body.replace("\n", "\n" + " " * len(marker))
    inner = "\n".join(line.rstrip() for line in inner.split("\n"))
    return f"{marker}글\n\n{' ' * len(marker)}{inner}", f"글 {shown}"


@st.composite
def fragments(draw: st.DrawFn) -> Fragment:
    """Draw a fragment that the book must show as it is written."""
    kind = draw(st.integers(0, 11))
    if kind == 0:
        return draw(st.sampled_from([*CELLS.values()]))
    if kind in (1, 2):
        written, shown = draw(lines())
        refused = any(role in written for role in NOT_IN_HEADINGS)
        return Fragment(f"## 절 {written}", f"절 {shown}", refused=refused)
    if kind == 3:
        written, shown = draw(lines().filter(lambda line: "[^가" not in line[0]))
        return Fragment(f"글[^나№]\n\n[^나№]: 글 {written}", "글◆", notes=f"글 {shown}")
    written, shown = draw(blocks())
    return Fragment(written, shown)


@st.composite
def mutations(draw: st.DrawFn) -> Fragment:
    """Draw a fragment in which marks were dropped, doubled or put in."""
    base = draw(fragments().filter(lambda fragment: not SET_APART.search(fragment.source)))
    text = base.source
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        places = [m.start() for m in re.finditer("[" + re.escape("".join(MARKS)) + "]", text)]
        kind = draw(st.integers(0, 2))
        if kind and places:
            at = draw(st.sampled_from(places))
            text = text[:at] + (text[at] * 2 if kind == 1 else "") + text[at + 1 :]
        else:
            text = text[:at] + draw(st.sampled_from(MARKS)) + text[at:]
    return Fragment(text, base.shown)


def drawn(strategy: st.SearchStrategy[T], count: int, start: int = 0) -> list[T]:
    """Return `count` different draws; the same ones for the same `start`."""
    found: dict[T, None] = {}

    @settings(
        max_examples=20, database=None, phases=[Phase.generate], deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def collect(example: T) -> None:
        found[example] = None

    turn = start * 1_000_000
    while len(found) < count:
        run: Callable[[], None] = seed(turn)(collect)
        run()
        turn += 1
    return list(found)[:count]
