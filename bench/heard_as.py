"""Leave-one-out over misheard names: each is taken out of the glossary, then looked up by sound.

usage: python bench/heard_as.py [SURFACES.csv]   (columns surface, term_id; else the tests' 80)
"""

import csv
import sys
from pathlib import Path

from companion.book import Book
from companion.glossary.lookup import look_up, lookup_table
from companion.glossary.model import load_glossary

ROOT = Path(__file__).parents[1]
SURFACES = ROOT / "tests" / "companion" / "glossary" / "heard_as.csv"


def main() -> None:
    """Print how many are found first and among three, and those that are not first."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SURFACES
    rows = [(row["surface"], row["term_id"]) for row in csv.DictReader(path.open(encoding="utf-8"))]
    table = lookup_table(load_glossary(Book.load(ROOT)))
    found = look_up(table, [surface for surface, _ in rows], leave_out=True)
    places = [
        ids.index(wanted) + 1 if wanted in ids else 0
        for (_, wanted), ids in zip(rows, found, strict=True)
    ]
    first = sum(place == 1 for place in places)
    three = sum(1 <= place <= 3 for place in places)
    print(
        f"{len(rows)} surfaces: first {first / len(rows):.1%}, among three {three / len(rows):.1%}"
    )
    print("\n| heard | meant | place | first found |\n|---|---|---|---|")
    for (surface, wanted), place, ids in zip(rows, places, found, strict=True):
        if place != 1:
            print(f"| {surface} | {wanted} | {place or '—'} | {ids[0] if ids else '—'} |")


if __name__ == "__main__":
    main()
