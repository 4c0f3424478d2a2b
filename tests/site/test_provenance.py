"""How a page was run, on the real site and on a phone."""

import json

import nbformat
from playwright.sync_api import Page

WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_the_notebook_can_be_downloaded_from_a_phone(phone: Page, site: str) -> None:
    phone.goto(f"{site}/book/review/regression.html")
    badge = phone.locator(".device-badge")
    assert badge.is_visible() and badge.inner_text().startswith(("CPU", "GPU"))
    address = phone.locator("a.launch-download").evaluate("link => link.href")
    response = phone.request.get(address)
    assert response.ok
    notebook = nbformat.from_dict(json.loads(response.body()))
    nbformat.validate(notebook)
    assert any(cell.get("outputs") for cell in notebook.cells)
    badge.click()
    phone.wait_for_function(
        "document.querySelector('#provenance').getBoundingClientRect().top < innerHeight"
    )


def test_the_table_fits_a_phone(phone: Page, site: str) -> None:
    phone.goto(f"{site}/book/executed.html")
    assert phone.evaluate(WIDTH) <= 0, "the page itself does not scroll sideways"
    assert (
        phone.locator("table.execution-table caption").inner_text().endswith("쪽마다의 실행 기록")
    )
    assert phone.locator("table.execution-table tbody tr").count() >= 4
    assert phone.locator("table.execution-table thead th").count() == 8
