"""A term: what it is called in both languages, what it means, where it is used."""

from collections import defaultdict
from typing import Annotated, Literal

from pydantic import Field

from companion.book import Book
from companion.errors import DataError, Problem
from companion.records import (
    LectureStamp,
    Record,
    Records,
    SectionNumber,
    Sentence,
    Strict,
    load_records,
)
from companion.textbook import chapter_of

Category = Literal[
    "concept", "model", "task", "function", "library", "company",
    "person", "book", "hardware", "data", "metric",
]  # fmt: skip
PartOfSpeech = Literal["noun", "proper noun", "adjective", "verb"]
LINKS = ("broader", "related", "contrast")


class Definition(Strict):
    """One sentence in each language."""

    ko: Sentence
    en: Sentence


class Abbreviation(Strict):
    """A short form and what its letters stand for."""

    short: Sentence
    long: Sentence

    def __str__(self) -> str:
        return f"{self.short} = {self.long}"


class Variant(Strict):
    """Another Korean name and who uses it; `ordinary`: a word that often means something else."""

    ko: Sentence
    by: Sentence
    ordinary: bool = False

    def __str__(self) -> str:
        return f"{self.ko} ({self.by})"


class Avoided(Strict):
    """A spelling that is wrong for this term, and why; `companion lint` reports it in a page."""

    form: Sentence
    why: Sentence

    def __str__(self) -> str:
        return f"{self.form} ({self.why})"


class HeardAs(Strict):
    """What speech recognition wrote for the term, and when."""

    form: Sentence
    at: LectureStamp | None = None

    def __str__(self) -> str:
        return self.form


class Term(Record):
    """An entry of the glossary.

    `also`: other English names; `year`, `source`: since when, and where it was first described;
    `background`: no page uses it yet; `autolink`: whether a page's text links to it by itself.
    A field with a title stands under it in the entry, in the order of the fields.
    """

    en: Sentence
    ko: Sentence
    category: Category
    pos: PartOfSpeech = "noun"
    definition: Definition
    explanation: Sentence | None = None
    abbr: tuple[Abbreviation, ...] = Field((), title="약어")
    also: tuple[Sentence, ...] = Field((), title="다른 영어 이름")
    variants: tuple[Variant, ...] = Field((), title="다른 번역")
    avoid: tuple[Avoided, ...] = Field((), title="쓰지 않는 말")
    pronunciation: tuple[Sentence, ...] = Field((), title="소리")
    heard_as: tuple[HeardAs, ...] = Field((), title="강의 자막에 이렇게도 적힌다")
    formula: Sentence | None = None
    code: tuple[Sentence, ...] = Field((), title="코드")
    sections: tuple[SectionNumber, ...] = Field((), title="교과서 2판")
    lecture: tuple[LectureStamp, ...] = Field((), title="강의")
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    false_friend: Sentence | None = None
    year: Annotated[int, Field(ge=1600, le=2100)] | None = None
    source: Sentence | None = Field(None, title="처음 나온 곳")
    background: bool = False
    autolink: bool = True

    @property
    def chapters(self) -> list[int]:
        """The textbook chapters that treat it, in order."""
        return sorted({chapter_of(number) for number in self.sections})

    @property
    def english(self) -> str:
        """What stands in brackets at a page's first use; nothing where it would add nothing."""
        names = (self.en, *(abbr.short for abbr in self.abbr))
        return ", ".join(name for name in names if name != self.ko)

    @property
    def introduced(self) -> str:
        """The term at a page's first use, as text: 'Korean(English, abbreviation)'."""
        return f"{self.ko}({self.english})" if self.english else self.ko

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the entry answers to, the headwords first."""
        return (
            self.ko,
            self.en,
            *self.also,
            *(name for abbr in self.abbr for name in (abbr.short, abbr.long)),
            *(variant.ko for variant in self.variants),
            *self.pronunciation,
            *(heard.form for heard in self.heard_as),
        )


def texts(value: object) -> list[str]:
    """Return a field's value as texts to show: one for each item of a list, none for nothing."""
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return [] if value is None else [str(value)]


class Glossary:
    """All terms, found by id, by Korean or by English headword."""

    def __init__(self, terms: Records[Term]) -> None:
        self.terms = terms
        self._by_headword: dict[str, str] = {}
        for key, term in terms.items():
            self._by_headword.setdefault(term.ko, key)
            self._by_headword.setdefault(term.en.lower(), key)
        self._narrower: defaultdict[str, list[str]] = defaultdict(list)
        for key, term in terms.items():
            for broader in term.broader:
                self._narrower[broader].append(key)

    def narrower(self, key: str) -> list[str]:
        """Return the ids of the terms whose broader term is `key`."""
        return self._narrower.get(key, [])

    def find(self, name: str) -> Term | None:
        """Return the term whose id or headword is `name`, or None."""
        key = name if name in self.terms else self._by_headword.get(name)
        key = key or self._by_headword.get(name.lower())
        return self.terms[key] if key else None


def load_glossary(book: Book) -> Glossary:
    """Load and check every record of `_data/glossary/`.

    Raises:
        DataError: a record is malformed, names an unknown term or section, or shares its Korean
            headword with another (the headword is how authors name a term).
    """
    terms = load_records(book.data / "glossary", Term, book.root)
    sections = book.textbook.section_numbers
    problems: list[Problem] = []
    headwords: dict[str, str] = {}
    for key, term in terms.items():
        for link in LINKS:
            for index, target in enumerate(getattr(term, link)):
                if target not in terms or target == key:
                    known = "another term's id"
                    problems.append(terms.unknown(key, (link, index), target, known))
        for index, number in enumerate(term.sections):
            if number not in sections:
                known = "a chapter or section of textbook.yml"
                problems.append(terms.unknown(key, ("sections", index), number, known))
        if other := headwords.get(term.ko):
            message = f"a headword of its own expected; '{term.ko}' is also that of '{other}'"
            problems.append(terms.place(key).problem(("ko",), message))
        headwords[term.ko] = key
    if problems:
        raise DataError(problems)
    return Glossary(terms)
