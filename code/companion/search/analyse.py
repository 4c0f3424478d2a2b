"""The words of a text as they are looked up: dictionary forms, glossary terms, identifiers."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from kiwipiepy import Kiwi, Token

from companion.glossary.model import Glossary
from companion.search.model import Unit, Words

NOUNS = ("NNG", "NNP", "XR")
VERBS = ("VV", "VA")
EVERYWHERE = frozenset((
    "하", "되", "있", "없", "같", "보", "주", "아니", "않", "싶", "지", "가지", "위하", "대하",
    "따르", "통하", "이렇", "그렇",
))  # fmt: skip
"""Verbs that nobody looks for."""

STEM = "_"
"""Stands after the stem of a verb: 나누_ is no noun. The browser knows it (search-index.js)."""

COUNTED = frozenset(["판", "쪽", "장", "절", "겹", "비트", "차원", "월"])
"""What a number names rather than counts: 3판, 8비트."""

YEAR = re.compile(r"\d{3,}")
"""Also a number of pixels."""

WITH_DIGITS = re.compile(r"(?<![\w.])[a-z]+\d+[a-z0-9]*")
"""A name like conv2d or l2, which Kiwi takes apart."""

HANGUL = re.compile("[가-힣]")
LATIN = re.compile(r"[A-Za-z]")
HYPHEN = re.compile(r"(?<=[가-힣])-(?=[가-힣])")
"""원-핫, k-겹: readers write it or not."""
API = re.compile(r"(?<=\.)[A-Za-z_]\w*|\b[A-Za-z_]\w*(?=\()|\b[A-Za-z_]\w*(?==[^=])(?=[^\n]*\))")
"""A name that is called, an attribute, an argument by name: what readers look for in code."""

IMPORT = re.compile(r"^\s*(?:from|import)\b.*", re.MULTILINE)
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
KEYWORDS = frozenset({"from", "import", "as", "self", "print", "len", "range"})
PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z][a-z0-9]*")
"""The words that an identifier is made of: GradientTape, train_step."""
SHORTEST_NAME = 3

INDEXED = 8
"""Questions of a unit whose words the index holds; more cost bytes and find no more. All of them
teach where words lead (learn.py)."""


class Analyser:
    """Analyses units with the glossary as Kiwi's user dictionary; Kiwi is loaded when needed."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def analyse(self, units: Sequence[Unit]) -> list[Words]:
        """Return the words of each unit."""
        texts = [HYPHEN.sub("", text) for unit in units for text in texts_of(unit)]
        tokens = self._kiwi.tokenize(texts)
        read = (self._read(found, text) for found, text in zip(tokens, texts, strict=True))
        return [self._words(unit, [next(read) for _ in texts_of(unit)]) for unit in units]

    def _words(self, unit: Unit, read: Sequence[tuple[list[str], list[str]]]) -> Words:
        """Return the words of a unit whose texts have been read."""
        (title, title_terms), (body, body_terms), *asked = read
        return Words(
            title=_counted(title), title_terms=_counted(title_terms),
            body=_counted(body), body_terms=_counted(body_terms),
            asked=tuple(_counted(words) for words, _ in asked),
            asked_terms=tuple(_counted(terms) for _, terms in asked),
            code=_counted([
                *identifiers(source for _, source in unit.code),
                *words_of_names(unit.names),
            ]),
        )  # fmt: skip

    @cached_property
    def _korean(self) -> Mapping[str, list[str]]:
        """Korean name without spaces → the ids of the terms of that name."""
        return self._names(lambda name: bool(HANGUL.search(name)) and not LATIN.search(name))

    @cached_property
    def _latin(self) -> Mapping[str, list[str]]:
        """Name with Latin letters, in lower case → the ids of the terms of that name."""
        return self._names(lambda name: bool(LATIN.search(name)) and len(name) > 1, spaces=True)

    def _names(
        self, wanted: Callable[[str], bool], *, spaces: bool = False
    ) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for term in self._glossary.terms.values():
            for name in dict.fromkeys((*term.names, *term.code)):
                key = name.lower() if spaces else name.replace(" ", "")
                if wanted(name) and term.id not in found[key]:
                    found[key].append(term.id)
        return {name: ids for name, ids in found.items() if ids}

    @cached_property
    def _kiwi(self) -> Kiwi:
        kiwi = Kiwi(num_workers=2, load_typo_dict=False, load_multi_dict=False)
        spaced: dict[str, str] = {}
        for term in self._glossary.terms.values():
            for name in term.names:
                key = name.replace(" ", "")
                if key in self._korean and name.count(" ") >= spaced.get(key, "").count(" "):
                    spaced[key] = name
        for name in spaced.values():
            kiwi.add_user_word(name, "NNP")
        return kiwi

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What finds a name, the longest; by its first letter, to try only a few at each word."""
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._latin, key=len, reverse=True):
            by_letter[name[0]].append(re.escape(name[1:]))
        names = "|".join(
            f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()
        )
        return re.compile(rf"(?<![a-z0-9_.\-/])(?:{names})(?![a-z0-9_\-/])")

    def _read(self, tokens: list[Token], text: str) -> tuple[list[str], list[str]]:
        """Return the words of a text, and the ids of the terms that it names."""
        words: list[str] = []
        terms: list[str] = []
        before: Token | None = None
        for token in tokens:
            tag = token.tag.split("-")[0]
            if tag in NOUNS:
                terms += self._korean.get(token.form.replace(" ", ""), ())
                words += token.form.split()
            elif tag == "XSN" and before is not None and before.tag in NOUNS and words:
                words[-1] += token.form  # 정규 + 화
            elif tag in VERBS and token.form not in EVERYWHERE:
                words.append(f"{token.form}{STEM}")
            elif tag == "SL" or (tag == "SN" and YEAR.fullmatch(token.form)):
                words.append(token.form.lower())
            if before is not None and before.tag == "SN" and token.form in COUNTED:
                words.append(before.form + token.form)
            before = token
        lower = text.lower()
        words += WITH_DIGITS.findall(lower)
        for match in self._pattern.finditer(lower):
            terms += self._latin[match[0]]
        return words, terms


def texts_of(unit: Unit) -> tuple[str, ...]:
    """Return the texts of a unit that are analysed: title, body, and the first questions."""
    return unit.title, unit.text, *unit.asked[:INDEXED]


def identifiers(sources: Iterable[str]) -> list[str]:
    """Return the interfaces that code uses and the words they are made of, in lower case."""
    found: list[str] = []
    for source in sources:
        imported = (name for line in IMPORT.findall(source) for name in IDENTIFIER.findall(line))
        for name in (*API.findall(source), *imported):
            parts = (part.lower() for part in PARTS.findall(name))
            found += dict.fromkeys([name.lower().strip("_"), *parts])
    return [name for name in found if len(name) >= SHORTEST_NAME and name not in KEYWORDS]


def words_of_names(names: Iterable[str]) -> list[str]:
    """Return the identifiers in code that a text names, in lower case."""
    found = (word.lower() for name in names for word in IDENTIFIER.findall(name))
    return [word for word in found if len(word) >= SHORTEST_NAME and word not in KEYWORDS]


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
