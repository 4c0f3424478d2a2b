"""What several commands do: check every record, run pages and say how it went."""

import click

from companion.bibliography.model import check_listed
from companion.book import Book
from companion.claims.model import check_claims, shown_by
from companion.errors import CompanionError, DataError
from companion.execution.execute import Options, execute
from companion.execution.leftovers import leftover_problems, set_aside
from companion.execution.progress import reporter
from companion.figures.posters import check_posters
from companion.history import unknown_history
from companion.lectures.model import check_approved
from companion.pages import DRAFTS, Page
from companion.proofs.runs import explain
from companion.source.check import check_sources


def run(book: Book, pages: list[Page], options: Options, *, log: bool) -> None:
    """Execute what must run, and say how it went.

    Raises:
        CompanionError: a page failed; the others have run.
    """
    for name in set_aside(book):
        click.echo(f"{name}: 목차에 그 쪽이 없어 {DRAFTS}로 옮겼다.")
    summary = execute(book, pages, options, reporter(log=log))
    written = sum(outcome.written for outcome in summary.outcomes)
    total = len(summary.outcomes) + len(summary.failures)
    click.echo(f"{total}쪽 가운데 {len(summary.executed)}쪽을 실행했고 노트북 {written}개를 썼다.")
    if summary.failures:
        claims = shown_by(book.claims)
        told = (explain(error, book.corrections, claims) for error in summary.failures)
        raise CompanionError("\n".join(told))
    branch = sum(outcome.commit is None for outcome in summary.outcomes)
    if tell_history(book) and branch:
        click.echo(
            f"warning: {branch} notebooks ran with files of `lessons` that are not committed and"
            f" install those of {book.branch}: commit, then `companion execute`",
            err=True,
        )


def tell_history(book: Book) -> bool:
    """Return whether the book's commits are known; where they are not, say why and what to do."""
    if unknown := unknown_history(book.root, book.branch):
        click.echo(f"warning: {unknown}", err=True)
    return unknown is None


def remind_of_posters(book: Book) -> None:
    """Say how many figures have new pictures to be drawn, where this machine can tell."""
    try:
        waiting = len(list(check_posters(book)))
    except CompanionError:  # a machine that only runs pages has no plotly.js
        return
    if waiting:
        click.echo(f"그림 {waiting}개의 포스터가 맞지 않는다. `companion posters`로 다시 그린다.")


def check_pictures(book: Book) -> None:
    """Look for figures without a poster.

    Raises:
        CompanionError: there is one; readers without scripts, and paper, would not have it.
    """
    if without := list(check_posters(book)):
        raise CompanionError("run `companion posters`:\n" + "\n".join(without))


def check_notebooks(book: Book) -> None:
    """Look for notebooks that no page has.

    Raises:
        DataError: there is one; it would be published, and lead to a page that is not.
    """
    if problems := list(leftover_problems(book)):
        raise DataError(problems)


def check_records(book: Book) -> None:
    """Load everything under `_data` and read every page, so that a mistake stops us in time.

    Raises:
        DataError: a record is wrong, or a page writes what some output cannot show.
    """
    _ = (book.glossary, book.editions, book.corrections, book.quizzes, book.addresses)
    _ = (book.asked, book.space)
    check_approved(book, book.lectures)
    check_claims(book)
    check_listed(book)
    check_sources(book)
