"""A table that a narrow screen stacks says what its parts are, and each cell its column's name."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, docutils_namespace

from companion.stacked import row, stacked_table
from support import OWN_CONF

PAGE = """# 쪽

```{stack}
```

| 보통 | 표 |
| --- | --- |
| 하나 | 둘 |
"""


class Stack(SphinxDirective):
    """Two rows of three columns."""

    def run(self) -> list[nodes.Node]:
        rows = [[f"{name}{number}" for name in "가나다"] for number in (1, 2)]
        cells = [row(nodes.paragraph("", text) for text in texts) for texts in rows]
        return [stacked_table("이름", ("쪽", "상태", "시간 <초>"), cells, classes=["own"])]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    folder = tmp_path_factory.mktemp("stacked")
    (folder / "index.md").write_text(PAGE, encoding="utf-8")
    (folder / "conf.py").write_text(OWN_CONF)
    settings = {
        "extensions": ["myst_parser", "companion.stacked"],
        "html_theme": "sphinx_book_theme",
    }
    with docutils_namespace():
        out = folder / "out"
        app = Sphinx(folder, folder, out, out / ".trees", "html", settings, status=None)
        app.add_directive("stack", Stack)
        app.build()
    return BeautifulSoup((Path(out) / "index.html").read_text(encoding="utf-8"), "lxml")


def test_every_part_has_its_role(page: BeautifulSoup) -> None:
    table = page.select_one("table.own.stacked")
    assert table is not None and table["role"] == "table"
    assert [part["role"] for part in table.select("thead, tbody")] == ["rowgroup"] * 2
    assert {line["role"] for line in table.select("tr")} == {"row"}
    assert {head["role"] for head in table.select("thead th")} == {"columnheader"}
    assert [head["role"] for head in table.select("tbody th")] == ["rowheader"] * 2


def test_every_cell_has_its_column_s_name(page: BeautifulSoup) -> None:
    lines = page.select("table.stacked tbody tr")
    for line in lines:
        assert [cell["data-label"] for cell in line.select("td")] == ["상태", "시간 <초>"]
        assert {cell["role"] for cell in line.select("td")} == {"cell"}
    assert [line.get_text(" ", strip=True) for line in lines] == ["가1 나1 다1", "가2 나2 다2"]


def test_other_tables_are_as_the_theme_writes_them(page: BeautifulSoup) -> None:
    table = page.select_one("table:not(.stacked)")
    assert table is not None
    assert table.get("role") is None and not table.select("[role], [data-label]")


def test_both_kinds_have_a_box_to_scroll_in(page: BeautifulSoup) -> None:
    for table in page.select("article table"):
        assert table.parent is not None
        assert "pst-scrollable-table-container" in table.parent["class"]
