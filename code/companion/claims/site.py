"""On the site: the marks, the ways back, and no sentence whose cell has not run as it stands."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from companion.book import book_of
from companion.claims.model import claim_problems
from companion.claims.render import CameFrom
from companion.claims.role import ClaimDomain
from companion.execution.staleness import Status

LOGGER = logging.getLogger(__name__)


def check_shown(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn (which stops a build of ours) of each claim whose cell does not show it as it stands."""
    claims = list(ClaimDomain.of(env).claims())
    if not claims:
        return
    book = book_of(app)
    pages = book.pages
    problems = list(claim_problems(claims, pages))
    weak = {(problem.path, problem.line) for problem in problems}
    stale = {
        slug
        for slug in {claim.page for claim in claims} & set(pages)
        if book.staleness.state(pages[slug]).status is not Status.FRESH
    }
    problems += [
        claim.problem(f"{pages[claim.page].path} has not run as it is; run `companion execute`")
        for claim in claims
        if claim.page in stale and (claim.path, claim.line) not in weak
    ]
    for problem in sorted(problems):
        LOGGER.warning(
            "%s: %s", problem.field, problem.expected,
            location=f"{problem.path}:{problem.line}", type="claims", subtype="not-shown",
        )  # fmt: skip


def rewrite_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose cells show other sentences than when they were last written."""
    return ClaimDomain.of(env).outdated(set(env.found_docs))


def add_back_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the ways back under the page's cells."""
    ways = ClaimDomain.of(app.env).ways_back.get(docname, {})
    for cell in list(doctree.findall(nodes.container)) if ways else ():
        name = (cell.get("cell_metadata") or {}).get("name", "")
        if cell.get("nb_element") == "cell_code" and name in ways:
            cell.append(CameFrom(ways=ways[name]))
