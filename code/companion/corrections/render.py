"""The card that shows a correction, the same everywhere."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from companion.corrections.model import EDITIONS, KINDS, SEVERITIES, Correction, Evidence, Where
from companion.textbook import chapter_of
from companion.uses import UsedIn

AFTER_ALL_CHAPTERS = 1000


def page_order(correction: Correction) -> tuple[int, int, str]:
    """Return the sort key of the textbook's order: chapter, page, section; lectures come last."""
    where = correction.where
    if where is None:
        return AFTER_ALL_CHAPTERS, 0, correction.lecture[0]
    return chapter_of(where.section), where.page or 0, where.section


def where_text(correction: Correction) -> str:
    """Return the place as a reader looks it up: '교과서 1.1절, 31쪽, 그림 1.2 · 강의 …'."""
    places = [f"교과서 {_printed_place(correction.where)}"] if correction.where else []
    return " · ".join([*places, *(f"강의 {stamp}" for stamp in correction.lecture)])


def _printed_place(where: Where) -> str:
    unit = "절" if "." in where.section else "장"
    edition = "" if where.edition == "ko-2" else f"({EDITIONS[where.edition]}) "
    parts = [f"{edition}{where.section}{unit}"]
    parts += [f"{where.page}쪽"] if where.page else []
    parts += [f"그림 {where.figure}"] if where.figure else []
    parts += [f"코드 {where.listing}"] if where.listing else []
    return ", ".join(parts)


def labelled(correction: Correction) -> list[tuple[str, str]]:
    """Return the card's texts (MyST Markdown) with their labels, in reading order."""
    texts = [
        ("이렇게 말한다", correction.claim),
        ("이것이 맞다", correction.right),
        ("왜 중요한가", correction.why),
    ]
    return texts + ([("시험", correction.exam)] if correction.exam else [])


def card(
    correction: Correction, directive: SphinxDirective, *, entry: bool = False
) -> nodes.admonition:
    """Return the card; as an `entry` of the index page it carries the id and its pages."""
    classes = ["admonition", "correction", f"correction-{correction.severity}"]
    node = nodes.admonition(classes=classes)
    title = f"교정 · {SEVERITIES[correction.severity]}: {correction.title}"
    node += nodes.title("", title)
    place = nodes.paragraph("", where_text(correction), classes=["correction-where"])
    place += nodes.Text(f" · {KINDS[correction.kind]}")
    node += place
    for label, text in labelled(correction):
        node += _text(label, text, directive)
    if correction.diagrams:
        node += _diagrams(correction, directive)
    node += _evidence(correction, directive)
    if entry:
        node["ids"].append(f"correction-{correction.id}")
        node += UsedIn(domain="corrections", record=correction.id)
    else:
        link = nodes.inline("", "교정 목록에서 보기")
        node += nodes.paragraph(
            "", "", _reference("record", correction.id, link), classes=["correction-index"]
        )
    return node


def _reference(kind: str, target: str, shown: nodes.inline) -> pending_xref:
    return pending_xref("", shown, refdomain="corrections", reftype=kind, reftarget=target)


def _text(label: str, text: str, directive: SphinxDirective) -> nodes.Element:
    block = nodes.container(classes=["correction-text"])
    block += nodes.paragraph("", label, classes=["correction-label"])
    block += directive.parse_text_to_nodes(text)
    return block


def _diagrams(correction: Correction, directive: SphinxDirective) -> nodes.Element:
    """Return both drawings side by side, each with its caption."""
    diagrams = correction.diagrams
    assert diagrams is not None
    pair = nodes.container(classes=["correction-diagrams"])
    for caption, path, alt in (
        ("교과서의 시각", diagrams.claim, diagrams.claim_alt),
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


def _evidence_nodes(evidence: Evidence, directive: SphinxDirective) -> Iterable[nodes.Node]:
    if evidence.proof:
        shown = nodes.inline("", "실행한 증명 셀")
        target = f"{evidence.proof.page}#{evidence.proof.cell}"
        yield _reference("cell", target, shown)
    elif evidence.cite:
        yield from directive.parse_inline(f"{{cite:t}}`{evidence.cite}`")[0]
    elif evidence.document:
        document = evidence.document
        yield nodes.reference("", document.title, refuri=document.url)
        yield nodes.Text(f", {document.version}, {document.date}")
    if evidence.note:
        yield nodes.Text(f" ({evidence.note})")
