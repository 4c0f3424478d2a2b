"""The card that shows a correction, the same everywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from companion.corrections.model import (
    EDITIONS,
    KINDS,
    SEVERITIES,
    Correction,
    TextbookPlace,
)
from companion.corrections.sources import THIRD_STATES, Evidence
from companion.editions.domain import EditionsDomain
from companion.editions.render import place_nodes
from companion.records.domain import UsedIn
from companion.textbook import Editions, chapter_of, read_place

AFTER_ALL_CHAPTERS = 1000


class Fold(nodes.General, nodes.Element):
    """What a reader may unfold; attributes `summary` (its line) and `open`."""


class ProofRun(nodes.inline):
    """Stands where the card says when and on what a proof last ran; `page` is its page's slug."""


def page_order(correction: Correction) -> tuple[int, int, str]:
    """Return the sort key of the textbook's order: chapter, page, section; lectures come last."""
    where = correction.where
    if where is None:
        return AFTER_ALL_CHAPTERS, 0, correction.lecture[0]
    return chapter_of(where.section), where.page or 0, where.section


def where_text(correction: Correction) -> str:
    """Return the place as a reader looks it up: '교과서 2판 1.1절, 31쪽, 그림 1.2 · 강의 …'."""
    places = [f"교과서 2판 {_printed_place(correction.where)}"] if correction.where else []
    return " · ".join([*places, *_moments(correction)])


def labelled(correction: Correction) -> list[tuple[str, str]]:
    """Return the card's texts (MyST Markdown) with their labels, in reading order."""
    return [*_diff(correction), *_exam(correction), *_reasons(correction), *_third(correction)]


def heading(correction: Correction) -> str:
    """Return the card's title: '교정 · 틀림: …'."""
    return f"교정 · {severity_label(correction)}: {correction.title}"


def severity_label(correction: Correction) -> str:
    """Return how wrong it is, in a word, or that it is debated."""
    return "논쟁 중" if correction.status == "debated" else SEVERITIES[correction.severity]


def third_text(correction: Correction) -> str:
    """Return what became of it in the third edition, or nothing where that is no question."""
    if correction.third is None:
        return ""
    said = [f"{THIRD_STATES[correction.third.state]}.", correction.third.evidence.note or ""]
    return " ".join(said).strip()


def card(
    correction: Correction, directive: SphinxDirective, *, entry: bool = False
) -> nodes.admonition:
    """Return the card; as an `entry` of the index page it carries the id and its pages."""
    node = nodes.admonition(classes=["admonition", "correction", *_classes(correction)])
    node += nodes.title("", heading(correction))
    editions = EditionsDomain.of(directive.env)
    editions.note_editions()
    node += _where(correction, editions.editions)
    diff = nodes.container(classes=["correction-diff"])
    for (label, text), side in zip(_diff(correction), ("claim", "right"), strict=True):
        diff += _text(label, text, directive, f"correction-{side}")
    node += diff
    node += [_text(label, text, directive, "correction-exam") for label, text in _exam(correction)]
    more = Fold(summary="왜 그런가, 근거는 무엇인가", open=correction.diagrams is not None)
    more += [_text(label, text, directive) for label, text in _reasons(correction)]
    if correction.diagrams:
        more += _diagrams(correction, directive)
    more += _evidence(correction, directive)
    if correction.third:
        more += _in_third(correction, editions.editions, directive)
    node += more
    if entry:
        node["ids"].append(f"correction-{correction.id}")
        more += UsedIn(domain="corrections", record=correction.id)
        more += nodes.paragraph("", _dates(correction), classes=["correction-dates"])
    else:
        link = nodes.inline("", "교정 목록에서 보기")
        more += nodes.paragraph("", "", reference("record", correction.id, link))
    return node


def reference(kind: str, target: str, shown: nodes.inline) -> pending_xref:
    """Return a link to a correction (`kind` 'record') or a proof cell ('cell', 'page#name')."""
    return pending_xref("", shown, refdomain="corrections", reftype=kind, reftarget=target)


def back_link(corrections: Iterable[Correction]) -> nodes.paragraph:
    """Return the line under a proof cell that names what it proves."""
    line = nodes.paragraph("", "이 셀은 다음을 증명한다: ", classes=["proves"])
    for number, correction in enumerate(corrections):
        line += [nodes.Text(", ")] if number else []
        line += reference("record", correction.id, nodes.inline("", correction.title))
    return line


def visit_fold(self: HTML5Translator, node: Fold) -> None:
    """Open the folded part."""
    attributes: dict[str, Any] = {"open": "open"} if node["open"] else {}
    self.body.append(self.starttag(node, "details", CLASS="correction-more", **attributes))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>\n")


def depart_fold(self: HTML5Translator, _node: Fold) -> None:
    """Close the folded part."""
    self.body.append("</details>\n")


def _moments(correction: Correction) -> list[str]:
    stamps = [stamp.split() for stamp in correction.lecture]
    days = {day: [time for other, time in stamps if other == day] for day, _ in stamps}
    return [f"강의 {day} {', '.join(times)}" for day, times in days.items()]


def _where(correction: Correction, editions: Editions) -> nodes.paragraph:
    """Return the line that says where it stands, in both editions of the textbook."""
    line = nodes.paragraph(classes=["correction-where"])
    if correction.where:
        place = read_place(correction.where.section, editions)
        second = f"2판 {_printed_place(correction.where)}"
        line += [place_nodes(replace(place, second=second)), nodes.Text(" · ")]
    rest = [*_moments(correction), f"갈래: {KINDS[correction.kind]}"]
    line += nodes.Text(" · ".join(rest))
    return line


def _printed_place(where: TextbookPlace) -> str:
    unit = "절" if "." in where.section else "장"
    edition = "" if where.edition == "ko-2" else f"({EDITIONS[where.edition]}) "
    parts = [f"{edition}{where.section}{unit}"]
    parts += [f"{where.page}쪽"] if where.page else []
    parts += [f"그림 {where.figure}"] if where.figure else []
    parts += [f"코드 {where.listing}"] if where.listing else []
    return ", ".join(parts)


def _classes(correction: Correction) -> Iterator[str]:
    """Yield the classes by which the card is coloured and the index page filters."""
    debated = correction.status == "debated"
    yield f"correction-{'debated' if debated else correction.severity}"
    yield f"severity-{correction.severity}"
    yield f"kind-{correction.kind}"
    yield "edition-2"
    if correction.concerns_third:
        yield "edition-3"
    if correction.where:
        yield f"chapter-{correction.chapter}"
    if correction.where and correction.where.page and correction.where.edition == "ko-2":
        yield f"page-{correction.where.page}"


def _diff(correction: Correction) -> list[tuple[str, str]]:
    return [("이렇게 말한다", correction.claim), ("이것이 맞다", correction.right)]


def _exam(correction: Correction) -> list[tuple[str, str]]:
    return [("시험", correction.exam)] if correction.exam else []


def _reasons(correction: Correction) -> list[tuple[str, str]]:
    debate = correction.debate
    sides = [("그렇다는 쪽", debate.pro), ("아니라는 쪽", debate.contra)] if debate else []
    return [("왜 중요한가", correction.why), *sides]


def _third(correction: Correction) -> list[tuple[str, str]]:
    text = third_text(correction)
    return [("3판에서는", text)] if text else []


def _in_third(
    correction: Correction, editions: Editions, directive: SphinxDirective
) -> nodes.Element:
    """Return what became of it in the third edition, and where that was seen."""
    assert correction.third is not None
    ((label, text),) = _third(correction)
    block = _text(label, text, directive, "correction-third")
    seen = correction.third.evidence
    if seen.chapter is not None:
        source = editions.third[seen.chapter].evidence
        cells = f", 셀 {', '.join(map(str, seen.cells))}" if seen.cells else ""
        name = f"{source.title}, 3판 {seen.chapter}장{cells}"
        link = nodes.reference("", name, refuri=source.url)
        block += nodes.paragraph("", "", link, nodes.Text(f", {source.date}"))
    if seen.document is not None:
        link = nodes.reference("", seen.document.title, refuri=seen.document.url)
        block += nodes.paragraph("", "", link, nodes.Text(f", {seen.document.date}"))
    return block


def _dates(correction: Correction) -> str:
    checked = f" · 다시 확인한 날 {correction.checked}" if correction.checked else ""
    return f"올린 날 {correction.since}{checked}"


def _text(label: str, text: str, directive: SphinxDirective, *classes: str) -> nodes.Element:
    block = nodes.container(classes=["correction-text", *classes])
    block += nodes.paragraph("", label, classes=["correction-label"])
    block += directive.parse_text_to_nodes(text)
    return block


def _diagrams(correction: Correction, directive: SphinxDirective) -> nodes.Element:
    """Return both drawings side by side, each with its caption."""
    diagrams = correction.diagrams
    assert diagrams is not None
    pair = nodes.container(classes=["correction-diagrams"])
    source = "교과서의 시각" if correction.kind == "textbook" else "이렇게 말한 시각"
    for caption, path, alt in (
        (source, diagrams.claim, diagrams.claim_alt),
        ("바로잡은 시각", diagrams.right, diagrams.right_alt),
    ):
        figure = nodes.figure()
        figure += nodes.image(uri=f"/book/{path}", alt=alt)
        figure += nodes.caption("", caption)
        directive.set_source_info(figure)
        pair += figure
    return pair


def _evidence(correction: Correction, directive: SphinxDirective) -> nodes.Element:
    block = nodes.container(classes=["correction-text"])
    block += nodes.paragraph("", "근거", classes=["correction-label"])
    items = nodes.bullet_list()
    for evidence in correction.evidence:
        line = nodes.paragraph("", "", *_evidence_nodes(evidence, directive))
        items += nodes.list_item("", line)
    block += items
    return block


def _evidence_nodes(evidence: Evidence, directive: SphinxDirective) -> Iterator[nodes.Node]:
    if evidence.proof:
        target = f"{evidence.proof.page}#{evidence.proof.cell}"
        yield reference("cell", target, nodes.inline("", "실행한 증명 셀"))
    elif evidence.cite:
        yield from directive.parse_inline(f"{{cite:t}}`{evidence.cite}`")[0]
    elif evidence.document:
        document = evidence.document
        yield nodes.reference("", document.title, refuri=document.url)
        yield nodes.Text(f", {document.version}, {document.date}")
    if evidence.note:
        yield nodes.Text(f" ({evidence.note})")
    if evidence.proof:
        yield ProofRun(page=evidence.proof.page, classes=["proof-run"])
