"""A record's plain text that holds Markdown is named with its file, line and field."""

import pytest

from companion.book import Book
from companion.source.plain import plain_texts_are_plain
from support import replace

TERM = """
- id: start-token
  en: <s>
  ko: {ko}
  category: concept
  definition:
    ko: {definition}
    en: The token <s>, x * y, z.
  code: ['fit(**kwargs)', '`x`']
"""


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("문장의 **처음**이다.", "**"),
        ("함수 `fit`이다.", "`"),
        ("~~지운~~ 말이다.", "~~"),
        ("[글](쪽.md)이다.", "]("),
        ("이른바 *처음*이다.", "*처음*"),
        ("값은 $x^2$이다.", "$x^2$"),
        (r"값은 \$5이다.", r"\$"),
        ("|\n      여러 줄에\n      **처음**이다.", "**"),
    ],
)
def test_markdown_in_a_definition_is_named(tiny: Book, text: str, mark: str) -> None:
    terms = tiny.data / "glossary" / "terms.yml"
    before = terms.read_text(encoding="utf-8")
    term = TERM.format(ko="시작 <s> 토큰", definition=_quoted(text))
    terms.write_text(before.rstrip("\n") + term, encoding="utf-8")
    (problem,) = plain_texts_are_plain(Book.load(tiny.root))
    line = before.rstrip("\n").count("\n") + 7
    assert (problem.path.name, problem.line, problem.field) == ("terms.yml", line, "ko")
    assert f"'{mark}'" in problem.expected


def test_a_title_of_a_correction_is_plain(tiny: Book) -> None:
    replace(tiny.data / "corrections" / "all.yml", "에포크가 아니다", "**에포크**가 아니다")
    (problem,) = plain_texts_are_plain(Book.load(tiny.root))
    assert (problem.path.name, problem.line, problem.field) == ("all.yml", 2, "title")


def test_signs_that_are_text_are_no_mistake(tiny: Book) -> None:
    terms = tiny.data / "glossary" / "terms.yml"
    text = "파이썬의 *와 +, 3 * 4, <s>, [MASK], snake_case, 1~3, $5~$10, $5"
    term = TERM.format(ko="시작 <s> 토큰", definition=_quoted(text))
    terms.write_text(terms.read_text(encoding="utf-8").rstrip("\n") + term, encoding="utf-8")
    assert list(plain_texts_are_plain(Book.load(tiny.root))) == []


def _quoted(text: str) -> str:
    return text if text.startswith("|") else f"'{text}'"
