"""A query stands near what its words lead to, though the text there has none of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from companion.book import Book
from companion.errors import CompanionError, DataError
from companion.glossary.model import Glossary
from companion.search.asked import Asked
from companion.search.characters import SURROGATES
from companion.search.learn import RAREST, Example, learn, learn_space
from companion.search.model import SearchedPage, Unit, Words
from companion.search.publish import read_pages
from companion.search.space import (
    FILE,
    LEVELS,
    NOWHERE,
    STEPS,
    Space,
    load_space,
    space_of,
    write_space,
)
from support import ROOT, copy_tiny

Ask = Callable[..., list[dict[str, Any]]]
SUBJECTS = (
    ("손실", "기울기", "스텝", "내려가_"), ("픽셀", "필터", "합성곱", "사진"),
    ("문장", "토큰", "단어", "번역"), ("기온", "하루", "예보", "시점"),
)  # fmt: skip


@pytest.fixture(scope="module")
def learned() -> tuple[list[str], np.ndarray, np.ndarray]:
    """Of four units, each asked in three words of its subject and one that says nothing."""
    rng = np.random.default_rng(0)
    texts = [
        [*rng.choice(SUBJECTS[number % 4], 3, replace=False), f"낱말{rng.integers(9)}"]
        for number in range(400)
    ]
    examples = [Example(" ".join(text), number % 4, 1.0) for number, text in enumerate(texts)]
    return learn(texts, examples, [0, 0, 1, 1])


def directions(places: np.ndarray) -> np.ndarray:
    return places / np.linalg.norm(places, axis=-1, keepdims=True)


def test_a_word_stands_nearest_the_unit_that_it_leads_to(
    learned: tuple[list[str], np.ndarray, np.ndarray],
) -> None:
    words, places, units = learned
    for number, subject in enumerate(SUBJECTS):
        for word in subject:
            near = directions(units) @ places[words.index(word)]
            assert near.argmax() == number, (word, near)


def test_a_rare_word_has_no_place() -> None:
    texts = [["손실", "드문"]] * (RAREST - 1) + [["손실"]] * 4
    words, _, _ = learn(texts, [Example("", 0, 1.0)] * len(texts), [0])
    assert words == ["손실"]


def test_the_same_texts_teach_the_same(learned: tuple[list[str], np.ndarray, np.ndarray]) -> None:
    texts = [["손실", "기울기"], ["픽셀", "사진"]] * 3
    examples = [Example("", number % 2, 1.0) for number in range(6)]
    one, other = (learn(texts, examples, [0, 1]) for _ in range(2))
    assert one[0] == other[0]
    assert np.array_equal(one[1], other[1])
    assert np.array_equal(one[2], other[2])


def test_the_browser_reads_what_is_written_of_many_questions(ask: Ask) -> None:
    """So many that the distance between two is past the surrogates, which are no characters."""
    count = SURROGATES.start // 2 + 10
    asked = ({"먼저": 1}, *[{"그사이": 1}] * count, {"끝으로": 1})
    none: tuple[dict[str, int], ...] = tuple({} for _ in asked)
    units = (Unit("section", "a", "가"), Unit("section", "b", "나"))
    words = (Words(), Words(asked=asked, asked_terms=none))
    (found,) = ask([SearchedPage("book/x.html", "엑스", units, words)], ["끝으로"])
    assert [unit["anchor"] for unit in found["units"]] == ["b"]


def book_in(root: Path) -> Book:
    (root / "book/_data").mkdir(parents=True)
    (root / "_config.yml").write_text(
        "repository: {url: 'https://github.com/a/b'}", encoding="utf-8"
    )
    return Book.load(root)


def small() -> Space:
    rng = np.random.default_rng(1)
    return space_of(
        {word: rng.normal(size=6) for word in ("손실", "§loss", "가라앉_")},
        {f"book/a#{name}": rng.normal(size=6) for name in ("one", "two")},
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    book = book_in(tmp_path)
    assert load_space(book) == NOWHERE
    write_space(book, small())
    assert load_space(book) == small()


@pytest.mark.parametrize(
    "text",
    [
        '{"steps": [1]',
        '{"steps": [1]}',
        '{"steps": [NaN], "words": {}, "units": {}}',
        '{"steps": [0], "words": {}, "units": {}}',
        '{"steps": [1], "words": {"a": "AA"}, "units": {}}',
        '{"steps": [1], "words": {"a": "!"}, "units": {}}',
        '{"steps": [1], "words": {"a b": "A"}, "units": {}}',
        '{"steps": [1], "words": {"": "A"}, "units": {}}',
    ],
)
def test_a_malformed_file_is_told_with_what_to_do(tmp_path: Path, text: str) -> None:
    book = book_in(tmp_path)
    (book.data / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"space\.json:1: .*companion learn"):
        load_space(book)


def test_without_a_built_site_there_is_nothing_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(CompanionError, match="make book"):
        learn_space(copy_tiny(tmp_path / "tiny"), [])


def steps(characters: str) -> np.ndarray:
    return np.array([STEPS.index(one) - LEVELS for one in characters])


def test_words_that_do_not_differ_have_places_all_the_same() -> None:
    space = space_of({"가": np.ones(3), "나": np.ones(3)}, {"book/a#a": np.zeros(3)})
    assert set(map(len, (*space.words.values(), *space.units.values()))) == {3}


def test_too_few_words_teach_nothing(pages: list[SearchedPage]) -> None:
    bare = SearchedPage("book/a.html", "가", (Unit("section", "a", "가"),), (Words(),))
    with pytest.raises(CompanionError, match="words stand in"):
        learn_space(Book.load(ROOT), [bare])


def placed(space: Space, characters: str) -> np.ndarray:
    return steps(characters) * space.steps


def test_a_new_unit_stands_where_its_words_do() -> None:
    space = small()
    units = (Unit("section", "one", "하나"), Unit("section", "new", "새것"))
    words = (Words(), Words(title={"손실": 1}, title_terms={"loss": 1}))
    page = SearchedPage("book/a.html", "가", units, words)
    served = space.served([page], {"loss": 7})
    assert served is not None
    old, new = served["units"][:6], served["units"][6:]
    assert old == space.units["book/a#one"]
    where = steps(space.words["손실"]) + steps(space.words["§loss"])
    assert directions(steps(new)) @ directions(where) > 0.98
    assert served["terms"][0] == "7"
    assert space.without_place([page]) == 1


def test_a_book_without_places_serves_none() -> None:
    assert NOWHERE.served([], {}) is None


def test_what_has_none_of_the_querys_words_is_found(pages: list[SearchedPage], ask: Ask) -> None:
    aim, away = np.eye(8)[0], np.eye(8)[1]
    names = [name for page in pages for name in page.names]
    wanted = next(name for name in names if name.endswith("#sec-3"))
    spread = {f"낱말{number}": row for number, row in enumerate(np.eye(8))}
    space = space_of(
        {**spread, "끼적": aim}, {name: aim if name == wanted else away for name in names}
    )
    (found,) = ask(pages, ["끼적"], space)
    assert [unit["anchor"] for unit in found["units"]] == ["sec-3"]
    (nothing,) = ask(pages, ["끼적"])
    assert nothing["units"] == []


def test_questions_teach_the_words_that_the_browser_reads_in_them(
    site: Path, pages: list[SearchedPage], glossary: Glossary, tmp_path: Path
) -> None:
    taught = {
        "book/one/trees": {"sec-3": ("나무가 증식해요", "가지 증식", "증식하는 것")},
        "book/one/descent": {"모멘텀": ("걸음이 방황해요", "방황하는 걸음", "방황하며")},
    }
    names = [page.path.removesuffix(".html") for page in pages]
    told, _ = read_pages(site, names, glossary, tmp_path, Asked(taught))
    space = learn_space(Book.load(ROOT), told)
    units = list(space.units)
    for word, anchor in (("증식", "sec-3"), ("방황", "모멘텀")):
        where = placed(space, space.words[word])
        near = [directions(placed(space, one)) @ where for one in space.units.values()]
        assert units[int(np.argmax(near))].endswith(f"#{anchor}"), word


def test_who_names_a_section_is_led_there(pages: list[SearchedPage], ask: Ask) -> None:
    aim, away = np.eye(2)
    names = [name for page in pages for name in page.names]
    words = {"경사": aim, "끼적": away}
    space = space_of(words, {name: aim if name.endswith("#sec-3") else away for name in names})
    (found,) = ask(pages, ["2.4 경사"], space)
    assert found["units"][0]["anchor"] == "sec-1"


def test_the_books_own_places_are_of_its_parts(glossary: Glossary) -> None:
    """They were learned from a book that is not long gone; what is new stands by its words."""
    book = Book.load(ROOT)
    space = load_space(book)
    asked = {f"{page}#{part}" for page, parts in book.asked.pages.items() for part in parts}
    assert len(asked & space.units.keys()) > 0.9 * len(asked)
    terms = {word[1:] for word in space.words if word[0] == "§"}
    assert len(terms & glossary.terms.keys()) > 0.9 * len(terms)
