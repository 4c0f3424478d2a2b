"""Korean particles that fit the word before them: 층은, 배치는, GPU는, 3은, 80%는."""

import re
from enum import Enum

from companion.korean.sounds import last_syllable

FINALS = 28
RIEUL = 8

PAIRS = ("은/는", "이/가", "을/를", "과/와", "으로/로")
"""The form after a consonant and the form after a vowel."""

TAILS = {
    "은": "", "는": "", "이": "", "가": "", "을": "", "를": "",
    "과": "는|의|도|만", "와": "는|의|도|만",
    "으로": "는|도|만|서|써|부터|의", "로": "는|도|만|서|써|부터|의",
}  # fmt: skip
"""Particle → what may follow it in the same word."""

COPULAS = ("다", "라고", "라는", "라면", "며", "란", "야")
"""What follows a vowel only; after a consonant 이 stands before it."""

PARTICLE = re.compile(
    "(?P<particle>"
    + "|".join(f"{form}(?:{tail})?" if tail else form for form, tail in TAILS.items())
    + "|"
    + "|".join(COPULAS)
    + r")(?![0-9A-Za-z가-힣(])"
)


class Fit(Enum):
    """Whether a particle fits the word before it."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


def with_particle(word: str, pair: str, sound: str = "") -> str:
    """Return `word` with the one of `pair` that fits it.

    Args:
        word: Korean, English, a number, or a mix.
        pair: the form after a consonant and the form after a vowel: '은/는', '으로/로'.
        sound: how the word is said in Korean, where it is written in Latin letters.
    """
    return word + choose(last_syllable(word, _sounds(word, sound), guess=True), pair)


def choose(syllable: str, pair: str) -> str:
    """Return the one of `pair` that fits after a syllable; after none, the vowel's."""
    after_consonant, after_vowel = pair.split("/")
    final = (ord(syllable) - ord("가")) % FINALS if syllable else 0
    if after_consonant == "으로" and final == RIEUL:
        return after_vowel
    return after_consonant if final else after_vowel


def fit(syllable: str, particle: str) -> tuple[Fit, str]:
    """Return whether `particle` fits after the syllable, and the particle that does.

    A particle of no pair, or no syllable, makes it unsure.
    """
    if not syllable:
        return Fit.UNSURE, particle
    if particle.startswith(COPULAS):
        wrong = choose(syllable, "이/가") == "이"
        return (Fit.WRONG, f"이{particle}") if wrong else (Fit.RIGHT, particle)
    for pair in PAIRS:
        for form in pair.split("/"):
            if particle.startswith(form) and particle[len(form) :] in ["", *TAILS[form].split("|")]:
                right = choose(syllable, pair) + particle[len(form) :]
                return (Fit.RIGHT if right == particle else Fit.WRONG), right
    return Fit.UNSURE, particle


def _sounds(word: str, sound: str) -> dict[str, str]:
    """Return the sound by the Latin letters at the word's end, as they may be looked up."""
    match = re.search(r"[A-Za-z]+$", word)
    return {match[0].lower(): sound} if match and sound else {}
