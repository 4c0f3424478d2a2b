"""The first cell of a notebook installs what its page imports, at versions that Colab has."""

from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from companion.book import Book
from companion.errors import CompanionError
from companion.notebooks import install
from companion.notebooks.install import install_cell, load_colab, requirements
from companion.pages import Page, find_pages
from support import replace

PAGE = Path("book/one/page.md")
OTHER = Path("book/one/other.md")
LESSONS = '"git+https://github.com/someone/tiny@{}"'


def page_at(book: Book, path: Path) -> Page:
    return next(page for page in find_pages(book) if page.path == path)


def test_what_colab_has_is_a_range_and_what_it_lacks_is_pinned(
    tiny: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(tiny.root / PAGE, "import os\n", "import os\nimport sklearn.svm, hypothesis\n")
    versions = {
        "ipython": "9.18.1",
        "numpy": "2.4.6",
        "scikit-learn": "1.5.0",
        "hypothesis": "6.1+x",
    }
    monkeypatch.setattr(install, "distribution", lambda name: Installed(versions, name))
    assert requirements(page_at(tiny, PAGE), "c0ffee") == [
        '"hypothesis==6.1"',
        '"ipython>=7.34,<10"',
        '"numpy>=2.1,<3"',
        '"scikit-learn>=1.5,<2"',
        LESSONS.format("c0ffee"),
    ]


class Installed:
    """Stands in for a distribution of importlib.metadata, with a version of our choice."""

    def __init__(self, versions: dict[str, str], name: str) -> None:
        self.name = {"sklearn": "scikit-learn", "IPython": "ipython"}.get(name, name)
        self.version = versions[self.name]


def test_without_a_commit_the_branch_is_installed(tiny: Book) -> None:
    assert requirements(page_at(tiny, PAGE))[-1] == LESSONS.format("main")


def test_a_page_of_the_standard_library_installs_nothing(tiny: Book) -> None:
    page = page_at(tiny, OTHER)
    assert requirements(page) == []
    assert "%pip" not in install_cell(page, None).source


def test_the_first_cell_says_what_it_is_and_where_its_page_is(tiny: Book) -> None:
    title, link, _, command = install_cell(page_at(tiny, PAGE), "c0ffee").source.splitlines()
    assert title.startswith("#@title 첫 쪽 · 먼저 이 셀을 실행한다")
    assert link.startswith("#@markdown")
    assert "(https://someone.github.io/tiny/book/one/page.html)" in link
    assert command.startswith("%pip install -q ")


def test_ranges_hold_the_versions_of_both_ends() -> None:
    for name, theirs in load_colab().packages.items():
        try:
            spec = Requirement(install.requirement(name)).specifier
        except ImportError:
            continue  # not installed here, so no page imports it
        ours = Version(install.distribution(name).version)
        assert theirs in spec and ours in spec


def test_a_module_that_nothing_provides_is_named(tiny: Book) -> None:
    replace(tiny.root / PAGE, "import os\n", "import os\nimport nowhere\n")
    with pytest.raises(CompanionError, match="'nowhere': no installed package"):
        requirements(page_at(tiny, PAGE))
