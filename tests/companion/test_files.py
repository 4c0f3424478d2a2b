"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from companion.files import write_whole


def test_a_file_is_replaced_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "page.txt"
    write_whole(path, "하나")
    write_whole(path, "둘")
    assert path.read_text(encoding="utf-8") == "둘"
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    write_whole(path, "하나")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "둘\ud800")
    assert path.read_text(encoding="utf-8") == "하나"
    assert list(tmp_path.iterdir()) == [path]
