"""The address of what has words: of a heading, or of a name in Korean."""

import re
import unicodedata
from collections.abc import Iterator

from docutils.nodes import make_id

JAMO = re.compile("[\u3131-\u318e]")
"""Letters of Hangul that stand alone, and which the fuller normal form would take apart."""


def address_of(text: str) -> str:
    """Return the words of `text` joined by hyphens, as an id that HTML and XML take.

    Korean stays, signs go; a text of signs alone is called by their names.
    """
    words = "".join(one if JAMO.match(one) else unicodedata.normalize("NFKC", one) for one in text)
    words = unicodedata.normalize("NFC", words).lower()
    address = _joined(words) or _joined(" ".join(unicodedata.name(one, "") for one in words))
    # A name of XML begins with no digit; a text of unnamed signs has no name at all.
    return address if re.match(r"[^\W\d]", address) else f"_{address}"


def names_of(label: str) -> Iterator[str]:
    """Yield the ids that a label may have; the first that is not taken is its own."""
    if plain := make_id(label):
        yield plain
    yield address_of(label)


def _joined(words: str) -> str:
    return re.sub(r"[\W-]+", "-", words).strip("-").lower()
