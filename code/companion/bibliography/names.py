"""How the people behind a work are called: in a citation, and on the list of works."""

import re
from collections.abc import Sequence

from pybtex.database import Person
from pybtex.richtext import Text

_HANGUL = re.compile("[가-힣]+")

_TEX = re.compile(r"[\\{}$%~&#^_`']|--")
"""What only TeX may mean: text without it is read much faster as it is."""


def plain(latex: str) -> str:
    r"""Return what BibTeX writes as text: 'Sch{\"o}lkopf' is 'Schölkopf'."""
    text = str(Text.from_latex(latex)) if _TEX.search(latex) else latex
    return text.replace("\xa0", " ")


def is_korean(person: Person) -> bool:
    """Return whether the name is written in Hangul, family name first."""
    return bool(_HANGUL.search(str(person)))


def split_others(people: Sequence[Person]) -> tuple[list[Person], bool]:
    """Return who is named, and whether there are others, as BibTeX writes 'and others'."""
    named = [person for person in people if str(person) != "others"]
    return named, len(named) < len(people)


def short_name(person: Person) -> str:
    """Return what a citation calls a person by: the family name; in Korean the whole name."""
    last = _joined(person.prelast_names + person.last_names)
    whole = last + _joined(person.first_names + person.middle_names)
    return whole if _HANGUL.fullmatch(whole) else last


def authors(people: Sequence[Person], *, full: bool) -> str:
    """Return the people as a citation names them: all where `full`, else no more than two."""
    named, others = split_others(people)
    names = [short_name(person) for person in named]
    korean = all(map(is_korean, named))
    if not names:
        return ""
    if (len(names) > 2 or others) and not full:
        return f"{names[0]} 외" if korean else f"{names[0]} et al."
    if korean:
        return "·".join(names) + " 외" * others
    if others:
        return ", ".join([*names, "et al."]) if len(names) > 1 else f"{names[0]} et al."
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _joined(parts: Sequence[str]) -> str:
    return " ".join(map(plain, parts))
