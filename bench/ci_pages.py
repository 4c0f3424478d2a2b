"""Say how many seconds of pages a commit's tests run, today and on a book of many copies of them.

Each of many commits draws its pages by tests/selection.py from the seconds of the recorded runs; a
page of the second test runs twice. Prints a Markdown table of the mean and the longest.

    python bench/ci_pages.py [--pages 90] [--commits 500]
"""

import argparse
import statistics
import sys
from itertools import cycle, islice
from pathlib import Path

from companion.book import Book
from companion.execution.model import FrozenRecord
from companion.execution.store import load_record
from companion.pages import find_pages

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from selection import choose  # noqa: E402 - below the path it needs

TESTS = {"colab_page": 1, "repeated_page": 2, "negated_page": 1}
"""How often each test runs a page of its choice."""


def seconds_of(runs: list[float], touched: int, commit: int) -> float:
    """Return the seconds of pages that the tests of one commit run, which touches so many."""
    names = {f"page-{number}": seconds for number, seconds in enumerate(runs)}
    step = max(1, len(names) // touched) if touched else 1
    hit = {f"page-{(commit + i * step) % len(names)}" for i in range(touched)}
    return sum(
        times * names[name]
        for test, times in TESTS.items()
        for name in choose(names, hit, f"{test} {commit}", long=test == "colab_page")
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=90)
    parser.add_argument("--commits", type=int, default=500)
    options = parser.parse_args()
    records = [load_record(page) for page in find_pages(Book.load(ROOT))]
    runs = [each.volatile.seconds for each in records if isinstance(each, FrozenRecord)]
    print("| pages | all of them, once | touched | mean | longest |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for count in (len(runs), options.pages):
        book = list(islice(cycle(runs), count))
        for touched in (0, 1, 5, count):
            costs = [seconds_of(book, touched, commit) for commit in range(options.commits)]
            told = f"{statistics.mean(costs):.0f} s | {max(costs):.0f} s"
            print(f"| {count} | {sum(book):.0f} s | {touched} | {told} |")


if __name__ == "__main__":
    main()
