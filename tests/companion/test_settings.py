import pytest

from companion.book import Book
from companion.errors import CompanionError
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


@pytest.mark.parametrize("url", ["", "https://example.org/a/b", "https://github.com/only-owner"])
def test_a_repository_that_is_not_on_github_is_an_error(tiny: Book, url: str) -> None:
    replace(tiny.root / "_config.yml", "https://github.com/someone/tiny", url or '""')
    with pytest.raises(CompanionError, match=r"repository\.url"):
        Book.load(tiny.root)


def test_a_settings_file_that_is_not_yaml_is_an_error(tiny: Book) -> None:
    replace(tiny.root / "_config.yml", "title: 작은 책", "title: [")
    with pytest.raises(CompanionError, match="valid YAML"):
        Book.load(tiny.root)
