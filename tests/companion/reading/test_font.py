"""The optional font holds what the book uses and nothing else."""

import io
import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from companion.errors import CompanionError
from companion.fonts import subset
from companion.reading.font import characters_of, write_font
from support import ROOT, snapshot

MODULES = ROOT / "node_modules"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "book").mkdir()
    (tmp_path / "_static").mkdir()
    (tmp_path / "book" / "page.html").write_text("<p>신경망 &amp; x</p><script>{'뜻': 1}</script>")
    (tmp_path / "_static" / "theirs.html").write_text("<p>뷁</p>")
    return tmp_path


def manifest(site: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((site / "_static/fonts/book-font.json").read_text())
    return found


def test_each_character_of_the_pages_is_in_it_once(site: Path) -> None:
    characters = characters_of(site)
    assert set("신경망&x뜻") <= set(characters) and "뷁" not in characters
    assert list(characters) == sorted(set(characters))


def test_the_font_has_those_characters_and_no_others(site: Path) -> None:
    write_font(site, MODULES)
    told = manifest(site)
    files: dict[str, str] = told["files"]  # type: ignore[assignment]
    assert set(files) == {"400", "700"}
    sizes = 0
    for name in files.values():
        data = (site / "_static/fonts" / name).read_bytes()
        sizes += len(data)
        drawn = {chr(code) for code in TTFont(io.BytesIO(data)).getBestCmap()}
        assert set("신경망뜻") <= drawn <= set(characters_of(site)) | {"\xa0"}
    assert told["bytes"] == sizes < 60_000


def test_a_second_build_does_nothing_and_new_text_makes_new_names(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_font(site, MODULES)
    before = snapshot(site)
    with monkeypatch.context() as patch:
        patch.setattr("companion.reading.font.subset", lambda *_: pytest.fail("cut again"))
        write_font(site, MODULES)
        (site / "book" / "again.html").write_text("<p>망경신</p>")  # the same characters
        write_font(site, MODULES)
    (site / "book" / "again.html").unlink()
    assert snapshot(site) == before
    (site / "book" / "page.html").write_text("<p>역전파</p>")
    write_font(site, MODULES)
    fonts = list((site / "_static/fonts").glob("*.woff2"))
    assert len(fonts) == 2 and not {font.name for font in fonts} & {
        Path(name).name for name in before
    }


def test_the_same_font_is_the_same_bytes() -> None:
    data = (
        MODULES / "@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf"
    ).read_bytes()
    assert subset(data, "가나") == subset(data, "가나")


def test_a_missing_package_is_one_message(site: Path, tmp_path: Path) -> None:
    with pytest.raises(CompanionError, match="make setup"):
        write_font(site, tmp_path / "no-modules")
