"""What the lint says about one page's prose."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from companion.errors import Problem
from companion.prose.cells import Cell, code_cells
from companion.prose.claims import Claim, claims
from companion.prose.front import STANDARD, Front, read_front
from companion.prose.house import wrong_words
from companion.prose.particles import Misfit, Values, misfits
from companion.prose.running import Sentence, sentences
from companion.prose.shape import misshapen
from companion.prose.strings import misfits_of_code
from companion.prose.titles import Title, stated_titles

EXPECTED = "{{shown}}, citation, hedge or `claims: given` expected: {text}"


@dataclass(frozen=True)
class Prose:
    """A page's prose: `path` below the book's root, its text, and what it takes to read it."""

    path: Path
    text: str
    values: Values = field(default_factory=Values)

    @cached_property
    def front(self) -> Front:
        """What its front matter says to the lint."""
        return read_front(self.text, self.path)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences."""
        return list(sentences(self.text))

    @cached_property
    def cells(self) -> list[Cell]:
        """Its code cells."""
        return list(code_cells(self.text, self.path))

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims behind which neither a cell nor a source nor a hedge stands."""
        return list(claims().unexplained(self.sentences))

    @cached_property
    def titles(self) -> list[Title]:
        """The titles that state what their cell neither computes nor asserts."""
        return list(stated_titles(self.cells, claims()))

    def problems(self) -> Iterator[Problem]:
        """Yield what must be mended: on a page with the standard, also what is only listed."""
        if self.front.has_standard:
            yield from self.asked()
        else:
            yield from self.misspelt()

    def misspelt(self) -> Iterator[Problem]:
        """Yield the words that are wrong on any page."""
        if self.front.standard and not self.front.has_standard:
            line = self.front.line_of("standard")
            yield Problem(self.path, line, "standard", f"'{STANDARD}' expected")
        yield from wrong_words(self.path, self.text, self.front.allowed)
        for one in misfits(self.text, self.values):
            yield self._misfit(one)
        for one in self._misfits_of_code:
            if not one.is_open:
                yield self._misfit(one)

    def asked(self) -> Iterator[Problem]:
        """Yield what the standard asks of the page, whether or not it has it."""
        yield from self.misspelt()
        yield from self.unexplained()
        yield from self.stale()
        for one in self._misfits_of_code:
            if one.is_open:
                yield self._misfit(one)
        yield from misshapen(self.path, self.text, self.cells, self.front.undrawn)

    def unexplained(self) -> Iterator[Problem]:
        """Yield every claim and title without evidence or a reason, in the order of their lines."""
        problems = [
            Problem(self.path, claim.line, claim.cue, EXPECTED.format(text=claim.sentence.text))
            for claim in self.claims
            if not self._is_given(claim.sentence.text)
        ]
        for title in self.titles:
            if not self._is_given(title.text):
                expected = f"a computed title, or an assertion in its cell expected: {title.text}"
                problems.append(Problem(self.path, title.line, title.cue, expected))
        yield from sorted(problems)

    def stale(self) -> Iterator[Problem]:
        """Yield what the front matter gives without a reason, or without need."""
        texts = [
            *(claim.sentence.text for claim in self.claims),
            *(one.text for one in self.titles),
        ]
        for words, why in self.front.given.items():
            line = self.front.line_of(words)
            if not any(words in text for text in texts):
                yield Problem(self.path, line, words, "words of a claim without evidence expected")
            elif not why:
                yield Problem(self.path, line, words, "the reason expected")

    def _is_given(self, text: str) -> bool:
        return any(words in text for words in self.front.given)

    @cached_property
    def _misfits_of_code(self) -> list[Misfit]:
        return [one for cell in self.cells for one in misfits_of_code(cell, self.values)]

    def _misfit(self, one: Misfit) -> Problem:
        return Problem(self.path, one.line, f"{one.word}{one.particle}", f"'{one.right}' expected")
