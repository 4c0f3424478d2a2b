"""The glossary page: the look-up box, every entry in Korean order, an index in English order."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from companion.glossary.markup import filled, raw_html
from companion.glossary.model import Glossary, Term
from companion.glossary.render import CATEGORIES, english, entry, reference

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
PLAIN_INITIALS = dict(zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True))
SYLLABLES_OF_AN_INITIAL = 588
LATIN = "A–Z"
OTHER = "0–9"


class GlossaryIndex(SphinxDirective):
    """Every term: a look-up box, the entries in 가나다 order, an index from A to Z."""

    def run(self) -> list[nodes.Node]:
        """Return the box, a section for each initial, and the English index."""
        domain = self.env.get_domain("glossary")
        domain.data["index"] = self.env.docname
        domain.note_listing(self.env.docname)  # type: ignore[attr-defined]
        glossary: Glossary = domain.glossary  # type: ignore[attr-defined]
        sections = [
            _section(f"initial-{initial}", initial, _entries(terms, glossary))
            for initial, terms in by_korean(glossary).items()
        ]
        box = look_up_box(glossary)
        bar = jump_bar("가나다 순서", [(s["ids"][0], s["names"][0]) for s in sections])
        index = _section("a-to-z", "영어 순서 (A–Z)", english_index(glossary))
        return [box, bar, *sections, index]


def by_korean(glossary: Glossary) -> Mapping[str, list[Term]]:
    """Return initial → terms, in Korean dictionary order; names in Latin letters come last."""
    terms = sorted(glossary.terms.values(), key=lambda term: _korean_order(term.ko))
    return {key: list(group) for key, group in groupby(terms, lambda term: initial_of(term.ko))}


def initial_of(name: str) -> str:
    """Return the heading under which a Korean dictionary lists `name`: 'ㄱ' for 깃허브."""
    first = name[0]
    if "가" <= first <= "힣":
        initial = INITIALS[(ord(first) - ord("가")) // SYLLABLES_OF_AN_INITIAL]
        return PLAIN_INITIALS.get(initial, initial)
    return LATIN if first.isalpha() else OTHER


def _korean_order(name: str) -> tuple[int, str]:
    first = name[0]
    hangul = "가" <= first <= "힣"
    return (0 if hangul else 1 if first.isalpha() else 2, name.casefold())


def english_index(glossary: Glossary) -> list[nodes.Node]:
    """Return a jump bar and, for each letter, links by English headword and abbreviation."""
    names = [(term.en, term) for term in glossary.terms.values()]
    names += [
        (abbr.short, term) for term in glossary.terms.values() for abbr in term.abbr
        if abbr.short != term.en
    ]  # fmt: skip
    names.sort(key=lambda pair: (pair[0].casefold(), pair[1].id))
    groups = {
        letter: list(group) for letter, group in groupby(names, lambda pair: letter_of(pair[0]))
    }
    parts: list[nodes.Node] = [
        jump_bar("영어 순서", [(f"letter-{letter.lower()}", letter) for letter in groups])
    ]
    for letter, pairs in groups.items():
        heading = nodes.paragraph("", letter, classes=["letter"], ids=[f"letter-{letter.lower()}"])
        line = nodes.bullet_list(classes=["english-index"])
        for name, term in pairs:
            link = reference(term, [english(name)])
            text = nodes.paragraph("", "", link, nodes.Text(f" {term.ko}"))
            line += nodes.list_item("", text)
        parts += [heading, line]
    return parts


def letter_of(name: str) -> str:
    """Return the letter under which an English index lists `name`."""
    first = name[0].upper()
    return first if first.isascii() and first.isalpha() else "0"


def look_up_box(glossary: Glossary) -> nodes.raw:
    """Return the look-up box; hidden until its script runs, so that nobody sees a dead box."""
    used = {term.category for term in glossary.terms.values()}
    categories = {key: label for key, label in CATEGORIES.items() if key in used}
    return filled(
        "look-up-box.html",
        chapters=_chapters(glossary),
        categories=categories,
        count=len(glossary.terms),
    )


def jump_bar(label: str, targets: Iterable[tuple[str, str]]) -> nodes.raw:
    """Return links to `targets` (id, text) as a row of letters."""
    links = "".join(f'<a href="#{target}">{text}</a>' for target, text in targets)
    return raw_html(f'<nav class="jump-bar" aria-label="{label}">{links}</nav>')


def _entries(terms: Iterable[Term], glossary: Glossary) -> list[nodes.Node]:
    entries = nodes.definition_list(classes=["glossary-entries"])
    entries += [entry(term, glossary) for term in terms]
    return [entries]


def _section(anchor: str, title: str, content: Iterable[nodes.Node]) -> nodes.section:
    section = nodes.section(ids=[anchor], names=[title])
    section += nodes.title("", title)
    section += content
    return section


def _chapters(glossary: Glossary) -> list[int]:
    numbers = {int(n.split(".")[0]) for term in glossary.terms.values() for n in term.sections}
    return sorted(numbers)
