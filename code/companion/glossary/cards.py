"""What a page's pop-up cards show: its terms, in a file that the page asks for later."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from companion.glossary.model import Term

FOLDER = "_static/term-cards"
"""Where the files lie, below the site's root."""


def card(term: Term) -> dict[str, Any]:
    """Return what the card of `term` shows."""
    facts = {
        "ko": term.ko,
        "en": term.en,
        "abbr": ", ".join(abbr.short for abbr in term.abbr),
        "sound": term.pronunciation[0] if term.pronunciation else "",
        "definition": term.definition.ko,
    }
    return {name: fact for name, fact in facts.items() if fact}


def cards_data(terms: Iterable[Term]) -> str:
    """Return the cards of `terms` by id, as JSON; nothing where there are no terms."""
    data = {term.id: card(term) for term in terms}
    return json.dumps(data, ensure_ascii=False, sort_keys=True) if data else ""


def cards_name(data: str) -> str:
    """Return the name of the file that holds `data`: what it holds never changes."""
    return hashlib.sha256(data.encode()).hexdigest()[:16] + ".json"


def cards_element(address: str) -> str:
    """Return the HTML element that says where the page's cards are."""
    return f'<div id="term-cards" data-cards="{address}" hidden></div>'


def write_cards(site: Path, pages: Iterable[str]) -> None:
    """Write the file of each page's cards below `site`, and delete those of no page."""
    files = {cards_name(data): data for data in pages if data}
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        (folder / name).write_text(data, encoding="utf-8")
