"""What a page's pop-up cards show: the terms it links to, as data inside the page."""

import json
from typing import Any

from companion.glossary.model import Term


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


def cards_element(terms: list[Term]) -> str:
    """Return an HTML element that holds the cards of `terms`, by id."""
    data = json.dumps({term.id: card(term) for term in terms}, ensure_ascii=False, sort_keys=True)
    safe = data.replace("</", "<\\/")  # inside a script element only '</' could end it early
    return f'<script type="application/json" id="term-cards">{safe}</script>'
