"""axe-core finds nothing on any page, in either theme, on a phone and on a desk."""

import pytest
from playwright.sync_api import Browser

from accessibility import violations
from pages import open_untouched, wait_for_script, wait_until_ready

WIDTHS = {"light": 360, "dark": 1280}
"""Each theme at one width, so that both sidebars and the phone's menus are looked at."""


@pytest.mark.slow
@pytest.mark.parametrize("scheme", WIDTHS)
def test_axe_finds_nothing(chromium: Browser, site: str, looked_at: str, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": WIDTHS[scheme], "height": 800}, color_scheme=scheme, locale="ko-KR"
    )
    page = context.new_page()
    open_untouched(page, f"{site}/{looked_at}")
    wait_for_script(page)
    found = violations(page)
    wait_until_ready(page)
    found += violations(page)
    context.close()
    assert found == []
