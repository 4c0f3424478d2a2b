"""Units that use words that go together stand near each other, though they share none."""

import numpy as np

from companion.search.model import Words
from companion.search.space import DIMENSIONS, FEWEST, FIRST, LEVELS, space_of

SUBJECTS = (
    ("손실", "기울기", "스텝", "내려가_"), ("픽셀", "필터", "합성곱", "사진"),
    ("문장", "토큰", "단어", "번역"), ("기온", "하루", "예보", "시점"),
)  # fmt: skip


def unit(*words: str) -> Words:
    return Words(body={word: 1 for word in words})


def book() -> list[Words]:
    """Return units of two words each of a subject, and of some words that stand by chance."""
    rng = np.random.default_rng(0)
    found = []
    for number in range(4 * FEWEST):
        subject = SUBJECTS[number % len(SUBJECTS)]
        first, second = rng.choice(len(subject), 2, replace=False)
        chance = [f"낱말{place}" for place in rng.choice(200, 3, replace=False)]
        found.append(unit(subject[first], subject[second], *chance))
    return found


def places(units: list[Words]) -> np.ndarray:
    space = space_of(units)
    assert space is not None
    steps = [ord(one) - (ord(one) > ord("\\")) - FIRST - LEVELS for one in space["units"]]
    found = np.array(steps).reshape(len(units), DIMENSIONS) * space["steps"]
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_units_of_one_subject_stand_near_without_a_word_in_common() -> None:
    units = book()
    where = places(units)
    loss, slope, pixel = (
        np.mean(
            [place for place, one in zip(where, units, strict=True) if word in one.body], axis=0
        )
        for word in ("손실", "기울기", "픽셀")
    )
    assert loss @ slope > 5 * abs(loss @ pixel)


def test_steps_are_single_characters_without_a_backslash_or_a_quote() -> None:
    space = space_of(book())
    assert space is not None
    assert len(space["units"]) == 4 * FEWEST * DIMENSIONS
    assert set(space["units"]).isdisjoint('\\"')
    assert len(space["steps"]) == len(space["weights"]) == DIMENSIONS


def test_the_same_units_are_placed_the_same() -> None:
    assert space_of(book()) == space_of(book())


def test_a_small_book_has_no_space() -> None:
    assert space_of(book()[: FEWEST - 1]) is None
