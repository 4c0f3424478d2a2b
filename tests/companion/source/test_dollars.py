"""A sign of a formula that remains text is an error with its line."""

from pathlib import Path

import pytest

from companion.source.dollars import no_sign_of_a_formula_is_left
from companion.source.model import Source

REFUSED = {
    "가격은 $5이다.": r"'\$' for a dollar sign",
    "끝에 $": r"'\$' for a dollar sign",
    "열고 $x\n\n닫지 않음": r"'\$' for a dollar sign",
    "문장 속 $$x$$ 식": r"'\$' for a dollar sign",
    "문장 $$\nx = 1\n$$": r"'\$' for a dollar sign",
    "- 항목 $$\n  x\n  $$": r"'\$' for a dollar sign",
    "$$\nx = 1\n$$ 뒤의 글": r"'\$' for a dollar sign",
    "$$ x = 1\n\n글": r"'\$' for a dollar sign",
    "# 제목 $5": r"'\$' for a dollar sign",
    "| 값 |\n|---|\n| $5 |": r"'\$' for a dollar sign",
    "| 값 |\n|---|\n| $$x$$ |": r"'\$' for a dollar sign",
    "| 값 | 둘 |\n|---|---|\n| $P(y|x)$ |": r"'\$' for a dollar sign",
    "**$5** 값": r"'\$' for a dollar sign",
    "[값 $5](other.md)": r"'\$' for a dollar sign",
    ":::{note} 값 $5\n:::": r"'\$' for a dollar sign",
    "[^1]\n\n[^1]: 값 $5": r"'\$' for a dollar sign",
    r"식 \(x^2\)이다": "'$…$' around a formula",
    r"식 \(x\)이다": "'$…$' around a formula",
    r"식 \\(x\\)이다": "'$…$' around a formula",
    "\\[\nx = 1\n\\]": "'$…$' around a formula",
    r"식 \[\alpha\]": "'$…$' around a formula",
    "\\begin{subequations}\na\n\\end{subequations}": "'$…$' around a formula",
    r"문장 \begin{align} a \end{align}": "'$…$' around a formula",
    "\\begin{align} a": "'$…$' around a formula",
    "<div>\n$x$\n</div>": "no formula in HTML",
    "글\n\n    $$\n    x\n    $$": "fewer spaces",
    "```math\nx\n```": "'```{math}' expected",
    "H{sub}`$x$`": "a formula outside of {sub}",
    "{term}`식 $x_1$ <batch>`": "a formula outside of {term}",
    "![그림 $x$](a.svg)": "words in place of the formula",
}
RIGHT = r"""
# 제목 $x$과 \$5

\$5와 \$10, &#36;5, `$5`, `` `$` ``, `\(x\)`, $x$, \[괄호\], \[MASK\], [링크](a_(b)), \*별\*, {kbd}`$5~$10`, {math}`x`.

    $5 들여 쓴 코드

<!-- 주석 $x$ -->

```bash
echo $HOME
```

$$
x
$$ (eq)
바로 뒤의 글.
"""


@pytest.mark.parametrize("text", REFUSED)
def test_a_sign_that_is_left_is_refused(text: str) -> None:
    found = list(no_sign_of_a_formula_is_left(Source(Path("a.md"), f"글\n\n{text}\n")))
    assert found and all(REFUSED[text] in problem.expected for problem in found)
    assert found[0].line in range(3, 3 + len(text.splitlines()))


def test_what_can_be_shown_is_let_pass() -> None:
    assert list(no_sign_of_a_formula_is_left(Source(Path("a.md"), RIGHT))) == []
