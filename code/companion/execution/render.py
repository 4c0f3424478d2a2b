"""On the page: a badge under the title, a note at the end, a banner for what the run lacked."""

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from companion.book import Book, book_of
from companion.execution import facts
from companion.execution.model import FrozenRecord, Need
from companion.execution.staleness import Status

NOTE_ID = "provenance"


class Banner(nodes.admonition):
    """An admonition that screen readers announce as a note."""


class AddProvenance(SphinxTransform):
    """Say on every executed page what its outputs come from; follow what decides them."""

    # After the launch line (780), which the badge joins.
    default_priority = 790

    def apply(self, **_kwargs: Any) -> None:
        """Add badge and note; on a page that needs a GPU also a line under each output."""
        page = book_of(self.env.app).pages.get(self.env.docname.removeprefix("book/"))
        if page is None:
            return
        state = page.book.staleness.state(page)
        for path in page.book.staleness.sources(state):
            self.env.note_dependency(str(path))
        if state.status is not Status.FRESH or state.record is None:
            return  # the page shows no outputs, so there is nothing to tell of them
        record = state.record
        section = next(iter(self.document.findall(nodes.section)), None)
        parent: nodes.Element = self.document if section is None else section
        parent.append(provenance_note(record, page.book))
        launch = next((p for p in self.document.findall(nodes.paragraph) if _is_launch(p)), None)
        if launch is not None:
            launch += badge(record)
            place = launch.parent.index(launch) + 1
            launch.parent[place:place] = banners(record)
        if Need.GPU in record.scan.needs:
            label_outputs(self.document, record)


def provenance_note(record: FrozenRecord, book: Book) -> nodes.container:
    """Return the note: device, data, seconds, memory, seed, date, versions, commit."""
    note = nodes.container(classes=["provenance"], ids=[NOTE_ID])
    title = "이 쪽의 출력은 실제로 실행한 결과다."
    note += nodes.paragraph("", title, classes=["provenance-title"])
    items = nodes.field_list()
    for label, value in facts.facts(record).items():
        items += _field(label, nodes.Text(value))
    items += _field("커밋", commit(record, book))
    note += items
    return note


def commit(record: FrozenRecord, book: Book) -> nodes.Node:
    """Return the commit that was checked out, linked to the repository."""
    name, url = facts.commit_link(record, book)
    return nodes.reference("", name, refuri=url) if url else nodes.Text(name)


def badge(record: FrozenRecord) -> nodes.reference:
    """Return the badge that names the device and leads to the note."""
    label = facts.device_label(record)
    text = f"{label}에서 실행" + (" (작은 설정)" if facts.made_small(record) else "")
    classes = ["device-badge", f"device-{label.lower()}"]
    return nodes.reference("", text, refid=NOTE_ID, classes=classes)


def banners(record: FrozenRecord) -> list[Banner]:
    """Return a warning for each thing that the page needs and ran without."""
    return [
        Banner(
            "", nodes.title("", title), nodes.paragraph("", text),
            classes=["warning", f"without-{need}"],
        )
        for need, (title, text) in zip(record.lacks, facts.banners(record), strict=True)
    ]  # fmt: skip


def label_outputs(document: nodes.document, record: FrozenRecord) -> None:
    """Put a line under each cell's outputs that says on what they were made."""
    for outputs in list(document.findall(nodes.container)):
        # A cell that only glues a number has an empty container.
        if outputs.get("nb_element") == "cell_code_output" and outputs.children:
            label = nodes.paragraph("", facts.output_label(record), classes=["output-device"])
            outputs.append(label)


def visit_banner(self: HTML5Translator, node: Banner) -> None:
    """Open the banner."""
    self.body.append(self.starttag(node, "div", CLASS="admonition", role="note"))


def depart_banner(self: HTML5Translator, _node: Banner) -> None:
    """Close the banner."""
    self.body.append("</div>\n")


def _field(label: str, value: nodes.Node) -> nodes.field:
    body = nodes.field_body("", nodes.paragraph("", "", value))
    return nodes.field("", nodes.field_name("", label), body)


def _is_launch(node: nodes.paragraph) -> bool:
    return "launch-line" in node["classes"]
