"""How a page was run, on the real site and on a phone."""

import json

import nbformat
from playwright.sync_api import Page

from companion.execution.table import HEADERS

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


def test_the_table_fits_a_phone_and_names_each_fact(phone: Page, site: str) -> None:
    phone.goto(f"{site}/book/executed.html")
    assert phone.evaluate(WIDTH) <= 0, "the page itself does not scroll sideways"
    table = phone.locator("table.execution-table")
    assert table.evaluate("table => table.scrollWidth - table.clientWidth") <= 0
    caption = table.locator("caption")
    assert caption.inner_text().endswith("쪽마다의 실행 기록")
    box = caption.bounding_box()
    assert box is not None and box["height"] < 60, "the caption's letters stand side by side"
    assert table.locator("thead th").all_text_contents() == list(HEADERS)
    assert table.locator("tbody tr").count() >= 4
    first = table.locator("tbody tr").first
    assert first.locator("th a").is_visible()
    shown = first.locator("td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert shown == [f'"{name}"' for name in HEADERS[1:]]
