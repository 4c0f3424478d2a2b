"""A mistake in the file of works is one message with its line and the work's key."""

import pytest

from companion.bibliography.model import check_listed
from companion.book import Book
from companion.errors import DataError

GOOD = "@article{someone-2020, author = {Someone, Ada}, title = {Small}, journal = {J}, year = {2020}}\n"
BOOK = "author = {A, B}, publisher = {P}, year = 2020"

# what stands after a good entry, what is told
BROKEN = {
    "a brace that is never closed": (
        "@book{a, title = {x, " + BOOK + "}\n\n@book{b, title = {y}, " + BOOK + "}",
        "2: field 'a': as many '}' as '{' expected; got 3 and 4",
    ),
    "a brace too many": ("@book{a,\n title = {x}},\n " + BOOK + "}", "2: field 'a': as many '}' as '{' expected; got 5 and 4"),
    "no comma between fields": ("@book{a,\n title = {x}\n " + BOOK + "}", "4: field 'a': BibTeX expected; '}' expected"),
    "no comma after the key": ("@book{a title = {x}, " + BOOK + "}", "2: field 'a': a comma after the key expected"),
    "a key twice": ("@book{a, title={x}, " + BOOK + "}\n@book{A,\n title={x}, " + BOOK + "}", "3: field 'A': each key once expected; first used in line 2"),
    "a field twice": ("@book{a, title={x}, title={y}, " + BOOK + "}", "2: field 'a': BibTeX expected; entry with key a has a duplicate title field"),
    "no key": ("@book{, title={x}, " + BOOK + "}", "2: BibTeX expected; entry key expected"),
    "a month that nobody knows": ("@book{a, title={x},\n month = januar, " + BOOK + "}", "3: field 'a': BibTeX expected; undefined string in line 3: januar"),
    "too many commas in a name": ("@book{a, title={x}, editor={P},\n author = {A, B, C, D}, publisher={P}, year=2000}", "3: field 'a': BibTeX expected; Too many commas in 'A, B, C, D'"),
    "no title": ("@book{a, " + BOOK + "}", "2: field 'a': the field 'title' of a @book expected"),
    "no journal": ("@article{a, author={A, B}, title={x}, year=2000}", "2: field 'a': the field 'journal' of a @article expected"),
    "an unknown type": ("\n@artikel{a, title={x}, " + BOOK + "}", "3: field 'a': a type such as article, book or misc expected; got @artikel"),
    "a command that stays": ("@book{a,\n title = {The \\LaTeX{} Book}, " + BOOK + "}", "3: field 'a.title': plain text expected; '\\LaTeX' stays TeX"),
    "a formula that stays": ("@book{a, title = {In $O(n^2)$ Steps}, " + BOOK + "}", "2: field 'a.title': plain text expected; '$' stays TeX"),
    "a command in a name": ("@book{a, title={x}, publisher={P}, year=2000,\n author = {\\foo{Bar}, Ada}}", "3: field 'a.author': plain text expected; '\\foo' stays TeX"),
    "an escaped address": ("@book{a, title={x},\n url = {https://example.org/a\\_b}, " + BOOK + "}", "3: field 'a.url': an address as browsers show it expected; got 'https://example.org/a\\_b'"),
    "a Korean name without a comma": ("@book{a, title={x}, publisher={P}, year=2000,\n author = {김 철수}}", "3: field 'a.author': '김, 철수' or '{김철수}' expected"),
    "a Korean institute without braces": ("@book{a, title={x}, publisher={P}, year=2000,\n author = {한국 연구원}}", "3: field 'a.author': '한국, 연구원' or '{한국연구원}' expected"),
    "a second entry in a line": ("@book{a, title={x}, " + BOOK + "} @book{b, " + BOOK + "}", "2: field 'b': the field 'title' of a @book expected"),
    "an entry after a percent sign": ("% @book{a, " + BOOK + "}", "2: field 'a': the field 'title' of a @book expected"),
    "text of Windows": ("@book{a, title={책 이름}}".encode("cp949"), "2: UTF-8 text expected; this looks like CP949"),
    "a hidden character": ("@book{a, title={a\u200bb}, " + BOOK + "}", "2: characters that readers see expected; remove U+200B"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_entry_is_told(tiny: Book, what: str) -> None:
    added, told = BROKEN[what]
    data = added.encode() if isinstance(added, str) else added
    (tiny.root / "book/references.bib").write_bytes(GOOD.encode() + data + b"\n")
    with pytest.raises(DataError) as error:
        check_listed(tiny)
    assert str(error.value).startswith(f"book/references.bib:{told}"), str(error.value)
    assert len(error.value.problems) == 1


def test_what_is_whole_is_let_pass(tiny: Book) -> None:
    text = "\ufeff% a note: 50% {\n@string{j = {Journal}}\n" + GOOD + (
        "@article{b, author = {A, B}, title = {{Ü}ber 50% \\& more}, journal = j, month = jan, year = 2001}\r\n"
    )  # fmt: skip
    (tiny.root / "book/references.bib").write_text(text, encoding="utf-8", newline="")
    check_listed(tiny)
    assert tiny.bibliography.label("b") == "A, 2001"
