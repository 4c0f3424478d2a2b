"""A particle after a number, formula, code or foreign word follows the sound."""

import pytest

from companion.book import Book
from companion.glossary.model import load_glossary
from companion.prose.cells import code_cells
from companion.prose.particles import Values, misfits, sounds_of
from companion.prose.strings import misfits_of_code

TERMS = """
- id: objective
  en: objective function
  ko: 목적 함수
  also: [objective]
  pronunciation: [오브젝티브 펑션]
  category: concept
  definition: {ko: 뜻이다., en: A meaning.}

- id: imdb
  en: IMDB dataset
  ko: IMDB 데이터셋
  abbr: [{short: IMDB, long: Internet Movie Database}]
  pronunciation: [아이엠디비 데이터셋]
  category: data
  definition: {ko: 뜻이다., en: A meaning.}

- id: bert
  en: BERT
  ko: 버트
  pronunciation: [버트, 벌트]
  category: model
  definition: {ko: 뜻이다., en: A meaning.}

- id: rectified
  en: rectified linear unit
  ko: 렐루
  abbr: [{short: ReLU, long: rectified linear unit}]
  pronunciation: [렐루, 렉티파이드 리니어 유닛]
  category: function
  definition: {ko: 뜻이다., en: A meaning.}
"""

VALUES = Values(
    sounds={"adam": "아담", "keras": "케라스", "relu": "렐루"},
    glue={"page-one": "1.0", "page-half": "0.5", "page-name": "'배치'"},
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("9을 3로 읽었다.", ["9을→를", "3로→으로"]),
        ("9를 3으로 읽었다.", []),
        ("정확도가 1.000로 올랐다.", ["1.000로→으로"]),
        ("80%을 맞힌다.", ["80%을→를"]),
        ("10와 100는 다르다.", ["10와→과", "100는→은"]),
        ("1로, 7로, 8로 나눈다.", []),
        ("360px으로 본다.", ["360px으로→로"]),
        ("16 kB을 쓴다.", ["16 kB을→를"]),
        ("R는 L을 쓴다.", ["R는→은"]),
        ("`10`를 넣는다.", ["10를→을"]),
        ("`(32, 10)`를 넣는다.", ["(32, 10)를→을"]),
        ("`fit`를 부르고 `x1`을 본다.", []),
        ("Adam를 쓴다.", ["Adam를→을"]),
        ("ReLU은 렐루다.", ["ReLU은→는"]),
        ("dropout는 모른다.", []),
        ("ResNet50을 쓴다. GPT-3은 크다.", []),
        ("$x$을 $y$로 나눈다.", ["x을→를"]),
        ("$w_1$는 크고 $x^2$는 작다.", ["w_1는→은", "x^2는→은"]),
        (r"$\eta$은 학습률이고 $\mathbf{x}$은 입력이다.", [r"\eta은→는", r"\mathbf{x}은→는"]),
        ("$(0, 1)$를 지나는 점은 $(0, 2)$를 지난다.", ["(0, 1)를→을"]),
        (r"$\hat{y}$은 예측이다. $f(x)$은 함수다.", []),
        ("{glue:text}`page-one:.3f`로 끝난다.", ["1.000로→으로"]),
        ("{glue:text}`page-half:.0%`로 끝난다.", []),
        ("{glue:text}`page-half:.1f`다.", []),
        ("{glue:text}`page-one:.1f`다.", ["1.0다→이다"]),
        ("{glue:text}`page-name`을 쓴다.", ["배치을→를"]),
        ("{glue:text}`page-unknown:.1f`을 쓴다.", []),
        ("{term}`배치`을 쓴다.", ["배치을→를"]),
        ("손실(loss)는 작다.", ["손실(loss)는→은"]),
        ("‘값’를 쓴다.", ["값’를→을"]),
        ("3가지 길이 있다. 3은(는) 좋다. 5이다.", []),
        ("2025-03-12 31:41에", []),
    ],
)
def test_running_text(text: str, wrong: list[str]) -> None:
    found = misfits(text + "\n", VALUES)
    told = [f"{one.word}{one.particle}→{one.right}" for one in found]
    assert sorted(told) == sorted(wrong)


def test_sounds_are_those_of_the_glossary_where_they_are_sure(tiny: Book) -> None:
    (tiny.root / "book/_data/glossary/more.yml").write_text(TERMS, encoding="utf-8")
    sounds = sounds_of(load_glossary(tiny))
    assert sounds["objective function"] == "오브젝티브 펑션" and sounds["bert"] == "버트"
    assert not {"objective", "imdb", "relu"} & set(sounds)


def cell(code: str) -> str:
    return f"```{{code-cell}} ipython3\n:tags: [hide-input]\n\n{code}\n```\n"


@pytest.mark.parametrize(
    ("code", "wrong", "is_open"),
    [
        ('print(f"정답 {y}을 {g}로 읽었다")', ["을", "로"], True),
        ('print(f"정답 {josa(y, 1)} 읽었다")', [], True),
        ('print(f"정답 {y}, 예측 {g}")', [], True),
        ('print(f"{accuracy:.1%}를 맞힌다")', [], False),
        ('print(f"{accuracy:.1%}을 맞힌다")', ["을"], False),
        ('print("9을 읽었다")', ["을"], False),
        ("x = 1   # 10를 더한다", ["를"], False),
        ('print(f"{x}은(는)")', [], True),
    ],
)
def test_texts_and_comments_of_code(code: str, wrong: list[str], is_open: bool) -> None:
    (one,) = code_cells(cell(code))
    found = list(misfits_of_code(one, VALUES))
    assert [(m.line, m.particle, m.is_open) for m in found] == [(4, w, is_open) for w in wrong]
