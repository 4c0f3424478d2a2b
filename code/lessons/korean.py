"""Korean particles for texts that a cell puts together: 9를, 10을, 0.5로, 80%를."""

FINALS = 28
RIEUL = 8
DIGITS = "영일이삼사오육칠팔구"
LETTERS = {"L": "엘", "M": "엠", "N": "엔", "R": "알"}
"""The letters whose names end in a consonant."""

FORMS = {
    "은": "은는", "는": "은는", "이": "이가", "가": "이가", "을": "을를", "를": "을를",
    "과": "과와", "와": "과와",
}  # fmt: skip
"""Particle → its form after a consonant, then after a vowel."""


def josa(word: object, particle: str) -> str:
    """Return `word` with `particle`, or with its other form where that is what is said.

    Args:
        word: a number (or its text, as f"{x:.3f}"), a percentage, letters, or Korean.
        particle: either form: 은, 는, 이, 가, 을, 를, 과, 와, 으로, 로.
    """
    text = str(word)
    final = (ord(_last_said(text)) - ord("가")) % FINALS
    if particle in ("으로", "로"):
        return text + ("로" if final in (0, RIEUL) else "으로")
    return text + FORMS[particle][0 if final else 1]


def _last_said(text: str) -> str:
    """Return the last syllable of a text as it is read; one with a vowel where nobody knows."""
    last = text[-1:]
    if last.isdecimal():
        return _last_of_number(text)
    if "가" <= last <= "힣":
        return last
    return LETTERS.get(last.upper(), "이")  # A–Z but four, and %, end in a vowel


def _last_of_number(text: str) -> str:
    digits = text.rstrip("0")
    if digits == "" or "." in text or text[-1] != "0":
        return DIGITS[int(text[-1])]
    return "십"  # 십, 백, 천, 만, 억: after all of them the particles are the same
