"""How alike two words sound: a weighted edit distance over phonemes, many pairs at once.

Recognisers of Korean speech, and people who write what they heard, confuse plain, tense and
aspirated consonants (ㅂ ㅃ ㅍ), neighbouring vowels (ㅔ ㅐ), liquids and nasals; they lose final
consonants and weak vowels; liaison and aspiration move or change a final consonant. Each of these
costs little here. `phonology.json` holds the tables; `sound.js` of the glossary reads the same file
and does the same in the browser.
"""

import json
import math
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TABLES = json.loads(Path(__file__).with_name("phonology.json").read_text(encoding="utf-8"))
ONSETS: str = TABLES["onsets"]
VOWELS: dict[str, tuple[float, float, float, str]] = TABLES["vowels"]
"""Each vowel as front–back, close–open, rounded, and the glide before it; in Unicode's order."""
CODAS: str = TABLES["codas"]
"""The 27 finals as the seven sounds they have before a consonant or at the end."""
COSTS: dict[str, float] = TABLES["costs"]

FIRST, LAST = ord("가"), ord("힣")
ALOUD = re.compile("[0-9]|[A-Za-z]+")

SYMBOLS = (
    *(("onset", jamo) for jamo in ONSETS if jamo != "ㅇ"),
    *(("vowel", jamo) for jamo in VOWELS),
    *(("coda", jamo) for jamo in sorted(set(CODAS))),
)
NUMBERS = {symbol: number for number, symbol in enumerate(SYMBOLS)}
ASPIRATED = {NUMBERS["coda", coda]: onset for coda, onset in TABLES["aspirated"].items()}
"""A stop and the ㅎ after it are one sound: '깃허브' is said as '기터브'."""

Sounds = tuple[int, ...]
Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


@lru_cache(maxsize=200_000)
def phonemes(text: str) -> Sounds:
    """Return the phonemes of `text`; digits and short Latin words letter by letter, as read aloud.

    What else is not Korean is left out.
    """
    sounds: list[int] = []
    for syllable in ALOUD.sub(_aloud, text):
        code = ord(syllable) - FIRST
        if not 0 <= code <= LAST - FIRST:
            continue
        onset, vowel, coda = ONSETS[code // 588], code % 588 // 28, code % 28
        if onset == "ㅎ" and sounds and sounds[-1] in ASPIRATED:
            onset = ASPIRATED[sounds.pop()]
        if onset != "ㅇ":
            sounds.append(NUMBERS["onset", onset])
        sounds.append(len(ONSETS) - 1 + vowel)
        if coda:
            sounds.append(NUMBERS["coda", CODAS[coda - 1]])
    return tuple(sounds)


def coarse(sounds: Sounds) -> str:
    """Return the phonemes with what is easily confused made equal, a character each."""
    return "".join(COARSE[sound] for sound in sounds)


def distances(heard: Sequence[Sounds], names: Sequence[Sounds]) -> Floats:
    """Return how far each of `heard` sounds from the name at its place in `names`.

    0 is the same, 1 about as far as can be: the cost by phoneme of the longer one. No library of
    edit distances takes a cost for each pair of symbols, so the table is filled here: row by row,
    for all pairs at once; a row's cells lie one below the other.
    """
    n, m = _lengths(heard), _lengths(names)
    said, named = _padded(heard).T, _padded(names).T
    dropped = DROP[named]
    cells = np.arange(1, len(named) + 1)[:, np.newaxis]
    at_end = np.where(cells == m, COSTS["ends"], 1).astype(np.float32)
    row: Floats = np.zeros((len(named) + 1, len(n)), dtype=np.float32)
    np.cumsum(dropped, axis=0, out=row[1:])
    for i, sound in enumerate(said):
        below = np.empty_like(row)
        below[0] = row[0] + DROP[sound] * COSTS["ends"]
        np.minimum(row[:-1] + REPLACE[sound, named], row[1:] + DROP[sound] * at_end, out=below[1:])
        end = np.where(n == i + 1, COSTS["nameEnd"], 1).astype(np.float32)
        for before, after, cost in zip(below, below[1:], dropped * end, strict=False):
            np.minimum(after, before + cost, out=after)
        row = np.where(i < n, below, row)
    longer: Floats = np.maximum(np.maximum(n, m), 1).astype(np.float32)
    return row[m, np.arange(len(n))] / longer


def _aloud(match: re.Match[str]) -> str:
    text = match.group().lower()
    if text.isdigit():
        return TABLES["digits"][int(text)]
    if len(text) > TABLES["longestSpelled"]:
        return ""
    return "".join(TABLES["letters"][letter] for letter in text)


def _lengths(sequences: Sequence[Sounds]) -> Indices:
    return np.array([len(sounds) for sounds in sequences], dtype=np.intp)


def _padded(sequences: Sequence[Sounds]) -> Indices:
    table = np.zeros((len(sequences), max(map(len, sequences), default=0)), dtype=np.intp)
    for row, sounds in zip(table, sequences, strict=True):
        row[: len(sounds)] = sounds
    return table


def _drop(role: str, jamo: str) -> float:
    if role == "vowel":
        return COSTS["dropWeakVowel" if jamo in "ㅡㅣ" else "dropVowel"]
    if jamo == "ㅎ":
        return COSTS["dropH"]
    return COSTS["dropOnset" if role == "onset" else "dropCoda"]


def _replace(a: tuple[str, str], b: tuple[str, str]) -> float:
    if a == b:
        return 0.0
    if (a[0] == "vowel") != (b[0] == "vowel"):
        return COSTS["never"]
    return _vowels(a[1], b[1]) if a[0] == "vowel" else _consonants(a[1], b[1])


def _consonants(a: str, b: str) -> float:
    if a == b:
        return COSTS["moved"]
    plain = TABLES["plain"]
    if plain.get(a, a) == plain.get(b, b):
        return COSTS["strength"]
    if a in TABLES["sonorants"] and b in TABLES["sonorants"]:
        return COSTS["sonorant"]
    return COSTS["samePlace" if _place(a) == _place(b) else "otherConsonant"]


def _vowels(a: str, b: str) -> float:
    (*first, glide), (*second, other) = VOWELS[a], VOWELS[b]
    apart = math.dist(first, second) * COSTS["vowelScale"]
    return min(COSTS["vowelMost"], apart + COSTS["sameGlide" if glide == other else "glide"])


def _place(jamo: str) -> int:
    return next(index for index, jamos in enumerate(TABLES["places"]) if jamo in jamos)


def _coarse(role: str, jamo: str) -> str:
    if role == "vowel":
        front, openness = VOWELS[jamo][:2]
        return chr(40 + (0 if front < 0.7 else 1 if openness > 1 else 2))
    return chr(_place(jamo) + (10 if jamo in TABLES["sonorants"] else 0))


DROP = np.array([_drop(*symbol) for symbol in SYMBOLS], dtype=np.float32)
REPLACE = np.array([[_replace(a, b) for b in SYMBOLS] for a in SYMBOLS], dtype=np.float32)
COARSE = tuple(_coarse(*symbol) for symbol in SYMBOLS)
