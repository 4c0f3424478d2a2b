"""A formula that some output cannot show as written is an error with its line."""

from pathlib import Path

import pytest

from companion.book import Book
from companion.errors import Problem
from companion.source.formulas import formulas_are_shown
from companion.source.model import Source
from companion.source.records import record_sources
from support import replace

PATH = Path("book/one/page.md")

REFUSED = {
    # what KaTeX shows in red, or not at all
    r"오타 $\frca{1}{2}$": r"KaTeX can show expected; it says: Undefined control sequence: \frca",
    r"짝 $\left( x$": r"Expected '\right'",
    r"짝 $x \right)$": r"got '\right'",
    r"$x_1_2$": "Double subscript",
    r"$x^1^2$": "Double superscript",
    r"$\unknown{x}$": r"Undefined control sequence: \unknown",
    r"$\frac{1}{2$": "expected '}'",
    r"$a & b$": "got '&'",
    r"$a # b$": "got '#'",
    r"$\label{a} x$": r"no '\label' expected: '$$ … $$ (eq-name)' names",
    r"식 $\eqref{eq:loss}$": r"no '\eqref' expected: '$$ … $$ (eq-name)' names",
    r"식 $\ref{eq:loss}$": r"no '\ref' expected: '$$ … $$ (eq-name)' names",
    r"$x \tag{1}$": r"\tag works only in display",
    r"$\ce{H2O}$": r"Undefined control sequence: \ce",
    "$x\u200by$": "Unrecognized Unicode character",
    "$x\ufeff$": "Unrecognized Unicode character",
    "$（x）$": "Unicode text character",
    r"$\href{https://example.org}{x}$": r"\href is not shown",
    r"$\url{https://example.org}$": r"\url is not shown",
    r"$\includegraphics{a.png}$": r"\includegraphics is not shown",
    r"$\htmlClass{red}{x}$": "HTML extension is disabled",
    r"$\htmlId{red}{x}$": "HTML extension is disabled",
    "$$\n\\begin{aligned} a &= b\n$$": r"Expected & or \\ or \cr or \end",
    "$$\nL = \\sum_i l_i \\label{eq:loss}\n$$": r"no '\label' expected: '$$ … $$ (eq-name)' names",
    "$$\na &= b \\\\\nc &= d\n$$": "got '&'",
    # what goes without a trace
    "$50% + 1$": r"'\%' expected",
    "$$\nx % 덧붙임\n+ 1\n$$": r"'\%' expected",
    r"$\\% x$": r"'\%' expected",
    "$ $": "a formula between the dollar signs",
    "$$ $$": "a formula between the dollar signs",
    "$$\n$$": "a formula between the dollar signs",
    "$$\na = 1\n\nb = 2\n$$": "no blank line expected",
    "$$\na = 1\n   \nb = 2\n$$": "no blank line expected",
    "```{math}\na = 1\n\nb = 2\n```": "no blank line expected",
    "```{math} a = 1\nb = 2\n```": "no blank line expected",
    r"$\mathrm{learning rate}$": r"'\text{…}' expected",
    r"$\operatorname{arg max}$": r"'\text{…}' expected",
    "$learning rate$": r"'\text{…}' expected",
    "$손실 = 1$": r"'\text{…}' expected",
    "$x_{입력}$": r"'\text{…}' expected",
    # what is one thing on the site and another in a notebook
    r"정의 $\newcommand{\R}{\mathbb{R}}\R$": r"no '\newcommand' expected",
    r"$\def\a{b}\a$": r"no '\def' expected",
    r"$\gdef\a{b}\a$": r"no '\gdef' expected",
    r"$\renewcommand{\alpha}{x}\alpha$": r"no '\renewcommand' expected",
    r"$\let\a\alpha \a$": r"no '\let' expected",
    r"$\require{cancel}\cancel{x}$": r"no '\require' expected",
    r"$\bm{x}$": r"other than '\bm' expected",
    r"$\R$": r"other than '\R' expected",
    r"$\argmin_x f$": r"other than '\argmin' expected",
    r"$\textcolor{red}{x}$": r"other than '\textcolor' expected",
    "$$\n\\begin{dcases} a \\end{dcases}\n$$": r"other than '\begin{dcases}' expected",
    r"$a \\ b$": "one line expected",
    r"$a \newline b$": "one line expected",
    "$$\n\\begin{align} a &= b \\end{align}\n$$": "'aligned' or 'gathered' expected",
    "$$\n\\begin{equation} a \\end{equation}\n$$": "'aligned' or 'gathered' expected",
    "$$\nx \\tag{1}\n$$ (eq-x)": r"a label or a '\tag' expected",
    # money
    "가격은 $5이고 다음은 $10이다.": r"a dollar sign is written '\$'",
    "가격은 5$이고 다음은 10$이다.": r"a dollar sign is written '\$'",
    "값은 $5, 덤은 $6": r"a dollar sign is written '\$'",
    "$5~$10": r"a dollar sign is written '\$'",
    "It costs $5 and that US$ more.": r"a dollar sign is written '\$'",
    "$5 or $": r"a dollar sign is written '\$'",
    "A$, B$": r"a dollar sign is written '\$'",
    "(US$)와 (HK$)": r"a dollar sign is written '\$'",
    "$x$2": r"a dollar sign is written '\$'",
    "경로는 $HOME/bin:$PATH": "stand in `code`",
    "$USER@$HOST": "stand in `code`",
    "$FOO$BAR": "stand in `code`",
    "$a$$b$": "a space between two formulas",
    r"$\mathbb{1}$": r"capital letters alone expected in '\mathbb'",
    r"$\mathcal l$": r"capital letters alone expected in '\mathcal'",
    "$`x`$": "without '`'",
    "값은\n$5이고\n다음은 $x": r"a dollar sign is written '\$'",
}

RIGHT = r"""
# 제목 $\alpha$

값은 $3$달러, $x$원, $ x $, 2$x$배, $50\% + 1$, $x \in \mathbb{R}$, $\|x\|_2$, $f'(x)$, $\text{한국어 글}$,
$\text{price } \$5$, `$5와 $\frca$` \$5와 \$10, $\operatorname{argmin}_x$, $x_{\text{입력}}$, $\mathrm{learning\ rate}$, $a − b$, $x~y$,
$\text{속의 \textbf{굵은} 글}$, $\int f\,dx dy$, $\cos xy$, $\max(0, x)$, $\mathrm{ReLU} \mathrm{x}$,
$x
\cdot y$ {math}`a_1` $\begin{pmatrix}a \\ b\end{pmatrix}$.

$$
\begin{aligned} a &= b \\ c &= d \end{aligned}
$$

$$ a \\ b $$

$$
x \tag{*}
$$

\begin{align}
a &= b \\
c &= d
\end{align}

\begin{multline}
a + \\
b
\end{multline}

- 항목

  $$
  x = 1
  $$ (eq-in-list)

> $$
> x = 1
> $$

```python
cost = "$5" + "$\frca$"
```
"""


def problems(text: str) -> list[Problem]:
    return list(formulas_are_shown([Source(PATH, text)]))


@pytest.fixture(scope="module", autouse=True)
def _asked_in_one_go() -> None:
    """KaTeX is started once for all tests."""
    list(formulas_are_shown(Source(PATH, text) for text in (RIGHT, *REFUSED)))


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_shown_is_refused(text: str) -> None:
    """One input a test: what is said of each stands beside it."""
    (problem,) = problems(f"# 제목\n\n{text}\n")
    assert REFUSED[text] in str(problem)
    assert problem.path == PATH and problem.line in (3, 4)


def test_what_can_be_shown_is_let_pass() -> None:
    assert problems(RIGHT) == []


PLACES = r"""# 제목 $\frca$

| 머리 $\frca$ | 둘 |
|---|---|
| $\frca$ | 2 |

- 항목

  - 안쪽 $\frca$

:::{note}
글 $\frca$
:::

:::{admonition} 제목 $\frca$
글
:::

::::{tab-set}
:::{tab-item} 탭 $\frca$
글 $\frca$
:::
::::

```{figure} a.svg
:alt: 그림

설명 $\frca$
```

```{table} 표 $\frca$
| 가 |
|---|
| 나 |
```

글[^1] **굵은 $\frca$** [링크 $\frca$](other.md)

[^1]: 각주 $\frca$

용어
: 뜻 $\frca$

> 인용 $\frca$

```{list-table} 표
* - 가
  - $\frca$
```

```{code-block} python
:caption: 코드 $\frca$
x = 1
```

```{math}
:label: eq-x
\frca
```
"""


def test_every_place_of_a_formula_is_looked_at() -> None:
    lines = PLACES.splitlines()
    expected = [at for at, line in enumerate(lines, start=1) for _ in range(line.count(r"\frca"))]
    assert sorted(problem.line for problem in problems(PLACES)) == expected


def test_records_have_their_own_lines(tiny: Book) -> None:
    terms, corrections = (
        tiny.data / name for name in ("glossary/terms.yml", "corrections/all.yml")
    )
    replace(terms, "  related: [epoch]", "  related: [epoch]\n  formula: '\\frca'")
    replace(corrections, "  claim: 배치는", "  claim: |\n    첫 줄\n\n    $\\frcb$ 배치는")
    replace(corrections, "  why: 둘을", "  why: $\\frcc$ 둘을")
    found = formulas_are_shown(record_sources(Book.load(tiny.root)))
    assert [(problem.path.name, problem.line, problem.field) for problem in sorted(found)] == [
        ("all.yml", 10, r"$\frcb$"), ("all.yml", 12, r"$\frcc$"), ("terms.yml", 11, r"$\frca$"),
    ]  # fmt: skip


def test_a_long_formula_is_cut_in_the_message() -> None:
    (problem,) = problems("$\\frca{" + "x" * 200 + "}$")
    assert len(problem.field) < 70
