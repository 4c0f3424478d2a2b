"""The same meaning in two languages: definitions of this book's glossary, Korean and English."""

import csv
from importlib.resources import files

INPUTS = ("glossary_pairs.csv",)


def definition_pairs() -> list[tuple[str, str]]:
    """Return 800 definitions as (Korean, English), in an order that has nothing to do with them.

    A frozen snapshot, ordered by the SHA-256 of the terms' ids; the glossary itself goes on.
    """
    table = (files("lessons") / INPUTS[0]).read_text(encoding="utf-8")
    return [(row["ko"], row["en"]) for row in csv.DictReader(table.splitlines())]
