import pytest
from pydantic import ValidationError

from companion.book import Book
from companion.errors import CompanionError
from companion.notebooks.install import requirements
from companion.repository import Repository
from support import replace


def test_every_public_address_comes_from_one_setting(tiny: Book) -> None:
    replace(tiny.root / "_config.yml", "someone/tiny, branch: main", "Else/book, branch: dev")
    book = Book.load(tiny.root)
    assert book.site_url == "https://else.github.io/book"
    assert book.page_url("book/one/page") == "https://else.github.io/book/book/one/page.html"
    assert book.colab_url("notebooks/one/page.ipynb") == (
        "https://colab.research.google.com/github/Else/book/blob/dev/notebooks/one/page.ipynb"
    )


def test_a_user_site_has_no_folder(tiny: Book) -> None:
    replace(tiny.root / "_config.yml", "someone/tiny", "Else/else.github.io")
    assert Book.load(tiny.root).site_url == "https://else.github.io"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/Some-One/tiny.git", "https://github.com/Some-One/tiny/", "  https://github.com/Some-One/tiny ",
        "https://github.com/Some-One/tiny.git/", "https://github.com/Some-One/tiny?tab=readme-ov-file",
        "https://github.com/Some-One/tiny#readme", "git@github.com:Some-One/tiny.git", "git@github.com:Some-One/tiny",
        "ssh://git@github.com/Some-One/tiny.git", "http://github.com/Some-One/tiny", "https://www.github.com/Some-One/tiny",
        "HTTPS://GitHub.com/Some-One/tiny", "github.com/Some-One/tiny", "git://github.com/Some-One/tiny.git",
        "git+https://github.com/Some-One/tiny.git",
    ],
)  # fmt: skip
def test_an_address_is_understood_however_it_was_copied(url: str) -> None:
    assert Repository(url=url).url == "https://github.com/Some-One/tiny"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("a/b.github.io", "a/b.github.io"),
        ("a/.github", "a/.github"),
        ("9_corp/x_y-z.1", "9_corp/x_y-z.1"),
    ],
)
def test_names_keep_their_points(url: str, kept: str) -> None:
    assert Repository(url=f"https://github.com/{url}").url == f"https://github.com/{kept}"


WRONG_ADDRESSES = [
    "", "https://example.org/a/b", "https://github.com/only-owner", "https://github.com//tiny", "https://github.com/someone/",
    "https://github.com/someone/.git", "https://github.com/someone/tiny/tree/main", "https://github.com/some one/tiny",
    "https://gitlab.com/someone/tiny", "https://github.com.example.org/someone/tiny", "https://github.com/-x/tiny",
    "https://github.com/한빛/tiny", "https://name:secret@github.com/someone/tiny", "https://github.com/someone/..",
    "git@github.com", "someone/tiny",
]  # fmt: skip


@pytest.mark.parametrize("url", WRONG_ADDRESSES)
def test_a_repository_that_is_not_on_github_is_an_error(url: str) -> None:
    with pytest.raises(ValidationError, match="<owner>/<name> expected"):
        Repository(url=url)


def test_a_wrong_repository_is_told_with_its_line(tiny: Book) -> None:
    config = tiny.root / "_config.yml"
    replace(
        config,
        "url: https://github.com/someone/tiny, branch: main",
        "url: 'https://github.com//tiny', branch: a b",
    )
    with pytest.raises(CompanionError) as error:
        Book.load(tiny.root)
    assert str(error.value).splitlines() == [
        "_config.yml:3: field 'repository.branch': the name of a branch expected, as `git branch` lists it; got 'a b'",
        "_config.yml:3: field 'repository.url': https://github.com/<owner>/<name> expected; got 'https://github.com//tiny'",
    ]


def test_a_book_without_a_repository_is_told_the_form(tiny: Book) -> None:
    config = tiny.root / "_config.yml"
    replace(config, "repository: {url: https://github.com/someone/tiny, branch: main}\n", "")
    with pytest.raises(CompanionError, match=r"_config\.yml:1: .*<owner>/<name> expected"):
        Book.load(tiny.root)


def test_every_public_link_follows_a_cloned_address_and_a_long_branch(tiny: Book) -> None:
    """What every clone button gives, and a branch whose name an address must quote."""
    config = tiny.root / "_config.yml"
    replace(
        config,
        "https://github.com/someone/tiny, branch: main",
        '"git@github.com:someone/tiny.git", branch: "next/C#3 "',
    )
    replace(tiny.root / "book/one/page.md", "import os", "import os\nimport lessons")
    book = Book.load(tiny.root)
    page = book.pages["one/page"]
    branch = "next/C%233"
    assert book.site_url == "https://someone.github.io/tiny"
    assert (
        book.colab_url("a/b.ipynb")
        == f"https://colab.research.google.com/github/someone/tiny/blob/{branch}/a/b.ipynb"
    )
    assert requirements(page)[-1] == f'"git+https://github.com/someone/tiny@{branch}"'
    assert (
        book.github_url("raw", "book/그림.png")
        == f"https://github.com/someone/tiny/raw/{branch}/book/%EA%B7%B8%EB%A6%BC.png"
    )


@pytest.mark.parametrize(
    "branch", ["", "a b", "-x", "a..b", "a~1", "x^", "a:b", "x?", "x*", "a[1]", "a\\b", "/a", "a/", "a//b", ".a", "a/.b", "a.", "a.lock", "a@{1}", "@"]
)  # fmt: skip
def test_a_branch_that_git_does_not_have_is_an_error(branch: str) -> None:
    with pytest.raises(ValidationError, match="the name of a branch expected"):
        Repository(url="https://github.com/someone/tiny", branch=branch)


def test_a_settings_file_that_is_not_yaml_is_an_error(tiny: Book) -> None:
    replace(tiny.root / "_config.yml", "title: 작은 책", "title: [")
    with pytest.raises(CompanionError, match="valid YAML"):
        Book.load(tiny.root)
