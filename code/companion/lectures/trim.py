"""Trim what was recognised by its sound to the name that stands in it: '신경망이' is 신경망."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from companion.lectures.choose import Mention
from companion.lectures.lexicon import Lexicon
from companion.lectures.recognise import SPELLED

PROPER = ("head", "sound", "variant", "mixed")
"""Kinds of names that are no garbles."""


class Trimmer:
    """Knows the names of every term as they may be spaced."""

    def __init__(self, lexicon: Lexicon) -> None:
        names: dict[str, list[str]] = {}
        for name in lexicon.names:
            if name.kind in PROPER:
                names.setdefault(name.term, []).append(name.text)
        self._names = names
        self._pattern = cache(self._compiled)

    def trim(self, mentions: Iterable[Mention]) -> list[Mention]:
        """Return the mentions; one that holds a name of its term is that name, spelled."""
        return [self._one(one) if one.how == "sound" else one for one in mentions]

    def _one(self, mention: Mention) -> Mention:
        pattern = self._pattern(mention.term)
        match = pattern.search(mention.surface) if pattern else None
        if match is None:
            return mention
        start = mention.start + match.start()
        end = mention.start + match.end()
        return replace(
            mention, start=start, end=end, surface=match.group(), confidence=SPELLED, how="spelled"
        )

    def _compiled(self, term: str) -> re.Pattern[str] | None:
        names = sorted(self._names.get(term, ()), key=len, reverse=True)
        loose = (r"[\s-]*".join(re.escape(one) for one in name) for name in names if len(name) > 1)
        text = "|".join(loose)
        return re.compile(text, re.IGNORECASE) if text else None
