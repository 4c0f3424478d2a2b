"""What folds needs no script."""

import json
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

Build = Callable[[str], BeautifulSoup]

FOLDED = """# 쪽

:::{note}
:class: dropdown
속 글
:::

:::{admonition} 물음 **하나**
:class: dropdown toggle-shown
답이다
:::

:::{note}
그냥 쪽지
:::
"""


def test_a_folded_admonition_is_a_details_element(build: Build) -> None:
    page = build(FOLDED)
    closed, opened = page.select("article details")
    assert closed.summary is not None and opened.summary is not None
    assert closed.summary.get_text() == "참고" and closed.get("open") is None
    assert (
        opened.summary.get_text() == "물음 하나"
        and opened.summary.strong
        and opened.has_attr("open")
    )
    assert "속 글" in closed.get_text() and "admonition" in closed["class"]
    assert len(page.select("div.admonition")) == 1, "the plain one stays"
    assert not page.select("div.dropdown, .toggle-button")


def notebook(*outputs: dict[str, object]) -> str:
    cell = {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {},
        "source": "x",
        "outputs": list(outputs),
    }
    heading = {"cell_type": "markdown", "metadata": {}, "source": "# 쪽"}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return json.dumps(
        {"cells": [heading, cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    )


def printed(lines: int) -> dict[str, object]:
    return {
        "output_type": "stream",
        "name": "stdout",
        "text": "\n".join(str(n) for n in range(lines)) + "\n",
    }


def test_only_a_long_output_is_marked(build: Build, folder: Path) -> None:
    page = build("# 쪽\n")
    assert not page.select(".long-output")
    for lines, marked in ((12, 0), (40, 1)):
        (folder / "long.ipynb").write_text(notebook(printed(lines)), encoding="utf-8")
        build("# 쪽\n")
        built = (folder / "_build/html/long.html").read_text(encoding="utf-8")
        assert built.count("long-output") == marked, lines
        assert f"\n{lines - 1}\n" in built, "whole, for a reader without scripts"


def table(rows: int) -> dict[str, object]:
    row = "<tr><td>칸</td></tr>"
    return {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/html": f"<table class='dataframe'>{row * rows}</table>"},
    }


def listed(lines: int) -> dict[str, object]:
    data = {"text/html": "<pre>" + "줄\n" * lines + "</pre>"}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def test_long_html_is_marked_as_text_is(build: Build, folder: Path) -> None:
    (folder / "long.ipynb").write_text(
        notebook(table(41), table(12), listed(40), listed(5)), encoding="utf-8"
    )
    build("# 쪽\n")
    text = (folder / "_build/html/long.html").read_text(encoding="utf-8")
    outputs = BeautifulSoup(text, "lxml").select(".text_html")
    assert ["long-output" in output["class"] for output in outputs] == [True, False, True, False]
    assert len(outputs[0].select("tr")) == 41, "whole, for a reader without scripts"
