"""A term that a page spells against the glossary is told with file and line."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from companion.book import Book
from companion.cli import cli
from companion.glossary.model import load_glossary
from companion.lint import lint_book
from companion.prose import TermLinter
from support import ROOT, replace

TERMS = """
- id: overfitting
  en: overfitting
  ko: 과대적합
  category: concept
  definition: {ko: 뜻이다., en: A meaning.}
  variants: [{ko: 과적합, by: 일반}, {ko: 지나침, by: 일반, ordinary: true}]

- id: regression
  en: regression
  ko: 회귀
  category: task
  definition: {ko: 뜻이다., en: A meaning.}
  avoid: [{form: 회기, why: 돌아온다는 뜻이다}]

- id: feature-extraction
  en: feature extraction
  ko: 특성 추출
  category: concept
  definition: {ko: 뜻이다., en: A meaning.}

- id: keras
  en: keras
  ko: 케라스
  category: library
  definition: {ko: 뜻이다., en: A meaning.}
"""
PAGE = Path("book/page.md")


@pytest.fixture
def linter(tiny: Book) -> TermLinter:
    terms = tiny.root / "book/_data/glossary/terms.yml"
    terms.write_text(terms.read_text(encoding="utf-8") + TERMS, encoding="utf-8")
    return TermLinter(load_glossary(tiny))


def told(linter: TermLinter, *lines: str) -> Sequence[tuple[int, str]]:
    return [(p.line, p.field) for p in linter.check(PAGE, "\n".join(lines) + "\n")]


def test_a_wrong_spelling_is_told_wherever_it_stands(linter: TermLinter) -> None:
    page = (
        "# 제목",
        "",
        "회귀는 맞다.",
        "그러나 회기는 틀리다.",
        "",
        "- 목록의 회기도",
        "",
        ":::{admonition} 조심",
        "상자 속 회기도",
        ":::",
    )
    assert told(linter, *page) == [(4, "회기"), (6, "회기"), (9, "회기")]


def test_code_formulas_and_addresses_are_left_alone(linter: TermLinter) -> None:
    page = (
        "`회기`와 $회기$와 [회귀](https://example.com/회기)",
        "",
        "```python",
        "회기 = 1",
        "```",
    )
    assert told(linter, *page) == []


def test_two_translations_of_one_term(linter: TermLinter) -> None:
    assert told(linter, "과대적합을 막는다.", "과적합을 막는다.") == [(2, "과적합")]
    assert told(linter, "과적합만 쓴다.", "과적합이다.") == []
    assert told(linter, "과대적합은 지나침이다.") == [], "an ordinary word"


def test_english_before_its_korean(linter: TermLinter) -> None:
    assert told(linter, "feature extraction을 한다.", "feature extraction이다.") == [
        (1, "feature extraction")
    ]
    assert told(linter, "특성 추출(feature extraction)을 한다.", "feature extraction이다.") == []
    assert told(linter, "{term}`특성 추출`을 한다.", "feature extraction이다.") == []
    assert told(linter, "keras를 쓴다.") == [], "a proper name stands for itself"


def test_a_page_can_allow_a_spelling(linter: TermLinter) -> None:
    front = ("---", "glossary: {allow: [회기, feature extraction]}", "---")
    assert told(linter, *front, "회기와 feature extraction") == []


def test_entries_that_no_page_uses_must_say_so(tiny: Book) -> None:
    terms = tiny.root / "book/_data/glossary/terms.yml"
    terms.write_text(terms.read_text(encoding="utf-8") + TERMS, encoding="utf-8")
    (tiny.root / "book/index.md").write_text(
        "# 제목\n\n회귀와 {term}`epoch`와 GPU\n", encoding="utf-8"
    )
    lines = terms.read_text(encoding="utf-8").splitlines()

    def unused() -> list[str]:
        problems = [p for p in lint_book(Book.load(tiny.root)) if "background" in p.expected]
        return [lines[p.line - 1] for p in problems]

    assert unused() == ["- id: overfitting", "- id: feature-extraction", "- id: keras"]
    replace(terms, "  category: library\n", "  category: library\n  background: true\n")
    assert unused() == ["- id: overfitting", "- id: feature-extraction"]


def test_the_command_fails_with_file_and_line(tiny: Book) -> None:
    terms = tiny.root / "book/_data/glossary/terms.yml"
    terms.write_text(terms.read_text(encoding="utf-8") + TERMS.split("\n\n")[1], encoding="utf-8")
    (tiny.root / "book/index.md").write_text("# 제목\n\n회귀와 회기\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["--book", str(tiny.root), "lint"])
    assert result.exit_code != 0
    assert "book/index.md:3" in str(result.exception) and "'회기'" in str(result.exception)


CLAIMS = "# 제목\n\nA가 B보다 낫다.\n미끄럼쇠가 있다.\n"


def lint(book: Book, *arguments: str) -> tuple[str, str]:
    result = CliRunner().invoke(cli, ["--book", str(book.root), "lint", *arguments])
    return result.output, str(result.exception or "")


def test_claims_are_counted_a_page_and_listed_on_demand(tiny: Book) -> None:
    (tiny.root / "book/index.md").write_text(CLAIMS, encoding="utf-8")
    output, error = lint(tiny)
    assert "   1 book/index.md" in output
    assert "book/index.md:4" in error and "book/index.md:3" not in error
    output, _ = lint(tiny, "--claims", "book/index.md")
    assert "book/index.md:3: field '보다'" in output and "1곳" in output
    output, _ = lint(tiny, "book/index.md")
    assert "book/index.md:4: field '미끄럼쇠'" in output and "1,000 words" in output


def test_a_page_with_the_standard_must_explain(tiny: Book) -> None:
    front = "---\nstandard: shown\n---\n"
    (tiny.root / "book/index.md").write_text(front + CLAIMS, encoding="utf-8")
    output, error = lint(tiny)
    assert "book/index.md:6: field '보다'" in error
    assert "1 book/index.md" not in output


def test_a_page_that_is_not_there(tiny: Book) -> None:
    _, error = lint(tiny, "book/nowhere.md")
    assert error == "book/nowhere.md: not a page; a Markdown file below book/ expected"


def test_records_use_the_words_of_the_house(tiny: Book) -> None:
    terms = tiny.root / "book/_data/glossary/terms.yml"
    replace(terms, "definition:", "# 미끄럼쇠\n  definition:")
    first = next(
        n for n, line in enumerate(terms.read_text("utf-8").splitlines(), 1) if "쇠" in line
    )
    _, error = lint(tiny)
    assert f"book/_data/glossary/terms.yml:{first}: field '미끄럼쇠'" in error


@pytest.mark.slow
def test_the_book_itself_is_clean() -> None:
    book = Book.load(ROOT)
    assert lint_book(book) == []
