"""The lines under a page that say on what its outputs were made."""

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from companion.execution.client import page_of
from companion.execution.model import FrozenRecord
from companion.execution.store import load_frozen


def provenance_note(record: FrozenRecord) -> nodes.container:
    """Return the note: device, seconds, seed, date, commit, versions."""
    provenance, volatile = record.provenance, record.volatile
    versions = {"Python": provenance.python, **provenance.versions}
    seed = "없음" if provenance.seed is None else str(provenance.seed)
    facts = {
        "장치": provenance.device_name,
        "실행 시간": f"{volatile.seconds:g}초",
        "시드": seed,
        "실행한 날": volatile.date.isoformat(),
        "버전": ", ".join(f"{name} {version}" for name, version in sorted(versions.items())),
    }
    note = nodes.container(classes=["provenance"])
    note += nodes.paragraph(
        "", "이 쪽의 출력은 실제로 실행한 결과다.", classes=["provenance-title"]
    )
    items = nodes.field_list()
    for label, value in facts.items():
        body = nodes.field_body("", nodes.paragraph("", value))
        items += nodes.field("", nodes.field_name("", label), body)
    note += items
    return note


class AddProvenance(SphinxTransform):
    """Close every executed page with its provenance, and rebuild it when its notebook changes."""

    default_priority = 790

    def apply(self, **_kwargs: Any) -> None:
        """Append the note to the page's last section."""
        page = page_of(self.env.srcdir / f"{self.env.docname}.md")
        if page is None:
            return
        path = page.book.root / page.notebook
        if not path.exists():
            return
        self.env.note_dependency(str(path))
        frozen = load_frozen(page)
        if frozen is not None:
            section = next(iter(self.document.findall(nodes.section)), None)
            parent: nodes.Element = self.document if section is None else section
            parent.append(provenance_note(frozen.record))
