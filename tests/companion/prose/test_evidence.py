"""Sentences that compare or give a cause are told from those that do not."""

from pathlib import Path

import pytest

from companion.prose.claims import claims
from companion.prose.running import sentences

PAGE = Path("book/page.md")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("모멘텀이 더 빠르다.", "comparative"),
        ("A가 B보다 낫다.", "comparative"),
        ("나은 것은 둘째다.", "comparative"),
        ("새 방법이 앞섰다.", "comparative"),
        ("층이 깊을수록 좋다.", "comparative"),
        ("학습률을 키우면 빨라진다.", "comparative"),
        ("새 방법이 네 배 빠르다.", "comparative"),
        ("메모리는 오히려 늘었다.", "comparative"),
        ("무작위로 시작한 신경망은 따라오지 못한다.", "comparative"),
        ("데이터가 적기 때문이다.", "causal"),
        ("규제 덕분에 덜 외운다.", "causal"),
        ("값이 같으므로 차이가 없다.", "causal"),
        ("그래서 셋으로 나눈다.", "causal"),
        ("사람이 답을 주니 지도 학습이다.", "causal"),
        ("출력이 0이어서 처음 신경망과 같다.", "causal"),
        ("까닭은 초기화에 있다.", "causal"),
        # The same letters in other words.
        ("그림을 살펴보다 보면 안다.", None),
        ("둘을 더하면 셋이다.", None),
        ("점곱은 같은 자리끼리 곱해 모두 더한다.", None),
        ("가장자리를 0으로 채운다.", None),
        ("그래프를 따라서 뒤로 간다.", None),
        ("0.5보다 큰 값을 1로 센다.", None),
        ("다섯 번 더 훈련했다.", None),
        ("열어 보니 비어 있다.", None),
        # Nothing is claimed: a question, an invitation, a task, a word in quotation marks.
        ("어느 쪽이 더 빠를까?", None),
        ("더 큰 학습률로 해 보자.", None),
        ("차이가 표준 편차보다 큰지 보라.", None),
        ("가장 나은 학습률을 찾아 본다.", None),
        ("두 방법 가운데 나은 쪽을 견준다.", None),
        ("강의는 “신경망이 더 낫다”고 했다.", None),
        ("손실을 재고 가중치를 고친다.", None),
    ],
)
def test_what_claims(text: str, kind: str | None) -> None:
    found = claims().cue(text)
    assert (found and found[1]) == kind


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("A가 B보다 낫다.", False),
        ("A가 B보다 낫다.{shown}`the-cell`", True),
        ("A가 B보다 낫다{shown}`page#the-cell`.", True),
        ("A가 B보다 낫다. {shown}`the-cell`", True),
        ("A가 B보다 낫다{cite:p}`key-2020`.", True),
        ("{cite:t}`key-2020`는 A가 낫다고 했다.", True),
        ("강의는 A가 더 낫다고 했다(강의 2025-03-12 31:41).", True),
        ("A가 더 나을 수도 있다.", True),
        ("데이터가 적기 때문일 수 있다.", True),
        ("시간을 더 줄일 수 있다.", False),
        ("어느 쪽이 더 나은지 가리지 못한다.", True),
        ("어느 쪽이 더 나은지는 알 수 없다.", True),
        ("A가 더 나을 것이다.", False),
    ],
)
def test_what_stands_behind_a_claim(text: str, stands: bool) -> None:
    assert (not list(claims().unexplained(sentences(text)))) == stands


def test_the_mark_explains_its_own_sentence_only() -> None:
    text = "A가 B보다 낫다. C도 B보다 낫다.{shown}`c`\nD도 B보다 낫다.\n"
    found = list(claims().unexplained(sentences(text)))
    assert [(one.line, one.sentence.text[0]) for one in found] == [(1, "A"), (2, "D")]


def test_headings_quotations_goals_and_code_claim_nothing() -> None:
    text = """# A가 B보다 낫다

> A가 B보다 낫다.

:::{admonition} 이 쪽을 읽고 나면
:class: goals

- A가 왜 B보다 나은지 설명한다. A가 더 빠르다.
:::

```{code-cell} ipython3
print("A가 B보다 낫다.")
```

:::{note}
A가 B보다 낫다.
:::

```{figure} figure.svg
A가 B보다 낫다.
```
"""
    assert [one.line for one in claims().unexplained(sentences(text))] == [16, 20]


def test_formulas_code_and_computed_numbers_are_read() -> None:
    text = "$a$가 `b`보다 {glue:text}`page-c:.1f`배 빠르다.\n"
    (one,) = claims().unexplained(sentences(text))
    assert one.sentence.text == "x가 x보다 n배 빠르다."
