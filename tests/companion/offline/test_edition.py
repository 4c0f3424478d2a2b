"""The edition's version, its sizes, and the files at the site's root."""

import gzip
import json
import struct
from pathlib import Path

import pytest

from companion.errors import CompanionError
from companion.offline.icons import write_manifest
from companion.offline.model import survey
from companion.offline.worker import write_retired_worker, write_worker
from support import ROOT

FAVICON = ROOT / "book" / "favicon.svg"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text("<title>쪽</title><img src='a.png'>" + "글" * 500, "utf-8")
    (tmp_path / "a.png").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "notes.txt").write_text("no page needs it")
    return tmp_path


def test_the_version_changes_if_and_only_if_content_does(site: Path) -> None:
    first = survey(site).version
    (site / "a.png").touch()
    (site / "notes.txt").write_text("still none")
    assert survey(site).version == first
    (site / "a.png").write_bytes(b"other")
    second = survey(site).version
    assert second != first
    (site / "page.html").rename(site / "renamed.html")
    assert survey(site).version not in {first, second}
    (site / "renamed.html").rename(site / "page.html")
    (site / "a.png").write_bytes(bytes(range(256)) * 4)
    assert survey(site).version == first


def test_what_is_shown_where_there_is_no_page_is_none_of_the_book(site: Path) -> None:
    before = survey(site)
    (site / "404.html").write_text("<title>찾는 쪽이 없다</title><link rel=stylesheet href=/x.css>")
    assert survey(site) == before


def test_sizes_are_those_of_the_wire_and_of_the_disk(site: Path) -> None:
    files = {file.path: file for file in survey(site).files}
    page, picture = site / "page.html", site / "a.png"
    assert files["page.html"].stored == page.stat().st_size
    assert files["page.html"].sent == len(gzip.compress(page.read_bytes(), 6)) < 200
    assert files["a.png"].sent == files["a.png"].stored == picture.stat().st_size, "already small"


def test_the_worker_is_written_again_only_for_another_edition(site: Path) -> None:
    write_worker(site, survey(site), "책 `${이름}`", "page.html")
    worker = site / "sw.js"
    text = worker.read_text("utf-8")
    assert "__" not in text.replace("__proto__", "") and "책 \\`\\${이름}\\`" in text
    before = worker.stat().st_mtime_ns
    write_worker(site, survey(site), "책 `${이름}`", "page.html")
    assert worker.stat().st_mtime_ns == before and "sw.js" not in survey(site).as_json("page.html")
    (site / "a.png").write_bytes(b"other")
    write_worker(site, survey(site), "책 `${이름}`", "page.html")
    assert worker.read_text("utf-8") != text


def test_pages_name_their_files_by_place(site: Path) -> None:
    data = json.loads(survey(site).as_json("page.html"))
    title, needs = data["pages"]["page.html"]
    assert title == "쪽" and [list(data["files"])[place] for place in needs] == ["a.png"]
    assert data["stored"] == sum(file.stored for file in survey(site).files)


def test_a_retired_worker_replaces_it(site: Path) -> None:
    write_worker(site, survey(site), "책", "page.html")
    write_retired_worker(site)
    text = (site / "sw.js").read_text("utf-8")
    assert "unregister" in text and "page.html" not in text


def test_the_manifest_is_relative_and_its_icons_are_what_it_says(tmp_path: Path) -> None:
    write_manifest(tmp_path, FAVICON, "주석 딥러닝", "ko", "book/index.html")
    data = json.loads((tmp_path / "manifest.webmanifest").read_text("utf-8"))
    assert (data["name"], data["lang"]) == ("주석 딥러닝", "ko")
    assert not any(data[key].startswith(("/", "http")) for key in ("start_url", "scope", "id"))
    purposes = []
    for icon in data["icons"]:
        content = (tmp_path / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", content[16:24])
            assert icon["sizes"] == f"{width}x{height}"
            purposes.append((icon["sizes"], icon["purpose"]))
        else:
            assert content == FAVICON.read_bytes() and icon["sizes"] == "any"
    assert purposes == [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")]


def test_icons_are_drawn_again_only_for_another_drawing(tmp_path: Path) -> None:
    drawing = tmp_path / "mark.svg"
    drawing.write_bytes(FAVICON.read_bytes())
    icon = tmp_path / "icons" / "icon-192.png"
    write_manifest(tmp_path, drawing, "책", "ko", "index.html")
    before = icon.stat().st_mtime_ns, icon.read_bytes()
    write_manifest(tmp_path, drawing, "책", "ko", "index.html")
    assert (icon.stat().st_mtime_ns, icon.read_bytes()) == before
    drawing.write_bytes(FAVICON.read_bytes().replace(b"#0072b2", b"#aa0000"))
    write_manifest(tmp_path, drawing, "책", "ko", "index.html")
    assert icon.read_bytes() != before[1]


def test_a_drawing_without_ground_is_one_message(tmp_path: Path) -> None:
    drawing = tmp_path / "mark.svg"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(CompanionError, match=r"mark\.svg: an SVG that begins with a coloured"):
        write_manifest(tmp_path, drawing, "책", "ko", "index.html")
