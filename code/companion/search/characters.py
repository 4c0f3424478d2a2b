"""Numbers as single characters that JSON writes as they are, the small ones in one byte."""

FIRST = 0x23
"""The character of 0; the browser counts from it too (assets/search-index.js)."""

BACKSLASH = 0x5C
SURROGATES = range(0xD800, 0xE000)
"""These stand for no character."""


def character_of(number: int) -> str:
    """Return the character of a number from 0."""
    code = FIRST + number
    code += code >= BACKSLASH
    return chr(code + len(SURROGATES) * (code >= SURROGATES.start))
