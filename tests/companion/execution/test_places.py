"""The folders of one run are in no text, however it writes or breaks them."""

import html
import json
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from companion.execution.places import RunFolders, path_hider, shown_folders

ROOT = Path("/var/나의 방&/tmpk3_9xq2a")
HIDE = RunFolders(ROOT).hider()
TMP = f"{ROOT}/tmp"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{TMP}/tmp00000001/model.keras", "/tmp/tmp00000001/model.keras"),
        (f"PosixPath('{TMP}')", "PosixPath('/tmp')"),
        (f"{TMP}/tmpab3d_x9z/tmpqwertyui/x", "/tmp/tmp…/tmp…/x"),
        (f"{TMP}/pymp-ab3d_x9z/listener", "/tmp/pymp-…/listener"),
        (f"{TMP}/joblib_memmapping_folder_12_ab-3/0.pkl", "/tmp/joblib_memmapping_folder_…/0.pkl"),
        (f"{TMP}/tmp_0_ab12c/run-_0_ab_2c.d/x", "/tmp/tmp…/run-….d/x"),
        (f"{TMP}/run-00000002.d", "/tmp/run-00000002.d"),
        (f"{TMP}/tmp_directory_of_mine", "/tmp/tmp_directory_of_mine"),
        (f"file://{quote(TMP)}/a%20b", "file:///tmp/a%20b"),
        (f"<a title='{html.escape(TMP)}/x'>", "<a title='/tmp/x'>"),
        (json.dumps({"f": f"{TMP}/x"}), '{"f": "/tmp/x"}'),
        (f"{TMP}/cells/12/<cell>:2: UserWarning", "<cell>:2: UserWarning"),
        (
            html.escape(f'File "{TMP}/cells/3/<cell>", line 2'),
            "File &quot;&lt;cell&gt;&quot;, line 2",
        ),
        (f"저장: {TMP[:20]}\n{TMP[20:]}/x", "저장: /tmp/x"),
        (f"{TMP[:9]}\n    {TMP[9:20]}\n    {TMP[20:]}/x", "/tmp/x"),
        (f"['{TMP[:9]}'\n '{TMP[9:20]}'\n '{TMP[20:]}/x']", "['/tmp/x']"),
        (f"{TMP}\n/usr\n'{TMP}'\n'/usr'", "/tmp\n/usr\n'/tmp'\n'/usr'"),
        (repr(json.dumps(TMP)), repr('"/tmp"')),
        (f"{ROOT}/run/data.csv는 {ROOT}/run에", "./data.csv는 .에"),
        (f"{ROOT}/home/.keras", "~/.keras"),
        (f"{ROOT}/code/lessons/x.py", "code/lessons/x.py"),
        (f"-f {ROOT}/kernel.json", "-f kernel.json"),
        ("/tmp/mine와 /var/tmp", "/tmp/mine와 /var/tmp"),
    ],
)
def test_no_folder_of_a_run_is_shown(text: str, shown: str) -> None:
    assert HIDE(text) == shown


def test_where_data_lie_is_the_machines_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LESSONS_DATA", "/mnt/disk")
    monkeypatch.setenv("XDG_CACHE_HOME", "/mnt/cache")
    hide = path_hider(shown_folders(Path("/a/code"), Path("/a/run")))
    text = f"/mnt/disk/mnist.npz {sys.executable} /mnt/cache/torch/hub /mnt/disks"
    assert hide(text) == "data/mnist.npz venv/bin/python ~/.cache/torch/hub /mnt/disks"


def test_a_link_and_what_it_leads_to_are_the_same_folder(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    hide = RunFolders(link).hider()
    assert hide(f"{real}/tmp/x {link}/tmp/y") == "/tmp/x /tmp/y"


@pytest.mark.parametrize("form", [str, quote, html.escape, lambda text: json.dumps(text)[1:-1]])
def test_a_folder_of_the_machine_is_known_in_every_form(form: object) -> None:
    assert callable(form)
    hide = path_hider({"/home/나 & 너": "~", "/home/나 & 너/lib": "site-packages"})
    text = form("/home/나 & 너/lib/a.py"), form("/home/나 & 너/b")
    assert [hide(one) for one in text] == ["site-packages/a.py", "~/b"]
    assert hide(f"폴더{form('/home/나 & 너')}") == "폴더~"
