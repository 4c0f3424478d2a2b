"""Outputs lose what belongs to one run of one machine, and nothing else."""

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from companion.execution.normalise import normalise
from companion.execution.places import shown_folders

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
        ("\x1b[31mred\x1b[0m \x1b[1;4m.\x1b]8;;https://e.org\x07", "red ."),
        ("/home/me/venv/site-packages/torch/nn.py", "site-packages/torch/nn.py"),
        ("/home/me/book", "~/book"),
        ("손실 0.123", "손실 0.123"),
        ("<function <lambda> at 0x7f3c2a1b4d90>", "<function <lambda> at 0x…>"),
        (
            "<bound method A.f of <A object at 0x7f3c2a1b>>",
            "<bound method A.f of <A object at 0x…>>",
        ),
        ("<pre>&lt;A object at 0x7f3c2a1b&gt;</pre>", "<pre>&lt;A object at 0x…&gt;</pre>"),
        (
            '<code object <module> at 0x7f3c2a1b, file "/home/me/a.py", line 1>',
            '<code object <module> at 0x…, file "~/a.py", line 1>',
        ),
        (
            "<cell at 0x7f3c2a1b: int object at 0x7f3c2a1c>",
            "<cell at 0x…: int object at 0x…>",
        ),
        (
            "<weakref at 0x7f3c2a1b; to 'A' at 0x7f3c2a1c>",
            "<weakref at 0x…; to 'A' at 0x…>",
        ),
        ("<Future at 0x7f3c2a1b state=pending>", "<Future at 0x… state=pending>"),
        ("<asyncio.Event at 0x7f3c2a1b: unset>", "<asyncio.Event at 0x…: unset>"),
        ("&lt;Queue at 0x7f3c2a1b maxsize=0&gt;", "&lt;Queue at 0x… maxsize=0&gt;"),
        (
            "<Process name='Process-1' pid=8723 parent=8708 started>",
            "<Process name='Process-1' pid=… parent=… started>",
        ),
        (
            "<_MainThread(MainThread, started 140085758688128)>",
            "<_MainThread(MainThread, started …)>",
        ),
        ("<Thread(T-1 (f), started daemon 14008)>", "<Thread(T-1 (f), started daemon …)>"),
        (
            "<locked _thread.RLock object owner=14008 count=1 at 0x7f3c2a1b>",
            "<locked _thread.RLock object owner=… count=1 at 0x…>",
        ),
        ("DataLoader worker (pid(s) 12, 34) exited", "DataLoader worker (pid(s) …) exited"),
        ("This process (pid=4711) is multi-threaded", "This process (pid=…) is multi-threaded"),
        ("/proc/4711/maps, /dev/shm/torch_4711_22_0", "/proc/…/maps, /dev/shm/torch_…"),
        ("<Task pending name='Task-87' coro=<f()>>", "<Task pending name='Task-…' coro=<f()>>"),
        (
            "Current thread 0x7f3c2a1b (most recent call first):",
            "Current thread … (most recent call first):",
        ),
        ("SharedMemory('psm_1a2b3c4d', size=4096)", "SharedMemory('psm_…', size=4096)"),
        ("['/home/me', '/home/me/b.txt']", "['~', '~/b.txt']"),
        ("/home/me에 두었다. file:///home/me/b", "~에 두었다. file://~/b"),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert cleaned(stream(text))[0].text == expected
    assert cleaned(display({"text/plain": text}))[0].data["text/plain"] == expected
    assert cleaned(display({"application/json": [text]}))[0].data["application/json"] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "float32 1.0 = 0x3f800000, 색 0xff00ff, 주소 아닌 수 0x7f3c2a1b4d90",
        "hash 0xcbf29ce484222325\n0x00000010: 48 65 6c 6c 6f",
        "읽은 곳: at 0x7f3c2a1b, 그다음",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "square/home/me",
        "https://example.org/home/me/page",
        "/home/member와 /home/me-too, /home/me.old",
        "/mnt/home/me",
        "../home/me",
        "a < b at 0x7f3c2a1b, pid=3, parent=4, started 12, (pid) 5, psm_1a2b, 1.Rlock owner=3",
        "Thread 3이 models/torch_2에 썼다",
        "aGVsbG8/home/me+aGVs=",
    ],
)
def test_what_only_looks_like_an_address_or_a_folder_is_an_output(text: str) -> None:
    assert cleaned(stream(text))[0].text == text
    assert cleaned(display({"application/json": [text]}))[0].data["application/json"] == [text]


def test_a_machine_whose_home_is_its_root_keeps_every_slash() -> None:
    cell = nbformat.v4.new_code_cell("x", outputs=[stream("1/2 / 3, /usr")])
    normalise([cell], {"/": "~"})
    assert cell.outputs[0].text == "1/2 / 3, /usr"


def test_a_prefix_that_many_machines_share_is_no_folder_of_this_one() -> None:
    folders = shown_folders(Path("/tmp/code"), Path("/tmp/run"))
    assert sys.base_prefix not in folders
    cell = nbformat.v4.new_code_cell("x", outputs=[stream(json.__file__)])
    normalise([cell], folders)
    assert cell.outputs[0].text == "python/json/__init__.py"


def test_what_is_glued_what_is_a_key_and_what_describes_a_picture_are_texts_too() -> None:
    (output,) = cleaned(
        nbformat.v4.new_output(
            "display_data",
            data={
                "application/papermill.record/text/plain": "'/home/me/a'",
                "application/json": {"/home/me/a": ["/home/me/b"]},
            },
            metadata={"scrapbook": {"name": "/home/me/c"}, "image/png": {"alt": "/home/me/d"}},
        )
    )
    assert output.data == {
        "application/papermill.record/text/plain": "'~/a'",
        "application/json": {"~/a": ["~/b"]},
    }
    assert output.metadata == {"scrapbook": {"name": "~/c"}, "image/png": {"alt": "~/d"}}


def test_pictures_are_left_alone() -> None:
    data = {"image/png": "aGVsbG8wX2FiY2RlZg=="}
    assert cleaned(display(data))[0].data == data


def test_a_widget_leaves_its_text_and_no_state() -> None:
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "a1"}}
    assert cleaned(display(view)) == []
    assert cleaned(display({**view, "text/plain": "100%"}))[0].data == {"text/plain": "100%"}
