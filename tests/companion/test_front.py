"""A page's beginning: read as the site reads it, or one message that names its line."""

from pathlib import Path

import pytest

from companion.errors import DataError
from companion.front import declares_notebook, front_lines, front_matter

FORMAT = "file_format: mystnb"
KERNEL = "kernelspec: {name: python3, display_name: Python 3}"


@pytest.mark.parametrize(
    ("text", "notebook"),
    [
        (f"---\n{FORMAT}\n{KERNEL}\n---\n# 쪽\n", True),
        (f"--- \n{FORMAT}\n---\t\n# 쪽\n", True),
        ("---\njupytext: {text_representation: {format_name: myst}}\n---\n# 쪽\n", True),
        ("---\n---\n# 쪽\n", False),
        ("---\n# 말\n\n---\n# 쪽\n", False),
        ("---\nglossary: {plain: [batch]}\n---\n# 쪽\n", False),
        ("# 쪽\n\n---\n\nfile_format: mystnb\n", False),
        ("```\nkernelspec: x\n```\n", False),
        ("***\n말\n", False),
        ("", False),
    ],
)
def test_a_page_says_whether_it_is_a_notebook(text: str, notebook: bool) -> None:
    assert declares_notebook(text, Path("page.md")) is notebook


def test_the_first_line_of_front_matter_is_the_second() -> None:
    assert front_lines("--- \na: 1\nb: 2\n---\n# 쪽\n", Path("page.md")) == ["a: 1", "b: 2"]
    assert front_matter("---\t\na: 1\n---\n", Path("page.md")) == {"a": 1}


OPENING = "a front matter that begins with '---' alone, as the first line, expected (for a rule write '***')"
END = "a line '---' that ends the front matter expected (for a rule write '***')"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"\n---\n{FORMAT}\n---\n", f"2: {OPENING}"),
        (f"  ---\n{FORMAT}\n---\n", f"1: {OPENING}"),
        (f"----\n{FORMAT}\n----\n", f"1: {OPENING}"),
        (f"{FORMAT}\n---\n# 쪽\n", f"1: {OPENING}"),
        (f"---yaml\n{FORMAT}\n---\n", f"2: {OPENING}"),
        (f"제목\n\n{KERNEL}\n", f"3: {OPENING}"),
        (f"---\n{FORMAT}\n# 쪽\n", f"1: {END}"),
        ("---", f"1: {END}"),
        (f"---\n{FORMAT}\n ---\n---\n", "3: three hyphens, '---', at the front matter's end expected; got ' ---'"),
        (f"---\n{FORMAT}\n...\n", "3: three hyphens, '---', at the front matter's end expected; got '...'"),
        (f"---\n{FORMAT}\n-----\n", "3: three hyphens, '---', at the front matter's end expected; got '-----'"),
        ("---\n- a\n---\n", "2: a front matter of fields expected ('name: value')"),
        ("---\n말\n---\n", "2: a front matter of fields expected ('name: value')"),
        ("---\na: [\nb: 2\n---\n", "4: a front matter in YAML expected; did not find expected ',' or ']'"),
        ("---\na: 1\nb: 2\na: 3\n---\n", "4: field 'a': each field once expected"),
        ("---\na: {b: 1, b: 2}\n---\n", "2: field 'b': each field once expected"),
        ('---\na: "\\u202E"\n---\n', "2: characters that readers see expected; remove U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("---\nneeds: [gpu]\nfile_format: myst-nb\n---\n", "3: field 'file_format': Input should be 'mystnb'; got 'myst-nb'"),
        ("---\nfile_format:\n---\n", "2: field 'file_format': a value expected, or no such field; got None"),
        (f"---\n{FORMAT}\nneed: [gpu]\n---\n", "3: field 'need': not a field of this record; check its spelling"),
        ("---\ntitle: 제목\n---\n# 쪽\n", "2: field 'title': not a field of this record; check its spelling"),
        (f"---\n{FORMAT}\nkernelspec: python3\n---\n", "3: field 'kernelspec': "),
        (f"---\n{FORMAT}\nkernelspec:\n  name: ir\n---\n", "4: field 'kernelspec.name': Input should be 'python3'; got 'ir'"),
        ("---\njupytext: {text_representation: {format_name: light}}\n---\n", "2: field 'jupytext.text_representation.format_name': Input should be 'myst'; got 'light'"),
    ],
)  # fmt: skip
def test_a_beginning_that_nobody_can_read_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        declares_notebook(text, Path("page.md"))
    assert str(error.value).startswith(f"page.md:{told}")
    assert len(error.value.problems) == 1
