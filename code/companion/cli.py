"""`companion`: the commands of an author. Each verb calls one function of one feature."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from companion.build import build_site, serve_site
from companion.corrections import load_corrections
from companion.errors import CompanionError
from companion.execution import freeze, status
from companion.notebooks import Exporter
from companion.pages import Page, find_pages
from companion.settings import Book


@click.group()
@click.option(
    "--book", "root", default=".", help="The book's root folder.",
    type=click.Path(file_okay=False, path_type=Path),
)  # fmt: skip
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Check, execute, build and serve the book."""
    context.obj = Book.load(root.resolve())


@cli.command()
@click.pass_obj
def check(book: Book) -> None:
    """Check every record; change nothing."""
    check_records(book)
    click.echo("기록에 잘못이 없다.")


@cli.command("status")
@click.pass_obj
def show_status(book: Book) -> None:
    """List every executable page: fresh, stale or never run."""
    for page in find_pages(book):
        click.echo(f"{status(page).value:10} {page.path}")


@cli.command()
@click.argument("pages", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def execute(book: Book, pages: tuple[Path, ...]) -> None:
    """Run the stale pages (or those of PAGES that are stale) and write their notebooks."""
    check_records(book)
    outcomes = freeze(select(book, pages), Exporter(book), report=click.echo)
    ran = sum(outcome.executed for outcome in outcomes)
    written = sum(outcome.written for outcome in outcomes)
    click.echo(f"{len(outcomes)}쪽 가운데 {ran}쪽을 실행했고 노트북 {written}개를 썼다.")


@cli.command()
@click.pass_obj
def build(book: Book) -> None:
    """Check, run what is stale, build the site; a Sphinx warning is an error."""
    check_records(book)
    freeze(find_pages(book), Exporter(book), report=click.echo)
    click.echo(build_site(book))


@cli.command()
@click.option("--port", default=8000, show_default=True)
@click.pass_obj
def serve(book: Book, port: int) -> None:
    """Serve the built site and build it again whenever a source is saved."""
    serve_site(book, port)


def check_records(book: Book) -> None:
    """Load everything under `_data`, so that a mistake stops us before anything is written.

    Raises:
        DataError: a record is wrong.
    """
    load_corrections(book)  # loads the textbook and the glossary too, to check its references


def select(book: Book, paths: Iterable[Path]) -> list[Page]:
    """Return the pages named by `paths` (all where there is none).

    Raises:
        CompanionError: a path is not an executable page.
    """
    pages = {page.path: page for page in find_pages(book)}
    chosen = []
    for path in paths:
        # As written below the book's root, or as a shell completes it from where the author stands.
        here = path.resolve()
        name = here.relative_to(book.root) if here.is_relative_to(book.root) else path
        if name not in pages:
            known = "\n  ".join(str(page) for page in pages)
            raise CompanionError(f"{path}: not an executable page; expected one of\n  {known}")
        chosen.append(pages[name])
    return chosen or list(pages.values())


def main() -> None:
    """Run the command line; an error of the book ends in its message and exit status 1."""
    try:
        cli()
    except CompanionError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
