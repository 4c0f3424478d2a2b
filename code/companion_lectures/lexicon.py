"""What a speaker may call each term: names as they are spelled, and as a recogniser hears them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from companion.glossary.lookup import half_translated
from companion.glossary.model import Glossary, Term
from companion.korean.phonology import Sounds, phonemes

SHORTEST_PART = 2
KINDS = ("head", "sound", "variant", "mixed", "heard", "part")
"""Kinds of names, the surest first: where two terms share a name, the surer kind has it."""
WHOLE = ("head", "sound", "variant")
"""Those by which a person would call the term, if they were heard well."""


@dataclass(frozen=True)
class Name:
    """A name of a term. `text` has no spaces and no capitals."""

    text: str
    term: str
    kind: str

    @property
    def sounds(self) -> Sounds:
        """Its phonemes."""
        return phonemes(self.text)


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return `text` without spaces, hyphens and capitals: recognisers scatter them at will."""
    return "".join(text.lower().replace("-", " ").split())


class Lexicon:
    """Every name of every term of a glossary.

    `without`: heard-as forms that are to be taken as unknown, for an evaluation.
    """

    def __init__(self, glossary: Glossary, without: Iterable[str] = ()) -> None:
        self.glossary = glossary
        self._without = {fold(form) for form in without}

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name once for each term that has it, the surest kinds first."""
        found: dict[tuple[str, str], Name] = {}
        listed = [name for term in self.glossary.terms.values() for name in self._named(term)]
        for name in sorted(listed, key=lambda name: KINDS.index(name.kind)):
            found.setdefault((name.text, name.term), name)
        return (*found.values(), *self._parts(found.values()))

    @cached_property
    def by_text(self) -> dict[str, tuple[Name, ...]]:
        """Text → the names so spelled, the surest first; parts of names are not among them."""
        table: dict[str, tuple[Name, ...]] = {}
        for name in self.names:
            if name.kind != "part":
                table[name.text] = (*table.get(name.text, ()), name)
        return table

    @cached_property
    def parts(self) -> dict[str, tuple[Name, ...]]:
        """A word of longer names → those names' terms."""
        table: dict[str, tuple[Name, ...]] = {}
        for name in self.names:
            if name.kind == "part":
                table[name.text] = (*table.get(name.text, ()), name)
        return table

    @cached_property
    def by_sound(self) -> dict[Sounds, tuple[Name, ...]]:
        """Phonemes → the whole names that sound like that, the surest first."""
        table: dict[Sounds, tuple[Name, ...]] = {}
        for name in self.names:
            if name.kind in WHOLE:
                table[name.sounds] = (*table.get(name.sounds, ()), name)
        return table

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """Term → the words of its names, and the names."""
        table: dict[str, set[str]] = {key: set() for key in self.glossary.terms}
        for name in self.names:
            table[name.term].add(name.text)
        for key, term in self.glossary.terms.items():
            for text in (term.ko, *term.pronunciation, *(variant.ko for variant in term.variants)):
                table[key].update(map(fold, text.split()))
        return {key: frozenset(words) for key, words in table.items()}

    @cached_property
    def kin(self) -> dict[str, frozenset[str]]:
        """Term → the terms that its record, or whose record, links with it."""
        table: dict[str, set[str]] = {key: set() for key in self.glossary.terms}
        for key, term in self.glossary.terms.items():
            for other in (*term.broader, *term.related, *term.contrast):
                table[key].add(other)
                table[other].add(key)
        return {key: frozenset(others) for key, others in table.items()}

    def _named(self, term: Term) -> Iterator[Name]:
        listed = [
            ("head", (term.ko, *(abbr.short for abbr in term.abbr))),
            ("sound", (*term.pronunciation, term.en, *term.also)),
            ("variant", (variant.ko for variant in term.variants if not variant.ordinary)),
            ("mixed", half_translated(term)),
            ("heard", (heard.form for heard in term.heard_as)),
        ]
        for kind, texts in listed:
            for text in texts:
                folded = fold(text)
                if kind == "heard" and folded in self._without:
                    continue
                if len(folded) > 1:
                    yield Name(folded, term.id, kind)

    def _parts(self, names: Iterable[Name]) -> list[Name]:
        """Return the words of longer names that name nothing by themselves ('액티베이션')."""
        whole = {name.text for name in names}
        found: dict[tuple[str, str], Name] = {}
        for term in self.glossary.terms.values():
            spoken = (term.ko, *term.pronunciation, *(variant.ko for variant in term.variants))
            for text in spoken:
                words = text.split()
                for word in words if len(words) > 1 else ():
                    folded = fold(word)
                    if len(folded) >= SHORTEST_PART and folded not in whole:
                        found.setdefault((folded, term.id), Name(folded, term.id, "part"))
        return list(found.values())
