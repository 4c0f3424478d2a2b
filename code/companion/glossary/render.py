"""Glossary nodes: a term's link in the text, and its entry on the glossary page."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.addnodes import pending_xref

from companion.glossary.markup import raw_html
from companion.glossary.model import Glossary, Term, texts
from companion.records.domain import UsedIn

CATEGORIES = {
    "concept": "개념", "model": "모델", "task": "과제", "function": "함수", "library": "라이브러리",
    "company": "회사", "person": "사람", "book": "책", "hardware": "하드웨어", "data": "데이터",
    "metric": "지표",
}  # fmt: skip
LINK_LABELS = {"broader": "상위 용어", "related": "관련 용어", "contrast": "견줄 용어"}


def korean(text: str) -> nodes.inline:
    """Return a term's Korean name as study mode can cover it."""
    return nodes.inline("", text, classes=["term-ko"])


def english(text: str, *classes: str) -> nodes.inline:
    """Return English text, marked so that a screen reader switches its voice."""
    return nodes.inline("", text, classes=["language-en", *classes])


def first_use(term: Term) -> list[nodes.Node]:
    """Return 'Korean(English, abbreviation)'; the part in brackets only where it adds something."""
    if not term.english:
        return [korean(term.ko)]
    return [
        korean(term.ko),
        nodes.inline("", "(", classes=["term-bracket"]),
        english(term.english, "term-en"),
        nodes.inline("", ")", classes=["term-bracket"]),
    ]


def shown_as_written(term: Term, text: str) -> list[nodes.Node]:
    """Return `text`, which an author wrote for the term, marked with its language."""
    return [korean(text)] if any("가" <= c <= "힣" for c in text) else [english(text, "term-en")]


def reference(
    term: Term, content: Iterable[nodes.Node], *, automatic: bool = False
) -> pending_xref:
    """Return a link to the term's entry that shows `content`."""
    classes = ["term", "autolinked"] if automatic else ["term"]
    shown = nodes.inline("", "", *content, classes=classes)
    return pending_xref("", shown, refdomain="glossary", reftype="term", reftarget=term.id)


def entry(term: Term, glossary: Glossary) -> nodes.definition_list_item:
    """Return the term's entry: names, both definitions, other names, places, links."""
    head = nodes.term("", "", korean(term.ko), nodes.Text(" "), english(term.en, "headword-en"))
    for abbr in term.abbr:
        head += [nodes.Text(" "), nodes.abbreviation("", abbr.short, explanation=abbr.long)]
    head += [nodes.Text(" "), nodes.inline("", CATEGORIES[term.category], classes=["category"])]
    body = nodes.definition()
    body += nodes.paragraph("", term.definition.ko, classes=["definition"])
    body += nodes.paragraph("", "", english(term.definition.en), classes=["definition"])
    if term.formula:
        body += nodes.math_block("", term.formula, nowrap=False, number=None)
    if term.explanation:
        body += nodes.paragraph("", term.explanation)
    if term.false_friend:
        body += nodes.paragraph("", f"조심: {term.false_friend}", classes=["false-friend"])
    details = nodes.bullet_list(classes=["details"])
    details += [nodes.list_item("", line) for line in _details(term, glossary)]
    folded = [details, UsedIn(domain="glossary", record=term.id)]
    body += [raw_html("<details><summary>더 보기</summary>"), *folded, raw_html("</details>")]
    head["ids"].append(term.id)  # on the dt: HTML has no element for the item itself
    return nodes.definition_list_item("", head, body)


def _details(term: Term, glossary: Glossary) -> Iterable[nodes.paragraph]:
    """Yield one line for each kind of fact that the record has."""
    for name, field in Term.model_fields.items():
        items = texts(getattr(term, name))
        if name == "sections":
            items = [f"{number}{_unit(number)}" for number in items]
        elif name == "source":
            items = texts(term.year) + items
        if not field.title or not items:
            continue
        line = _line(field.title, [] if name == "code" else items)
        for item in items if name == "code" else ():
            line += [nodes.literal("", item), nodes.Text(" ")]
        yield line
    yield from _links(term, glossary)


def _links(term: Term, glossary: Glossary) -> Iterable[nodes.paragraph]:
    """Yield one line for each kind of link to other terms."""
    targets = {label: list(getattr(term, link)) for link, label in LINK_LABELS.items()}
    targets["하위 용어"] = glossary.narrower(term.id)
    for label, keys in targets.items():
        if keys:
            line = _line(label, [])
            for target in (glossary.terms[key] for key in keys):
                line += [reference(target, [nodes.Text(target.ko)]), nodes.Text(" ")]
            yield line


def _unit(number: str) -> str:
    return "절" if "." in number else "장"


def _line(label: str, items: Iterable[str]) -> nodes.paragraph:
    line = nodes.paragraph("", "", nodes.inline("", f"{label}: ", classes=["label"]))
    line += nodes.Text(", ".join(items))
    return line
