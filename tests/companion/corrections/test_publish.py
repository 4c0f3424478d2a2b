"""Machines read the corrections: JSON with where and how each is proved, and an Atom feed."""

import datetime
import json
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from companion.book import Book
from companion.corrections.model import load_corrections
from companion.corrections.publish import plain, write_files
from companion.proofs.runs import as_data, proof_runs
from support import refresh, replace

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PAGE = "https://someone.github.io/tiny/book/corrections.html"


@pytest.fixture
def published(tiny: Book, tmp_path: Path) -> Path:
    refresh(tiny)
    corrections = load_corrections(tiny)
    runs = {slug: as_data(run) for slug, run in proof_runs(tiny, corrections).items()}
    write_files(corrections, tiny.bibliography, tiny, runs, tmp_path)
    return tmp_path


def test_json_tells_place_texts_and_evidence(published: Path) -> None:
    table = json.loads((published / "corrections.json").read_text(encoding="utf-8"))
    (record,) = table["corrections"]
    assert record["url"] == f"{PAGE}#correction-batch-is-not-epoch"
    assert record["where"] == {"edition": "ko-2", "section": "1.1", "page": 3}
    assert record["right"] == "그것은 에포크다.", "no role of MyST is left"
    proof, cite = record["evidence"]
    assert proof["url"].endswith("/book/one/page.html#cell-the-answer")
    assert proof["ran"]["device"] == "CPU"
    assert datetime.date.fromisoformat(proof["ran"]["date"]) <= datetime.date.today()
    assert cite["type"] == "cite" and cite["title"]


def test_a_news_reader_reads_the_feed(published: Path) -> None:
    feed = feedparser.parse((published / "corrections.atom").read_bytes())
    assert not feed.bozo and feed.version == "atom10"
    assert feed.feed.links[0].href == PAGE
    (entry,) = feed.entries
    assert entry.id == entry.link == f"{PAGE}#correction-batch-is-not-epoch"
    assert entry.title == "교정 · 틀림: 배치는 에포크가 아니다"
    assert entry.updated.startswith("2026-11-23T00:00:00")


def test_both_tell_what_became_of_it_in_the_third_edition(tiny: Book, tmp_path: Path) -> None:
    path = tiny.data / "corrections" / "all.yml"
    third = "third: {state: mended, evidence: {chapter: 1, note: 새로 썼다.}}"
    replace(path, "kind: lecture", f"kind: textbook\n  {third}")
    write_files(load_corrections(tiny), tiny.bibliography, tiny, {}, tmp_path)
    (record,) = json.loads((tmp_path / "corrections.json").read_text("utf-8"))["corrections"]
    assert record["third"] == {"state": "mended", "evidence": {
        "chapter": 1, "note": "새로 썼다.", "title": "작은 책의 차례", "date": "2026-11-29",
        "url": "https://example.com/contents",
    }}  # fmt: skip
    (entry,) = feedparser.parse((tmp_path / "corrections.atom").read_bytes()).entries
    assert entry.summary.endswith("3판에서는 고쳐졌다. 새로 썼다.")


def test_the_feed_has_what_the_standard_requires(published: Path) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated, an author, a link to itself."""
    feed = etree.parse(published / "corrections.atom")
    for place in ("/a:feed", "/a:feed/a:entry"):
        for name in ("id", "title", "updated"):
            assert len(feed.xpath(f"{place}/a:{name}", namespaces=ATOM)) == 1, (place, name)
    assert feed.xpath("/a:feed/a:author/a:name", namespaces=ATOM)
    (own,) = feed.xpath("/a:feed/a:link[@rel='self']/@href", namespaces=ATOM)
    assert own == "https://someone.github.io/tiny/corrections.atom"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{term}`지도 학습`이다", "지도 학습이다"),
        ("{term}`묶음 <batch>`이다", "묶음이다"),
        ("{cite:t}`x`와 $a < b$", "x와 $a < b$"),
        ("`model.fit`은 그대로", "`model.fit`은 그대로"),
    ],
)
def test_roles_become_what_they_show(text: str, shown: str) -> None:
    assert plain(text) == shown
