"""Names as they are compared, and which are nearly spelled the same."""

import difflib
import re
from collections.abc import Sequence
from functools import cache

from companion.glossary.model import Glossary, Term

NEARLY_SPELLED = 0.7
MOST_OTHERS = 8
MOST_WRONG_LETTERS = 4  # of a slip of the pen two, and the name it might be of two more


@cache
def squeezed(name: str) -> str:
    """Return a name as it is compared: no case, spaces, hyphens or plural."""
    words = re.split(r"[\s\-‐-–·_/]+", name.casefold())
    return "".join(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    )


def english_names(term: Term) -> tuple[str, ...]:
    """Return every English name of the term, the headword first."""
    abbreviations = [name for abbr in term.abbr for name in (abbr.short, abbr.long)]
    return tuple(dict.fromkeys((term.en, *term.also, *abbreviations)))


def all_english_names(glossary: Glossary) -> list[str]:
    """Return every English name of every term, in order."""
    return sorted({name for term in glossary.terms.values() for name in english_names(term)})


def nearly_spelled(accept: Sequence[str], english: Sequence[str]) -> tuple[str, ...]:
    """Return the names of other things that might be taken for a slip of the pen.

    'unsupervised learning' is two letters from 'supervised learning', and another thing.
    """
    answer, known = accept[0], set(map(squeezed, accept))
    as_long = [name for name in english if abs(len(name) - len(answer)) <= MOST_WRONG_LETTERS]
    near = difflib.get_close_matches(answer, as_long, MOST_OTHERS, NEARLY_SPELLED)
    return tuple(name for name in near if squeezed(name) not in known)
