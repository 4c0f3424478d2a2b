"""Korean particles that fit the word before them: 층은, 배치는, GPU는, 3은, 80%는."""

import re
import unicodedata

FIRST_SYLLABLE, LAST_SYLLABLE = ord("가"), ord("힣")
FINALS = 28
RIEUL = 8

DIGITS = "영일이삼사오육칠팔구"
LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
"""Letters whose Korean names end in a consonant, said one by one as in an abbreviation."""

SIGNS = {"%": "퍼센트", "①": "일", "②": "이", "③": "삼", "④": "사", "⑤": "오", "⑥": "육"}
BRACKETED = re.compile(r"\([^()]*\)$")
SILENT = re.compile(r"[\s'\"’”)\]』」.,]+$")
CONSONANT_ENDINGS = ("l", "m", "n", "ng", "le", "me", "ne")
"""How an English word ends that Korean ends in a consonant: 모델, 프레임, 라인, 트레이닝."""


def with_particle(word: str, pair: str, sound: str = "") -> str:
    """Return `word` with the one of `pair` that fits it.

    Args:
        word: Korean, English, a number, or a mix.
        pair: the form after a consonant and the form after a vowel: '은/는', '으로/로'.
        sound: how the word is said in Korean, where it is written in Latin letters.
    """
    after_consonant, after_vowel = pair.split("/")
    final = _final(word, sound)
    if after_consonant == "으로" and final == RIEUL:
        return word + after_vowel
    return word + (after_consonant if final else after_vowel)


def _final(word: str, sound: str) -> int:
    """Return the number of the last syllable's final consonant, 0 where there is none."""
    word = BRACKETED.sub("", word)  # 층(layer)은: what is in brackets is not said
    end = _last_said(SILENT.sub("", word), SILENT.sub("", sound))
    if not end or not FIRST_SYLLABLE <= ord(end) <= LAST_SYLLABLE:
        return 0
    return (ord(end) - FIRST_SYLLABLE) % FINALS


def _last_said(word: str, sound: str) -> str:
    """Return the Hangul syllable that `word` ends in when it is said, or nothing."""
    if not word:
        return ""
    last = SIGNS.get(word[-1], word[-1])[-1]
    if last.isdigit():
        return DIGITS[unicodedata.digit(last)]
    if not last.isascii() or not last.isalpha():
        return last
    return sound[-1] if sound else _last_of_latin(word)


def _last_of_latin(word: str) -> str:
    """Return a syllable that ends as the English word does: letter by letter if in capitals."""
    run = re.search(r"[A-Za-z]+$", word)
    assert run
    if run[0].isupper():
        return LETTERS.get(run[0][-1].lower(), "이")
    if not run[0].endswith(CONSONANT_ENDINGS):
        return "이"
    return "엘" if run[0].endswith(("l", "le")) else "엔"
