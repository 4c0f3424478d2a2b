"""Write the corrections for machines: `corrections.json` and an Atom feed, at stable addresses."""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from feedgen.feed import FeedGenerator

from companion.bibliography.names import plain as plain_latex
from companion.bibliography.works import Works
from companion.book import Book
from companion.corrections.model import Correction
from companion.corrections.render import heading, page_order, third_text, where_text
from companion.corrections.sources import Evidence
from companion.textbook import Editions

FORMAT = 1
"""Raised when a field of `corrections.json` changes its meaning or goes away."""

ROLE = re.compile(r"\{[a-z:]+\}`([^`<]*?)(?:\s*<[^`>]*>)?`")


def write_files(
    corrections: Mapping[str, Correction],
    bibliography: Works,
    book: Book,
    runs: Mapping[str, Mapping[str, Any]],
    folder: Path,
) -> None:
    """Write both files into `folder`, the site's root; `runs`, how each page's slug last ran."""
    ordered = sorted(corrections.values(), key=page_order)
    editions = book.editions
    records = [
        {**as_data(correction, bibliography, book, runs), **in_third(correction, editions)}
        for correction in ordered
    ]
    table = {"format": FORMAT, "corrections": records}
    text = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
    (folder / "corrections.json").write_text(text, encoding="utf-8")
    (folder / "corrections.atom").write_bytes(atom(ordered, book))


def as_data(
    correction: Correction,
    bibliography: Works,
    book: Book,
    runs: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """Return one correction as JSON: its fields in plain text, where it stands, its evidence."""
    data = correction.model_dump(
        mode="json", exclude={"evidence", "diagrams", "third"}, exclude_none=True
    )
    texts = {name: plain(getattr(correction, name)) for name in ("claim", "right", "why")}
    evidence = [_evidence(item, bibliography, book, runs) for item in correction.evidence]
    return {**data, **texts, "url": address(correction, book), "evidence": evidence}


def in_third(correction: Correction, editions: Editions) -> dict[str, Any]:
    """Return what became of it in the third edition, with where that was seen, as JSON."""
    if correction.third is None:
        return {}
    seen = correction.third.evidence
    source = editions.third[seen.chapter].evidence if seen.chapter else seen.document
    fields = source.model_dump(mode="json") if source else {}
    told = {"chapter": seen.chapter, "cells": list(seen.cells), "note": seen.note, **fields}
    evidence = {name: value for name, value in told.items() if value}
    return {"third": {"state": correction.third.state, "evidence": evidence}}


def atom(corrections: Sequence[Correction], book: Book) -> bytes:
    """Return the feed, newest first (RFC 4287)."""
    feed = FeedGenerator()
    page = book.page_url("book/corrections")
    feed.id(page)
    feed.title("주석 딥러닝: 교정")
    feed.subtitle("교과서와 강의가 틀렸거나 낡은 곳, 근거와 함께")
    feed.language("ko")
    feed.author(name="주석 딥러닝")
    feed.link(href=page, rel="alternate")
    feed.link(href=f"{book.site_url}/corrections.atom", rel="self")
    newest = sorted(corrections, key=lambda correction: (_updated(correction), correction.id))
    for correction in newest:
        entry = feed.add_entry()  # puts it first
        entry.id(address(correction, book))
        entry.title(heading(correction))
        entry.link(href=address(correction, book))
        entry.published(_midnight(correction.since))
        entry.updated(_midnight(_updated(correction)))
        third = third_text(correction)
        summary = f"{where_text(correction)}. {plain(correction.right)}"
        entry.summary(summary + (f" 3판에서는 {plain(third)}" if third else ""))
    if newest:
        feed.updated(_midnight(_updated(newest[-1])))
    xml: bytes = feed.atom_str(pretty=True)
    return xml


def address(correction: Correction, book: Book) -> str:
    """Return the correction's public address, which never changes."""
    return f"{book.page_url('book/corrections')}#correction-{correction.id}"


def plain(text: str) -> str:
    """Return MyST text without its roles: what `{term}` shows, without the link."""
    return ROLE.sub(r"\1", text)


def _evidence(
    evidence: Evidence,
    bibliography: Works,
    book: Book,
    runs: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    note = {"note": evidence.note} if evidence.note else {}
    if evidence.proof:
        proof = evidence.proof
        url = f"{book.page_url(f'book/{proof.page}')}#cell-{proof.cell}"
        return {"type": "proof", "url": url, "ran": runs.get(proof.page), **note}
    if evidence.cite:
        fields = bibliography.entries[evidence.cite].fields
        title = plain_latex(fields.get("title", ""))
        return {"type": "cite", "key": evidence.cite, "title": title, **note}
    assert evidence.document is not None
    return {"type": "document", **evidence.document.model_dump(mode="json"), **note}


def _updated(correction: Correction) -> datetime.date:
    return correction.checked or correction.since


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
