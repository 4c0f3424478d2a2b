"""How a word ends when it is read aloud in Korean: 80%는 퍼센트, 1.000은 영, L2는 이."""

import re
import unicodedata
from collections.abc import Mapping

DIGITS = "영일이삼사오육칠팔구"
POWERS = "영십백천만"
"""What zeros at the end of a whole number are read as, by how many there are."""

LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
"""Letters whose Korean names end in a consonant, said one by one as in an abbreviation."""

SIGNS = {"①": "일", "②": "이", "③": "삼", "④": "사", "⑤": "오", "⑥": "육"}
UNITS = {
    "%": "퍼센트", "%p": "퍼센트포인트", "°": "도", "°C": "섭씨도", "℃": "섭씨도", "px": "픽셀",
    "kB": "바이트", "KB": "바이트", "MB": "바이트", "GB": "바이트", "TB": "바이트",
    "KiB": "바이트", "MiB": "바이트", "GiB": "바이트", "B": "바이트", "ms": "초", "s": "초",
    "µs": "초", "μs": "초", "ns": "초", "m": "미터", "cm": "미터", "mm": "미터", "km": "미터",
    "g": "그램", "kg": "그램", "Hz": "헤르츠", "kHz": "헤르츠", "MHz": "헤르츠", "GHz": "헤르츠",
    "W": "와트", "FLOPS": "플롭스", "TFLOPS": "플롭스",
}  # fmt: skip
"""How a sign or unit after a number is read."""

GREEK = {
    "alpha": "알파", "beta": "베타", "gamma": "감마", "delta": "델타", "epsilon": "엡실론",
    "varepsilon": "엡실론", "eta": "에타", "theta": "세타", "kappa": "카파", "lambda": "람다",
    "mu": "뮤",
    "nu": "뉴", "xi": "크사이", "pi": "파이", "rho": "로", "sigma": "시그마", "tau": "타우",
    "phi": "파이", "varphi": "파이", "chi": "카이", "psi": "프사이", "zeta": "제타",
    "omega": "오메가",
}  # fmt: skip
"""How Greek letters are read, by their names in formulas."""

BRACKETED = re.compile(r"\([^()]*\)$")
SILENT = re.compile(r"[\s'\"’”)\]』」»*_.,]+$")
NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<unit>%p?|°C?|℃|[A-Za-zµμ]+)?$")
CONSONANT_ENDINGS = ("l", "m", "n", "ng", "le", "me", "ne")
"""How an English word ends that Korean ends in a consonant: 모델, 프레임, 라인, 트레이닝."""


def last_syllable(
    word: str, sounds: Mapping[str, str] | None = None, *, guess: bool = False
) -> str:
    """Return the Hangul syllable that `word` ends in when it is read, '' where that is unsure.

    Args:
        word: Korean, English, a number with or without a unit, or a mix; brackets at its end,
            as in 층(layer), are not read.
        sounds: how English words are read, by their lower-case spelling.
        guess: guess how an English word ends from its spelling.
    """
    word = SILENT.sub("", BRACKETED.sub("", word))
    if not word:
        return ""
    match = NUMBER.search(word)
    if match and (not match["unit"] or match["unit"] in UNITS):
        return _last_of_number(word, match, guess=guess)
    if latin := re.search(r"[A-Za-z]+$", word):
        return _last_of_latin(word, latin[0], sounds or {}, guess=guess)
    last = SIGNS.get(word[-1], word[-1])
    if last.isdigit():
        return DIGITS[unicodedata.digit(last)]
    return last if "가" <= last <= "힣" else ""


def _last_of_number(word: str, match: re.Match[str], *, guess: bool) -> str:
    before = word[: match.start()]
    if re.search(r"[A-Za-z][-‑ ]?$", before) and not match["unit"] and not guess:
        # ResNet50, GPT-3: these are read in English as often as in Korean.
        return {"2": "이", "4": "사", "5": "오"}.get(match["number"][-1], "")
    if match["unit"]:
        return UNITS[match["unit"]][-1]
    return read_number(match["number"])


def read_number(number: str) -> str:
    """Return the last syllable of a number as it is read in Korean: 십, 백, 천, 만, 영, 일."""
    digits = number.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    if "." in digits or not zeros or zeros == len(digits):
        return DIGITS[int(digits[-1])]
    if zeros >= 12:
        return "조"
    return "억" if zeros >= 8 else POWERS[min(zeros, 4)]


def _last_of_latin(word: str, run: str, sounds: Mapping[str, str], *, guess: bool) -> str:
    """Return how a word that ends in Latin letters ends: a known word, letters, or a guess."""
    known = re.search(r"[A-Za-z][A-Za-z0-9.+-]*(?: [A-Za-z]+)*$", word)
    for name in (known[0] if known else run, run):
        if sound := sounds.get(name.lower()):
            return sound[-1]
    if run.isupper() or re.fullmatch(r"(?:.*[^\w-])?[A-Za-z]", word):
        return LETTERS.get(run[-1].lower(), "이")
    if not guess:
        return ""
    if not run.endswith(CONSONANT_ENDINGS):
        return "이"
    return "엘" if run.endswith(("l", "le")) else "엔"
