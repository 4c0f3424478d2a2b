"""Glossary nodes: a term's link in the text, and its entry on the glossary page."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.addnodes import pending_xref

from companion.glossary.model import Glossary, Term
from companion.uses import UsedIn

CATEGORIES = {
    "concept": "개념", "model": "모델", "task": "과제", "function": "함수", "library": "라이브러리",
    "company": "회사", "person": "사람", "book": "책", "hardware": "하드웨어", "data": "데이터",
    "metric": "지표",
}  # fmt: skip
LINK_LABELS = {"broader": "상위 용어", "related": "관련 용어", "contrast": "견줄 용어"}


def english(text: str, *classes: str) -> nodes.inline:
    """Return English text, marked so that a screen reader switches its voice."""
    return nodes.inline("", text, classes=["language-en", *classes])


def first_use(term: Term) -> list[nodes.Node]:
    """Return 'Korean(English, abbreviation)'; the part in brackets only where it adds something."""
    names = [name for name in (term.en, *(abbr.short for abbr in term.abbr)) if name != term.ko]
    if not names:
        return [nodes.Text(term.ko)]
    return [nodes.Text(f"{term.ko}("), english(", ".join(names)), nodes.Text(")")]


def reference(term: Term, content: Iterable[nodes.Node]) -> pending_xref:
    """Return a link to the term's entry that shows `content`."""
    shown = nodes.inline("", "", *content, classes=["term"])
    return pending_xref("", shown, refdomain="glossary", reftype="term", reftarget=term.id)


def filter_box(count: int) -> nodes.raw:
    """Return the search box; hidden until its script runs, so that nobody sees a dead box."""
    return _html(
        '<div class="glossary-filter" hidden><label for="glossary-filter">용어 찾기</label>'
        '<input id="glossary-filter" type="search" autocomplete="off" spellcheck="false"'
        ' placeholder="한국어, English, 약어, 들리는 대로">'
        f'<output for="glossary-filter" aria-live="polite">{count}개</output></div>'
    )


def entry(term: Term, glossary: Glossary) -> nodes.definition_list_item:
    """Return the term's entry: names, both definitions, other names, places, links."""
    head = nodes.term("", "", nodes.Text(term.ko), nodes.Text(" "), english(term.en, "headword-en"))
    for abbr in term.abbr:
        head += [nodes.Text(" "), nodes.abbreviation("", abbr.short, explanation=abbr.long)]
    head += [nodes.Text(" "), nodes.inline("", CATEGORIES[term.category], classes=["category"])]
    body = nodes.definition()
    body += nodes.paragraph("", term.definition.ko)
    body += nodes.paragraph("", "", english(term.definition.en))
    if term.formula:
        body += nodes.math_block("", term.formula, nowrap=False, number=None)
    if term.false_friend:
        body += nodes.paragraph("", f"조심: {term.false_friend}", classes=["false-friend"])
    details = nodes.bullet_list(classes=["details"])
    details += [nodes.list_item("", line) for line in _details(term, glossary)]
    folded = [details, UsedIn(domain="glossary", record=term.id)]
    body += [_html("<details><summary>더 보기</summary>"), *folded, _html("</details>")]
    head["ids"].append(f"term-{term.id}")  # on the dt: HTML has no element for the item itself
    return nodes.definition_list_item("", head, body)


def _details(term: Term, glossary: Glossary) -> Iterable[nodes.paragraph]:
    """Yield one line for each kind of fact that the record has."""
    if term.variants:
        yield _line("다른 번역", [f"{variant.ko} ({variant.by})" for variant in term.variants])
    if term.pronunciation:
        yield _line("소리", term.pronunciation)
    if term.heard_as:
        yield _line("강의 자막에 이렇게도 적힌다", [heard.form for heard in term.heard_as])
    if term.code:
        line = _line("코드", [])
        for name in term.code:
            line += [nodes.literal("", name), nodes.Text(" ")]
        yield line
    if term.sections:
        yield _line("교과서", [f"{number}{_unit(number)}" for number in term.sections])
    if term.lecture:
        yield _line("강의", term.lecture)
    yield from _links(term, glossary)


def _links(term: Term, glossary: Glossary) -> Iterable[nodes.paragraph]:
    """Yield one line for each kind of link to other terms."""
    for link, label in LINK_LABELS.items():
        targets = [glossary.terms[key] for key in getattr(term, link)]
        if targets:
            line = _line(label, [])
            for target in targets:
                line += [reference(target, [nodes.Text(target.ko)]), nodes.Text(" ")]
            yield line


def _html(markup: str) -> nodes.raw:
    return nodes.raw("", markup, format="html")


def _unit(number: str) -> str:
    return "절" if "." in number else "장"


def _line(label: str, items: Iterable[str]) -> nodes.paragraph:
    line = nodes.paragraph("", "", nodes.inline("", f"{label}: ", classes=["label"]))
    line += nodes.Text(", ".join(items))
    return line
