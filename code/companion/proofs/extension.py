"""On the site: each card says when its proof ran; one that did not run stops the build."""

from pathlib import Path
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from companion.corrections.directive import CorrectionDomain
from companion.corrections.publish import write_files
from companion.corrections.render import ProofRun
from companion.execution.model import FrozenRecord
from companion.proofs.runs import as_data, proof_runs, run_text, unrun

LOGGER = logging.getLogger(__name__)

_RUNS: WeakKeyDictionary[CorrectionDomain, dict[str, FrozenRecord]] = WeakKeyDictionary()
"""The runs that a build's domain has looked up: notebooks do not change during a build."""


def setup(app: Sphinx) -> dict[str, object]:
    """Register what needs both the corrections and the notebooks."""
    app.setup_extension("companion.corrections.extension")
    app.setup_extension("companion.execution.extension")
    app.connect("env-check-consistency", check_proofs)  # after all pages are read
    app.connect("doctree-resolved", say_when_proofs_ran)  # before each page is written
    app.connect("build-finished", publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def check_proofs(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn (which stops a build of ours) of each correction whose proof did not run as it is."""
    domain = CorrectionDomain.of(env)
    for key, page in unrun(domain.corrections, runs_of(domain)):
        place = domain.corrections.place(key).problem(("evidence",), "")
        LOGGER.warning(
            "correction '%s' is not proved: %s has not run as it is; run `companion execute`",
            key,
            f"book/{page}.md",
            location=f"{place.path}:{place.line}",
            type="corrections",
            subtype="not-proved",
        )


def runs_of(domain: CorrectionDomain) -> dict[str, FrozenRecord]:
    """Return the run of each page with a proof, looked up once a build."""
    if domain not in _RUNS:
        _RUNS[domain] = proof_runs(domain.book, domain.corrections)
    return _RUNS[domain]


def say_when_proofs_ran(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Fill in the places that the cards keep for it."""
    found = list(doctree.findall(ProofRun))
    if not found:
        return
    domain = CorrectionDomain.of(app.env)
    runs = runs_of(domain)
    for node in found:
        record = runs.get(node["page"])
        text = f" {run_text(record)}" if record else " 아직 실행하지 않았다"
        node.replace_self(nodes.inline("", text, classes=node["classes"]))


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write `corrections.json` and the feed into the site's root."""
    if exception is not None or app.builder.format != "html":
        return
    domain = CorrectionDomain.of(app.env)
    runs = runs_of(domain)
    told = {slug: as_data(record) for slug, record in runs.items()}
    folder = Path(app.outdir)
    write_files(domain.corrections, domain.book.bibliography, domain.book, told, folder)
