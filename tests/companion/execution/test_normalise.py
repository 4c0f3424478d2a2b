"""Outputs lose what belongs to one run of one machine, and nothing else."""

from typing import Any

import nbformat
import pytest

from companion.execution.normalise import normalise

FOLDERS = {"/home/me": "~", "/home/me/venv/site-packages": "site-packages"}


def cleaned(*outputs: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    cell = nbformat.v4.new_code_cell("x", outputs=list(outputs))
    normalise([cell], FOLDERS)
    return cell.outputs


def stream(text: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_output("stream", name="stdout", text=text)


def display(data: dict[str, Any]) -> nbformat.NotebookNode:
    return nbformat.v4.new_output("display_data", data=data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<object at 0x7f3c2a1b4d90>", "<object at 0x…>"),
        ("0xff is 255", "0xff is 255"),
        ("\x1b[31mred\x1b[0m \x1b[2K\x1b[1A.", "red ."),
        ("/home/me/venv/site-packages/torch/nn.py", "site-packages/torch/nn.py"),
        ("/home/me/book", "~/book"),
        ("손실 0.123", "손실 0.123"),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert cleaned(stream(text))[0].text == expected
    assert cleaned(display({"text/plain": text}))[0].data["text/plain"] == expected
    assert cleaned(display({"application/json": [text]}))[0].data["application/json"] == [expected]


def test_pictures_are_left_alone() -> None:
    data = {"image/png": "aGVsbG8wX2FiY2RlZg=="}
    assert cleaned(display(data))[0].data == data


def test_a_widget_leaves_its_text_and_no_state() -> None:
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "a1"}}
    assert cleaned(display(view)) == []
    assert cleaned(display({**view, "text/plain": "100%"}))[0].data == {"text/plain": "100%"}
