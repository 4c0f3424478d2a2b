"""Particles that do not fit the number, code, formula or foreign word before them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from markdown_it.token import Token

from companion.errors import CompanionError
from companion.glossary.model import Glossary
from companion.korean import PARTICLE, Fit, choose, fit, last_syllable
from companion.myst import LINE, nested_directive, new_parser, parse, split_target
from companion.notebooks.export import glued
from companion.prose.formula import read_formula

OPEN, CLOSE = "\ue010", "\ue011"
"""Around a role, code or formula in the text that is read aloud: the syllable that it ends in
(or `UNSURE`), then what is shown."""

UNSURE = "\ue012"

MARKED = re.compile(
    rf"{OPEN}(?P<syllable>.)(?P<shown>[^{CLOSE}]*){CLOSE}(?P<unit>%p?|[A-Za-z]+)?{PARTICLE.pattern}"
)
PLAIN = re.compile(
    r"(?P<word>(?<![A-Za-z0-9가-힣_./\\-])[A-Za-z0-9][A-Za-z0-9.,+-]*(?:%p?|°C?|℃| [kMGT]i?B| ms)?"
    rf"|[가-힣]+\([^()]*\)|[가-힣A-Za-z0-9][’”」»]){PARTICLE.pattern}"
)
NUMBERS = re.compile(r"\(?(?:-?\d[\d,.]*, )*(?P<last>-?\d[\d,]*(?:\.\d+)?)\)?")
SHOWING = {"term", "doc", "ref", "plain"}
"""The roles that show the text before their target, or their whole text."""


@dataclass(frozen=True)
class Values:
    """What it takes to read a page aloud: sounds of words, what the page's run glued."""

    sounds: Mapping[str, str] = field(default_factory=dict)
    glue: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Misfit:
    """A particle on a line that does not fit the word before it, and the one that does.

    `is_open`: the word is computed, so that no written particle always fits.
    """

    line: int
    word: str
    particle: str
    right: str
    is_open: bool = False


def sounds_of(glossary: Glossary) -> dict[str, str]:
    """Return how the glossary's English is read, by its lower-case spelling, where it is sure."""
    found: dict[str, str] = {}
    for term in glossary.terms.values():
        if len({_sound_class(sound[-1]) for sound in term.pronunciation}) == 1:
            sound = term.pronunciation[0]
            # A sound of more words, or longer than the letters, is another name's.
            said = len(sound.split())
            names = [name for name in (term.en, *term.also) if len(name.split()) == said]
            names += [abbr.short for abbr in term.abbr if len(sound) <= len(abbr.short)]
            found.update((name.lower(), sound) for name in names)
    return found


def glue_of(notebook: Path) -> dict[str, str]:
    """Return what the frozen notebook glued, by name; nothing where there is none.

    Raises:
        CompanionError: it is no notebook.
    """
    if not notebook.exists():
        return {}
    try:
        cells = nbformat.read(notebook, as_version=4).cells
    except (OSError, ValueError, AttributeError, nbformat.ValidationError) as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise CompanionError(f"{notebook}:1: a notebook expected; {reason}") from None
    return glued([(None, cell.get("outputs", [])) for cell in cells])


def misfits(text: str, values: Values) -> Iterator[Misfit]:
    """Yield the particles of a page's running text that do not fit what is before them."""
    yield from _misfits(parse(new_parser(), text, 1, {}), values)


def misfits_in(line: str, number: int, values: Values) -> Iterator[Misfit]:
    """Yield the particles of one line of plain text that do not fit."""
    for match in PLAIN.finditer(line):
        # What stands in brackets or behind a quotation mark is one syllable of Korean.
        syllable = last_syllable(match["word"], values.sounds)
        yield from _judge(match, match["word"], syllable, number)


def _misfits(tokens: Iterable[Token], values: Values) -> Iterator[Misfit]:
    for token in tokens:
        if token.type == "inline":
            for number, line in _spoken(token.children or (), values):
                yield from misfits_in(line, number, values)
                for match in MARKED.finditer(line):
                    unit = match["unit"] or ""
                    syllable = last_syllable(f"0{unit}") if unit else match["syllable"]
                    yield from _judge(match, match["shown"] + unit, syllable, number)
        elif directive := nested_directive(token):
            inside = parse(new_parser(), directive.body, directive.body_line, {})
            yield from _misfits(inside, values)


def _judge(match: re.Match[str], word: str, syllable: str, number: int) -> Iterator[Misfit]:
    verdict, right = fit("" if syllable == UNSURE else syllable, match["particle"])
    if verdict is Fit.WRONG:
        yield Misfit(number, word, match["particle"], right)


def _spoken(children: Iterable[Token], values: Values) -> Iterator[tuple[int, str]]:
    """Yield the lines of a paragraph, with roles, code and formulas as they are read."""
    text, number = "", 0
    for child in children:
        if text and child.meta[LINE] != number:
            yield number, text
            text = ""
        number = child.meta[LINE]
        if child.type == "text":
            text += child.content
        elif child.type in ("softbreak", "hardbreak"):
            text += " "
        elif child.type in ("code_inline", "math_inline", "myst_role"):
            shown, syllable = _read(child, values)
            text += f"{OPEN}{syllable or UNSURE}{shown}{CLOSE}"
    if text:
        yield number, text


def _read(token: Token, values: Values) -> tuple[str, str]:
    """Return what a role, code or formula shows, and the syllable it ends in where it is sure."""
    shown = token.content
    name = token.meta.get("name", "")
    if token.type == "math_inline" or name == "math":
        return shown, read_formula(shown)
    if token.type == "code_inline":
        numbers = NUMBERS.fullmatch(shown)  # how a name is read nobody can tell
        return shown, last_syllable(numbers["last"]) if numbers else ""
    if name == "glue:text":
        shown = _glued(shown, values.glue)
        return shown, last_syllable(shown, values.sounds)
    shown = split_target(shown)[0]
    return shown, last_syllable(shown, values.sounds) if name in SHOWING else ""


def _sound_class(syllable: str) -> tuple[str, str]:
    return choose(syllable, "을/를"), choose(syllable, "으로/로")


def _glued(content: str, glue: Mapping[str, str]) -> str:
    """Return the value that the site shows for a `glue:text` role, '' where it has not run."""
    name, _, spec = content.partition(":")
    value = glue.get(name, "").strip("'\"")
    try:
        return format(float(value), spec) if spec else value
    except ValueError:
        return ""
