"""Every construct that an author may write, with the text that a reader must see of it.

`№` stands for the fragment's number, so that labels and notes of fragments do not meet.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fragment:
    """What an author writes, and what readers see; `notes` is seen at the page's or cell's end.

    '❝' and '❛' stand for quotes, which may be turned as the site's are; '⟪…⟫' holds what not all outputs show; '◇' stands for a number of a caption, '◆' for that of a note, '❲❳' for the brackets of a citation.
    `refused` says that it cannot be shown, so that the book must refuse it with its line.
    """

    source: str
    shown: str
    notes: str = ""
    refused: bool = False


def cell(code: str, shown: str, option: str = "") -> Fragment:
    """Return a code cell whose output is seen as `shown`, under its code."""
    return Fragment(f"```{{code-cell}} ipython3\n{option}\n{code}\n```", f"{code} {shown}".strip())


INLINE: dict[str, tuple[str, str]] = {
    "bold before a particle": (
        "**전이 학습(transfer learning)**을 본다",
        "전이 학습(transfer learning)을 본다",
    ),
    "bold in quotes": ("그는 **“틀렸다”**고 말했다", "그는 “틀렸다”고 말했다"),
    "bold after a letter": ("이것은**「묶음」**이다", "이것은「묶음」이다"),
    "bold ending in a stop": ("**외우지 말 것.**그리고 다시", "외우지 말 것.그리고 다시"),
    "bold ending in percent": ("**95%**가 맞았다", "95%가 맞았다"),
    "bold formula": ("**손실 $L$**은 작다", "손실 ⟦L⟧은 작다"),
    "bold code": ("**`fit()`**을 부른다", "fit()을 부른다"),
    "bold role": ("**{term}`배치`**는 작다", "배치는 작다"),
    "bold link": ("**[책](https://example.org)**은 좋다", "책은 좋다"),
    "italic": ("*과적합(overfitting)*이 온다", "과적합(overfitting)이 온다"),
    "bold italic": ("***아주(very)***를 강조", "아주(very)를 강조"),
    "nested": ("**굵고 *기운(it)* 것**은", "굵고 기운(it) 것은"),
    "escaped star": (r"**배치\***는 다르다 \*별\*", "배치*는 다르다 *별*"),
    "code": ("`model.fit(x, y)`는 안다", "model.fit(x, y)는 안다"),
    "code with marks": ("`**a** $b$ <s> {x} [y](z)`의", "**a** $b$ <s> {x} [y](z)의"),
    "code with backtick": ("`` a`b ``를", "a`b를"),
    "special token in code": ("`<s>`와 `<|endoftext|>`", "<s>와 <|endoftext|>"),
    "special token escaped": (r"\<s>와 \<unk>를", "<s>와 <unk>를"),
    "less than": ("a < b이고 3<4", "a < b이고 3<4"),
    "formula": ("$x_1 < y^2$이다", "⟦x_1 < y^2⟧이다"),
    "formula role": ("{math}`a*b_c*d`가", "⟦a*b_c*d⟧가"),
    "two formulas": ("$a$와 $b$는 $c$", "⟦a⟧와 ⟦b⟧는 ⟦c⟧"),
    "formula with stars": ("$a*b$와 $c*d$", "⟦a*b⟧와 ⟦c*d⟧"),
    "formula with brackets": (r"$[a](b)$와 $\{x\}$", r"⟦[a](b)⟧와 ⟦\{x\}⟧"),
    "money": (r"가격은 \$5이고 다음은 \$10이다", "가격은 $5이고 다음은 $10이다"),
    "percent": ("50% 정도, 100%는", "50% 정도, 100%는"),
    "link": ("[책 읽기](https://example.org/a_b?c=d&e=f)를", "책 읽기를"),
    "autolink": ("<https://example.org/a>을", "https://example.org/a을"),
    "page link": ("[둘째](other.md)를", "둘째를"),
    "ref": ("{ref}`다른 쪽 <other>`에", "다른 쪽에"),
    "term": ("{term}`배치`와 {term}`묶음 <batch>`은", "배치와 묶음은"),
    "cite": ("{cite:t}`someone-2020`은", "Someone ❲2020❳은"),
    "cite in brackets": ("글 {cite:p}`someone-2020`.", "글 ❲Someone, 2020❳."),
    "sub": ("H{sub}`2`O", "H2O"),
    "sup": ("x{sup}`2`의", "x2의"),
    "keys": ("{kbd}`Ctrl+C`를", "Ctrl+C를"),
    "abbreviation": ("{abbr}`CNN (합성곱 신경망)`은", "CNN⟪(합성곱신경망)⟫은"),
    "picture": ("![초록](a.svg)을", "⟨초록⟩을"),
    "footnote": ("글[^가№]이다", "글◆이다"),
    "line break": ("첫 줄\\\n둘째 줄", "첫 줄 둘째 줄"),
    "entities": ("a &amp; b &lt; c &copy;", "a & b < c ©"),
    "ampersand": ("R&D와 AT&T;", "R&D와 AT&T;"),
    "quotes": ("‘가’ “나” 「다」 『라』 《마》 〈바〉", "‘가’ “나” 「다」 『라』 《마》 〈바〉"),
    "straight quotes": ("\"가\"와 '나' -- 다 --- 라...", "❝가❝와 ❛나❛ -- 다 --- 라..."),
    "emoji": ("🎯과 👩‍🔬, ❤️", "🎯과 👩‍🔬, ❤️"),
    "hanja": ("學習(학습)과 深層", "學習(학습)과 深層"),
    "full width": ("ＡＢＣ！（가）～：", "ＡＢＣ！（가）～："),
    "tildes": ("1~3장과 4~5장", "1~3장과 4~5장"),
    "snake": ("snake_case_name과 a_b", "snake_case_name과 a_b"),
    "escaped marks": (r"\# \_ \` \[ \] \{ \} \\ \|", r"# _ ` [ ] { } \ |"),
    "times": ("5 * 3은 15, 2 × 3", "5 * 3은 15, 2 × 3"),
    "braces": ("{가} 나 {나}", "{가} 나 {나}"),
    "brackets": ("[가] (나) [다] (라)", "[가] (나) [다] (라)"),
    "br": ("가<br>나", "가 나"),
    "html sub": ("H<sub>2</sub>O와 <kbd>Enter</kbd>", "H2O와 Enter"),
    "at": ("@이름 #1 나!", "@이름 #1 나!"),
}
"""Inline constructs: what is written, and what is seen of it."""

BLOCKS: dict[str, Fragment] = {
    "paragraphs": Fragment("가 나\n다 라\n\n마 바", "가 나 다 라 마 바"),
    "display": Fragment("$$\na_1 = b\n$$", "⟦a_1 = b⟧"),
    "display between lines": Fragment("가\n$$\na_1 = b\n$$\n나", "가 ⟦a_1 = b⟧ 나", refused=True),
    "display in one line": Fragment("$$a = b$$", "⟦a = b⟧"),
    "labelled display": Fragment("$$\na = b\n$$ (eq№)\n\n{eq}`eq№`", "⟦a = b⟧ (◇)"),
    "amsmath": Fragment("\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}", "⟦\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}⟧"),
    "math directive": Fragment("```{math}\na < b\n```", "⟦a < b⟧"),
    "display in a list": Fragment("- 식\n\n  $$\n  a = b\n  $$\n\n  뒤", "식 ⟦a = b⟧ 뒤"),
    "display in a quote": Fragment("> 식\n>\n> $$\n> a = b\n> $$", "식 ⟦a = b⟧"),
    "table": Fragment("| 가 | 나 |\n|---|--:|\n| **하나(1)**는 | $P(y\\|x)$ |\n| `a \\| b` | \\$5 |", "가 나 하나(1)는 ⟦P(y|x)⟧ a | b $5"),
    "list": Fragment("- 가\n- 나\n  - 다\n    1. 라\n    2. 마", "가 나 다 라 마"),
    "numbers": Fragment("3. 가\n4. 나\n\n   다", "가 나 다"),
    "loose list": Fragment("- 가\n\n  나\n\n- 다", "가 나 다"),
    "tasks": Fragment("- [ ] 가\n- [x] 나", "[ ] 가 [x] 나"),
    "code with a dollar in a quote": Fragment(
        "> ```\n> $ pip <가>\n>\n> 나\n> ```\n>\n> 식 $x$", "$ pip <가> 나 식 ⟦x⟧"
    ),
    "code with a dollar in a list": Fragment(
        "- 가\n\n  ```\n  $ pip\n  ```\n\n  식 $x$", "가 $ pip 식 ⟦x⟧"
    ),
    "code with a dollar in a box": Fragment(
        ":::{note}\n```bash\n$ pip\n```\n\n식 $x$\n:::", "참고 $ pip 식 ⟦x⟧"
    ),
    "quote": Fragment("> 가 **나(b)**를\n>\n> - 다", "가 나(b)를 다"),
    "note": Fragment(":::{note}\n가 **나(b)**를 `c`\n:::", "참고 가 나(b)를 c"),
    "warning": Fragment("```{warning}\n가\n```", "경고 가"),
    "titled": Fragment(":::{admonition} 제목 $x$와 `y`\n:class: tip\n가\n:::", "제목 ⟦x⟧와 y 가"),
    "folded": Fragment(":::{admonition} 제목\n:class: dropdown\n가 $x$\n:::", "제목 가 ⟦x⟧"),
    "dropdown": Fragment(":::{dropdown} 제목 **굵(b)**은\n가\n:::", "제목 굵(b)은 가"),
    "tabs": Fragment("::::{tab-set}\n:::{tab-item} 첫째\n가 $x$\n:::\n:::{tab-item} 둘째\n나\n:::\n::::", "첫째 가 ⟦x⟧ 둘째 나"),
    "figure": Fragment("```{figure} a.svg\n:alt: 점\n\n설명 **굵(b)**은 $x$\n```", "⟨점⟩ 그림 ◇ 설명 굵(b)은 ⟦x⟧"),
    "korean picture": Fragment("```{image} 그림.png\n:alt: 초록\n```", "⟨초록⟩"),
    "korean picture in text": Fragment("![초록](그림.png)", "⟨초록⟩"),
    "definitions": Fragment("용어\n: 풀이 $x$\n\n둘째\n: 글", "용어 풀이 ⟦x⟧ 둘째 글"),
    "fields": Fragment(":이름: 값\n:둘: **굵(b)**은", "이름: 값 둘: 굵(b)은"),
    "comment": Fragment("가\n\n% 숨은 말\n\n나", "가 나"),
    "html comment": Fragment("가\n\n<!-- 숨은 말 -->\n\n나", "가 나"),
    "target": Fragment("(t№)=\n가\n\n{ref}`나 <t№>`", "가 나"),
    "code block": Fragment("```python\nx = '<s>' # **a** $b$\n```", "x = '<s>' # **a** $b$"),
    "captioned code": Fragment("```{code-block} python\n:caption: 설명\n\nx = 1\n```", "예시 ◇ 설명 x = 1"),
    "indented code": Fragment("가\n\n    x = <s>", "가 x = <s>"),
    "rule": Fragment("가\n\n---\n\n나", "가 나"),
    "list table": Fragment("```{list-table} 제목 $x$\n:header-rows: 1\n\n* - 가\n  - 나\n* - 다 `|`\n  - **라(d)**를\n```", "표 ◇ 제목 ⟦x⟧ 가 나 다 | 라(d)를"),
    "captioned table": Fragment("```{table} 제목 **굵(b)**은\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n```", "표 ◇ 제목 굵(b)은 가 나 다 라"),
    "html block": Fragment("<div>\n<em>가</em>\n</div>", "가", refused=True),
    "margin": Fragment(":::{margin}\n옆글\n:::", "옆글"),
    "epigraph": Fragment(":::{epigraph}\n남의 말\n\n-- 누구\n:::", "남의 말 — 누구"),
    "card": Fragment(":::{card} 제목\n몸\n:::", "제목 몸"),
    "nested boxes": Fragment("::::{tip}\n가\n\n:::{note}\n나\n\n| a | b |\n|---|---|\n| $x$ | c |\n:::\n::::", "팁 가 참고 나 a b ⟦x⟧ c"),
    "footnote with blocks": Fragment("글[^나№]\n\n[^나№]: 각주 **굵(b)**은\n\n    둘째 문단", "글◆", notes="각주 굵(b)은 둘째 문단"),
}  # fmt: skip
"""Constructs of their own lines."""

CELLS: dict[str, Fragment] = {
    "text": cell("print('가 <s> **b** $c$')", "가 <s> **b** $c$"),
    "value": cell("'가<b>'", "'가<b>'"),
    "colours": cell("print('\\x1b[31m빨강\\x1b[0m 끝')", "빨강 끝"),
    "html": cell("from IPython.display import HTML\nHTML('<table><tr><td>가 &lt; 나</td></tr></table>')", "가 < 나"),
    "markdown": cell("from IPython.display import Markdown\nMarkdown('**가** $x_1$ | `b`')", "가 ⟦x_1⟧ | b"),
    "markdown table": cell("from IPython.display import Markdown\nMarkdown('| 가 | 나 |\\n|---|---|\\n| 다 | $x$ |')", "가 나 다 ⟦x⟧"),
    "latex": cell("from IPython.display import Latex\nLatex('$\\\\alpha_1$')", "⟦\\alpha_1⟧"),
    "svg": cell("from IPython.display import SVG\nSVG('<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"3\"/></svg>')", "⟨⟪코드가그린그림⟫⟩"),
    "error": cell("1 / 0", "---------------------------------------------------------------------------\nZeroDivisionError Traceback (most recent call last)\nCell In[◇], line 1\n----> 1 1 / 0\n\nZeroDivisionError: division by zero", ":tags: [raises-exception]\n"),
    "stderr": cell("import sys\nprint('조심 <s>', file=sys.stderr)", "조심 <s>"),
}  # fmt: skip
"""Cells with each kind of output."""

PLACES = {
    "paragraph": ("{}.", "{}."),
    "heading": ("## 절 {}", "절 {}"),
    "lower heading": ("## 위\n\n### 절 {}", "위 절 {}"),
    "list": ("- 항목 {}\n- 둘째", "항목 {} 둘째"),
    "table": ("| 칸 | 둘 |\n|---|---|\n| {} | 끝 |", "칸 둘 {} 끝"),
    "box": (":::{{note}}\n{}\n:::", "참고 {}"),
    "caption": ("```{{figure}} a.svg\n:alt: 점\n\n{}\n```", "⟨점⟩ 그림 ◇ {}"),
    "tab": ("::::{{tab-set}}\n:::{{tab-item}} 탭\n{}\n:::\n::::", "탭 {}"),
    "quotation": ("> {}", "{}"),
    "title of a box": (":::{{admonition}} 제목 {}\n글\n:::", "제목 {} 글"),
}
"""Where an inline construct may stand."""

NOT_IN_HEADINGS = ("{ref}", "{cite:")
"""Roles whose text only the build knows: a heading is also shown where the page is not."""

REFUSED = (
    "문장의 처음은 <s> token", "<unk>와 <pad>", "~~지운 말~~", "**열린 굵기", "끝 것**은", "$\\frca{1}{2}$", "$x_1_2$", "$\\left( x$",
    "$50% + 1$", "가격은 $5이고 다음은 $10이다", "| 가 | 나 |\n|---|---|\n| $P(y|x)$ | 확률 |", "| 가 | 나 |\n| 다 | 라 |",
    r"\[ \frac{1}{2} \]", '<img src="a.svg" width="9">', "<script>x</script>", '<b onclick="x()">가</b>', "<b>열린", "![없음](없음.png)",
    ":::{note}\n열린", "```python\n열린", "글[^없음]",
    "$$\na = b\n\nc = d", "$$\n\\begin{aligned} a &= b\n$$", "- 가\n\n  | a | b |\n  |---|---|\n  | `x|y` | z |",
    ":::{note}\n<s>\n:::", "## 절 <s>", "```{figure} a.svg\n:alt: 점\n\n설명 $\\frca$\n```", "글[^다№]\n\n[^다№]: <s>",
    "::::{tab-set}\n:::{tab-item} 탭\n<s>\n:::\n::::", ":::{admonition} 제목 $\\frca$\n글\n:::",
    "용어\n: <s>", "> <s>", "| 가 |\n|---|\n| <s> |",
)  # fmt: skip
"""What some output could not show as it is written."""
