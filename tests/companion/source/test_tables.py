"""A table that would lose a cell, or be no table, is an error with its line."""

from pathlib import Path

import pytest

from companion.source.model import Source
from companion.source.tables import tables_have_their_cells

HEAD = "| 이름 | 식 | 뜻 |\n|---|---|---|\n"

# what is written below a heading → the line and what is said
REFUSED = {
    f"{HEAD}| 조건부 | $P(y|x)$ | 확률 |": (5, "3 cells as in the head expected, got 4"),
    f"{HEAD}| 코드 | `a | b` | 또는 |": (5, "got 4"),
    f"{HEAD}| 용어 | {{term}}`가|나` | 말 |": (5, "got 4"),
    f"{HEAD}| 하나 | 둘 |": (5, "got 2"),
    f"{HEAD}| 하나 | 둘 | 셋 |\n| 하나 |\n": (6, "got 1"),
    f"{HEAD}| 하나 | 둘 | 셋 |\n다음 글이다.": (6, "a blank line after the table"),
    "| 값 |\n|---|\n| 1 |\n다음 글이다.": (6, "a blank line after the table"),
    "| 이름 | 식 |\n|---|---|\n| `a|b` |": (5, "ends in its cell"),
    "| 이름 | 식 |\n| 하나 | 둘 |": (3, "a table expected"),
    "| 이름 | 식 |\n|---|\n| 하나 | 둘 |": (3, "a table expected"),
    "| 이름 | 식 |\n|---|---|---|\n| 하나 | 둘 |": (3, "a table expected"),
    "이름 | 식\n--- | --- | ---\n하나 | 둘": (4, "a table expected"),
    "| 이름 | $P(y|x)$ |\n|---|---|\n| 하나 | 둘 |": (3, "a table expected"),
    "    | 이름 | 식 |\n    |---|---|\n    | 하나 | 둘 |": (3, "fewer spaces"),
    "글이다.\n| 이름 | 식 |\n| 하나 | 둘 |": (4, "a table expected"),
    "| 이름 | 식 |\n\n|---|---|\n| 하나 | 둘 |": (3, "a table expected"),
    "- 항목\n\n  | 이름 | 식 |\n  |---|---|\n  | 하나 | 둘 | 셋 |": (7, "got 3"),
    "- | 이름 | 식 |\n  |---|---|\n  | 하나 |": (5, "got 1"),
    "> | 이름 | 식 |\n> |---|---|\n> | 하나 |": (5, "got 1"),
    ":::{note}\n| 이름 | 식 |\n|---|---|\n| 하나 |\n:::": (6, "got 1"),
    "```{table} 표\n| 이름 | 식 |\n|---|---|\n| 하나 |\n```": (6, "got 1"),
    "```{list-table}\n* - 가\n  - 나\n* - 다\n```": (3, "same length expected, got [2, 1]"),
    "```{list-table}\n- 가\n- 나\n```": (3, "a list of lists"),
    "| 식 |\n|---|\n| $\\begin{array}{c\\|c}a&b\\end{array}$ |": (5, "an array without bars"),
    "| $\\eta$ | 뜻 |\n|---|---|\n| 0.1 | 작다 |": (3, "says a word"),
    "| | 뜻 |\n|---|---|\n| 0.1 | 작다 |": (3, "says a word"),
    "| 노름 |\n|---|\n| $\\|x\\|_2$ |": (5, r"'\vert x \vert' or '\Vert x \Vert' expected"),
}
RIGHT = r"""
| `이름` | 식 $x$ | **뜻** |
|:---|:-:|---:|
| 조건부 | $P(y\|x)$ | 확률 |
| 크기 | $\left\|x\right\|$ | $\Vert x \Vert$ |
| 코드 | `a \| b` | 또는 \| |
| 빈 칸 | | |
| 줄<br>바꿈 | {term}`배치` |  마지막

이름 | 식
--- | ---
하나 | 둘

- | 이름 | 식 |
  |---|---|
  | 하나 | 둘 |

1. 항목

   > | 이름 | 식 |
   > |---|---|
   > | 하나 | 둘 |

\| 표가 아닌 글 \| 이다. $|x|$ `|a|` a | b는 글이다.

```text
| 그대로 |
```

```{list-table}
* - 가
  - - 안의
    - 목록
* -
  - 나
```
"""


@pytest.mark.parametrize("text", REFUSED)
def test_a_table_that_loses_something_is_refused(text: str) -> None:
    line, said = REFUSED[text]
    problem = next(tables_have_their_cells(Source(Path("a.md"), f"# 표\n\n{text}\n")))
    assert (problem.line, said in problem.expected) == (line, True), str(problem)


def test_a_table_that_fits_is_let_pass() -> None:
    assert list(tables_have_their_cells(Source(Path("a.md"), RIGHT))) == []
