"""axe-core on a page as it stands."""

from playwright.sync_api import Page

from support import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page, *selectors: str) -> list[str]:
    """Return what axe-core finds wrong below `selectors` (the whole page where there is none)."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "async (include) => (await axe.run(include.length ? {include} : document)).violations",
        [[selector] for selector in selectors],
    )
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
