"""How alike two Korean words sound: a weighted edit distance over phonemes, many pairs at once.

Recognisers of Korean speech confuse plain, tense and aspirated consonants (ㅂ ㅃ ㅍ), neighbouring
vowels (ㅔ ㅐ), liquids and nasals; they lose final consonants and weak vowels; liaison and
nasalisation move or change a final consonant. Each of these costs little here. The look-up of the
glossary page weighs the same confusions in the browser.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
NUCLEI = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = " ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㅂㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ"
"""The 27 finals as the seven sounds they have before a consonant or at the end."""

FIRST, LAST = ord("가"), ord("힣")
PLAIN = dict(zip("ㅃㅍㄸㅌㅆㅉㅊㄲㅋ", "ㅂㅂㄷㄷㅅㅈㅈㄱㄱ", strict=True))
PLACES = ("ㅂㅃㅍㅁ", "ㄷㄸㅌㄴㄹ", "ㅅㅆㅈㅉㅊ", "ㄱㄲㅋㅇ", "ㅎ")
SONORANT = "ㅁㄴㅇㄹ"
DIGITS = "공일이삼사오육칠팔구"
LETTERS = {
    "a": "에이", "b": "비", "c": "씨", "d": "디", "e": "이", "f": "에프", "g": "지",
    "h": "에이치", "i": "아이", "j": "제이", "k": "케이", "l": "엘", "m": "엠", "n": "엔",
    "o": "오", "p": "피", "q": "큐", "r": "알", "s": "에스", "t": "티", "u": "유", "v": "브이",
    "w": "더블유", "x": "엑스", "y": "와이", "z": "제트",
}  # fmt: skip

VOWELS = {
    "ㅣ": (0, 0, 0, ""), "ㅔ": (0, 1.2, 0, ""), "ㅐ": (0, 1.4, 0, ""), "ㅏ": (1, 2, 0, ""),
    "ㅓ": (1.4, 1.3, 0.2, ""), "ㅗ": (2, 1.1, 1, ""), "ㅜ": (2, 0, 1, ""), "ㅡ": (1.4, 0, 0.2, ""),
    "ㅖ": (0, 1.2, 0, "y"), "ㅒ": (0, 1.4, 0, "y"), "ㅑ": (1, 2, 0, "y"),
    "ㅕ": (1.4, 1.3, 0.2, "y"),
    "ㅛ": (2, 1.1, 1, "y"), "ㅠ": (2, 0, 1, "y"), "ㅘ": (1, 2, 0, "w"), "ㅝ": (1.4, 1.3, 0.2, "w"),
    "ㅙ": (0, 1.4, 0, "w"), "ㅞ": (0, 1.2, 0, "w"), "ㅚ": (0, 1.2, 0, "w"), "ㅟ": (0, 0, 0, "w"),
    "ㅢ": (0.4, 0, 0, ""),
}  # fmt: skip
"""Each vowel as front–back, close–open, rounded, and the glide before it."""

STRENGTH, SAME_PLACE, OTHER, BOTH_SONORANT = 0.6, 0.64, 0.87, 0.51
VOWEL_SCALE, VOWEL_MOST, GLIDE, SAME_GLIDE = 0.4, 1.2, 0.12, 0.03
DROP_ONSET, DROP_CODA, DROP_VOWEL, DROP_WEAK, DROP_H = 0.68, 0.34, 0.47, 0.6, 0.3
MOVED = 0.1
"""A final consonant that has become the onset of the next syllable, or the other way round."""

NEVER = 9.0
PAD = 0

SYMBOLS = (
    [("", "")]
    + [("onset", jamo) for jamo in ONSETS if jamo != "ㅇ"]
    + [("vowel", jamo) for jamo in NUCLEI]
    + [("coda", jamo) for jamo in "ㄱㄴㄷㄹㅁㅂㅇ"]
)
NUMBERS = {symbol: number for number, symbol in enumerate(SYMBOLS)}

ASPIRATED = {NUMBERS["coda", coda]: onset for coda, onset in ("ㄱㅋ", "ㄷㅌ", "ㅂㅍ")}
"""A stop and the ㅎ after it are one sound: '깃허브' is said as '기터브'."""

Sounds = tuple[int, ...]
Floats = NDArray[np.float32]
Indices = NDArray[np.intp]
Costs = tuple[Floats, Floats]
"""What leaving a phoneme out costs, and what taking one for another."""


@lru_cache(maxsize=200_000)
def phonemes(text: str) -> Sounds:
    """Return the phonemes of `text`; digits and single Latin letters as they are read aloud."""
    sounds: list[int] = []
    for character in text.lower():
        for syllable in _read_aloud(character):
            code = ord(syllable) - FIRST
            if not 0 <= code <= LAST - FIRST:
                continue
            onset, nucleus, coda = ONSETS[code // 588], code % 588 // 28, code % 28
            if onset == "ㅎ" and sounds and sounds[-1] in ASPIRATED:
                onset = ASPIRATED[sounds.pop()]
            if onset != "ㅇ":
                sounds.append(NUMBERS["onset", onset])
            sounds.append(NUMBERS["vowel", NUCLEI[nucleus]])
            if coda:
                sounds.append(NUMBERS["coda", CODAS[coda]])
    return tuple(sounds)


def coarse(sounds: Sounds) -> tuple[int, ...]:
    """Return the phonemes with what is easily confused made equal."""
    return tuple(COARSE[sound] for sound in sounds)


def distances(
    heard: Sequence[Sounds],
    names: Sequence[Sounds],
    left: Indices,
    right: Indices,
    costs: Costs | None = None,
    farthest: float = np.inf,
) -> Floats:
    """Return how far apart ``heard[left]`` and ``names[right]`` sound, pair by pair.

    0 is the same, 1 about as far as can be: the cost by phoneme of the longer one. What is beyond
    `farthest` is given up half-way and comes out as infinity.
    """
    result = np.empty(len(left), dtype=np.float32)
    n, m = _lengths(heard), _lengths(names)
    heard_table, names_table = _padded(heard), _padded(names)
    order = np.lexsort((m[right], n[left]))

    def fill(part: Indices) -> None:
        a, b = left[part], right[part]
        rows = heard_table[a, : n[a].max()], names_table[b, : m[b].max()]
        result[part] = _batch(*rows, n[a], m[b], costs or SOUND, farthest)

    # NumPy lets go of the interpreter while it counts, so threads share the cores.
    with ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(fill, (order[at : at + BATCH] for at in range(0, len(order), BATCH))))
    return result


BATCH = 2048
"""Pairs at once: few enough that their rows stay in a core's cache."""
WORKERS = 2
CHECKED = 3
"""After so many rows each, what is too far already is given up."""


def _batch(
    left: Indices, right: Indices, n: Indices, m: Indices, costs: Costs, farthest: float
) -> Floats:
    """Fill the tables of all pairs row by row; a row's cells lie one below the other."""
    drop = costs[0]
    result = np.full(len(n), np.inf, dtype=np.float32)
    pairs = np.arange(len(n))
    longer = np.maximum(np.maximum(n, m), 1).astype(np.float32)
    left, right = left.T, np.ascontiguousarray(right.T)
    added = drop[right]
    row: Floats = np.zeros((len(right) + 1, len(n)), dtype=np.float32)
    np.cumsum(added, axis=0, out=row[1:])
    at_once = np.flatnonzero(n == 0)
    result[at_once] = row[m[at_once], at_once] / longer[at_once]
    for i in range(len(left)):
        row = _next_row(row, left[i], right, added, costs)
        ends = np.flatnonzero(n == i + 1)
        result[pairs[ends]] = row[m[ends], ends] / longer[ends]
        if i % CHECKED == CHECKED - 1:
            kept = np.flatnonzero((n > i + 1) & (row.min(axis=0) <= farthest * longer))
            left, right = left.take(kept, axis=1), right.take(kept, axis=1)
            added, row = added.take(kept, axis=1), row.take(kept, axis=1)
            n, m, pairs, longer = n[kept], m[kept], pairs[kept], longer[kept]
    return result


def _next_row(row: Floats, sound: Indices, right: Indices, added: Floats, costs: Costs) -> Floats:
    """Return the row below: `sound` left out, taken for one of `right`, or one of those added.

    NumPy's own running minimum takes ten times as long as this one over the cells.
    """
    drop, replace = costs
    below = row + drop[sound]
    swapped = replace.ravel().take(right + sound * len(drop), mode="clip")
    swapped += row[:-1]
    np.minimum(below[1:], swapped, out=below[1:])
    for before, after, cost in zip(below, below[1:], added, strict=False):
        np.minimum(after, before + cost, out=after)
    return below


def _lengths(sequences: Sequence[Sounds]) -> Indices:
    return np.array([len(sounds) for sounds in sequences], dtype=np.intp)


def _padded(sequences: Sequence[Sounds]) -> Indices:
    table = np.full((len(sequences), max(map(len, sequences), default=0)), PAD, dtype=np.intp)
    for index, sounds in enumerate(sequences):
        table[index, : len(sounds)] = sounds
    return table


def _read_aloud(character: str) -> str:
    if character.isascii() and character.isdigit():
        return DIGITS[int(character)]
    return LETTERS.get(character, character)


def _drop(symbol: tuple[str, str]) -> float:
    role, jamo = symbol
    if role == "vowel":
        return DROP_WEAK if jamo in "ㅡㅣ" else DROP_VOWEL
    if jamo == "ㅎ":
        return DROP_H
    return {"": 0.0, "coda": DROP_CODA, "onset": DROP_ONSET}[role]


def _replace(a: tuple[str, str], b: tuple[str, str]) -> float:
    if a == b:
        return 0.0
    if (a[0] == "vowel") != (b[0] == "vowel") or "" in (a[0], b[0]):
        return NEVER
    return _vowels(a[1], b[1]) if a[0] == "vowel" else _consonants(a[1], b[1])


def _consonants(a: str, b: str) -> float:
    if a == b:
        return MOVED
    if PLAIN.get(a, a) == PLAIN.get(b, b):
        return STRENGTH
    if a in SONORANT and b in SONORANT:
        return BOTH_SONORANT
    return SAME_PLACE if _place(a) == _place(b) else OTHER


def _vowels(a: str, b: str) -> float:
    (*first, glide), (*second, other) = VOWELS[a], VOWELS[b]
    apart = float(np.hypot.reduce(np.subtract(first, second))) * VOWEL_SCALE
    return min(VOWEL_MOST, apart + (SAME_GLIDE if glide == other else GLIDE))


def _place(jamo: str) -> int:
    return next(index for index, jamos in enumerate(PLACES) if jamo in jamos)


def _coarse(symbol: tuple[str, str]) -> int:
    role, jamo = symbol
    if role == "vowel":
        front, openness = VOWELS[jamo][:2]
        return 20 + (0 if front < 0.7 else 1 if openness > 1 else 2)
    return (_place(jamo) + (8 if jamo in SONORANT else 0)) if role else -1


SOUND: Costs = (
    np.array([_drop(symbol) for symbol in SYMBOLS], dtype=np.float32),
    np.array([[_replace(a, b) for b in SYMBOLS] for a in SYMBOLS], dtype=np.float32),
)
PLAIN_EDITS: Costs = (
    np.array([float(bool(role)) for role, _ in SYMBOLS], dtype=np.float32),
    1 - np.eye(len(SYMBOLS), dtype=np.float32),
)
"""Every edit costs one: what the weights are measured against."""
COARSE = tuple(_coarse(symbol) for symbol in SYMBOLS)
