"""What a reader of a plain glossary page does instead: Ctrl-F, then Enter until the right entry.

Counts, on this book's page as it is without its look-up (headwords and definitions in Korean order,
as Google's machine-learning glossary and Sphinx's `{glossary}` are in theirs), how many times Enter
must be pressed for what `bench/look_up.py` types, and what Ctrl-F does not find at all.
"""

import csv
import json
import statistics

from look_up import SITE, SURFACES, typed_names


def main() -> None:
    """Print the share that is not found, and how many presses the others take."""
    table = json.loads((SITE / "glossary" / "lookup.json").read_text(encoding="utf-8"))
    with SURFACES.open(encoding="utf-8") as file:
        heard = {row["surface"]: row["term_id"] for row in csv.DictReader(file)}
    owner = {name: term["id"] for term in table for _, name in term["names"]} | heard
    entries = [(t["id"], f"{t['ko']} {t['en']} {t['definition']}".lower()) for t in table]
    presses, lost, names = [], 0, typed_names(table)
    for name in names:
        count = 0
        for key, text in entries:
            hits = text.count(name.lower())
            if hits and key == owner.get(name):
                presses.append(count + 1)
                break
            count += hits
        else:
            lost += 1
    print(f"{len(names)} names: Ctrl-F never gets to {lost} of them ({lost / len(names):.0%})")
    print(
        f"the others take {statistics.median(presses):g} presses of Enter, {max(presses)} at most"
    )


if __name__ == "__main__":
    main()
