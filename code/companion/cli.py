"""`companion`: the commands of an author. Each verb calls one function of one feature.

A command imports its feature when it is called: looking at a page's status loads no browser.
"""

import datetime
import json
import sys
from pathlib import Path

import click

from companion.book import Book
from companion.console import speak_korean
from companion.errors import CompanionError, DataError
from companion.execution.device import DeviceChoice
from companion.execution.model import Need
from companion.lectures.command import lecture
from companion.pages import select_pages
from companion.search.command import learn


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
    from companion.steps import check_notebooks, check_records

    check_records(book)
    check_notebooks(book)
    click.echo("기록에 잘못이 없다.")


@cli.command()
@click.argument("pages", nargs=-1, type=click.Path(path_type=Path))
@click.option("--claims", is_flag=True, help="List the claims without evidence one by one.")
@click.pass_obj
def lint(book: Book, pages: tuple[Path, ...], claims: bool) -> None:
    """Report words against the glossary and the house; of PAGES, all that the standard asks."""
    from companion.lint import count_claims, lint_book, read_pages, tell

    if claims or pages:
        found = tell(read_pages(book, pages), only_claims=claims)
        click.echo("\n".join([*map(str, found), f"{len(found)}곳"]))
        return
    every = list(read_pages(book))
    click.echo("\n".join(count_claims(every)))
    if problems := lint_book(book, every):
        raise DataError(problems)
    click.echo("용어가 용어집과 어긋나는 곳이 없다.")


@cli.command("find")
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def find_term(book: Book, words: tuple[str, ...]) -> None:
    """Look WORDS up as the glossary page does: Korean, English, initials, or as it sounds."""
    from companion.glossary.lookup import look_up, lookup_table

    (found,) = look_up(lookup_table(book.glossary), [" ".join(words)])
    for key in found:
        term = book.glossary.terms[key]
        click.echo(f"{key:32} {term.ko} · {term.en}")


@cli.command()
@click.pass_obj
def snapshot(book: Book) -> None:
    """Write to code/lessons/ what pages read: the glossary's English side, approved lectures."""
    from companion.glossary.snapshot import write_snapshot
    from companion.lectures.snapshot import write_snapshots

    path = book.root / "code" / "lessons" / "glossary_en.csv"
    count = write_snapshot(book.glossary, path)
    click.echo(f"용어 {count}개를 {path.relative_to(book.root)}에 썼다.")
    for file, rows in write_snapshots(book.lectures, book.glossary, path.parent):
        click.echo(f"강의의 {rows}줄을 {file.relative_to(book.root)}에 썼다.")


@cli.command("draft-correction")
@click.argument("report", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def draft_correction(book: Book, report: Path) -> None:
    """Print the record of a correction that REPORT, an issue's text saved to a file, describes."""
    from companion.corrections.report import draft

    click.echo(draft(book, report, datetime.date.today()), nl=False)


@cli.command()
@click.pass_obj
def diagrams(book: Book) -> None:
    """Write the drawings that set two views side by side to book/figures/."""
    from companion.diagrams import write_diagrams

    files = write_diagrams(book.source)
    click.echo(f"그림 {len(files)}개를 {files[0].parent.relative_to(book.root)}에 썼다.")


@cli.command()
@click.option("--check", "only_check", is_flag=True, help="Draw nothing; fail if one is missing.")
@click.pass_obj
def posters(book: Book, only_check: bool) -> None:
    """Draw the figures' missing posters into notebooks/posters/; remove those that none needs."""
    from companion.figures.posters import make_posters
    from companion.steps import check_pictures

    if only_check:
        check_pictures(book)
        click.echo("그림마다 포스터가 있다.")
        return
    made = make_posters(book)
    click.echo(
        f"포스터 {made.drawn}개를 그렸고, 쓰지 않는 {made.removed}개를 지웠다."
        f" 이제 {made.files}개, {made.size / 1e6:.1f} MB다."
    )


@cli.command("status")
@click.argument("pages", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "machine", is_flag=True, help="One line of JSON, for machines.")
@click.option(
    "--waits-for", type=click.Choice([need.value for need in Need]), multiple=True,
    help="Only pages that must run where this is; given twice, where one or the other is.",
)  # fmt: skip
@click.pass_obj
def show_status(
    book: Book, pages: tuple[Path, ...], machine: bool, waits_for: tuple[str, ...]
) -> None:
    """List every executable page: fresh, stale (and why) or never run; then the drafts."""
    from companion.execution.listing import as_json, find_states, lines, others

    states = find_states(book, pages)
    if waits_for:
        states = [state for state in states if set(waits_for).intersection(state.waits_for)]
    if machine:
        click.echo(json.dumps(as_json(states), ensure_ascii=False))
    else:
        click.echo("\n".join([*lines(states), *(() if pages or waits_for else others(book))]))


@cli.command("publishable")
@click.option(
    "--allow-without", type=click.Choice([need.value for need in Need]), multiple=True,
    envvar="COMPANION_ALLOW_WITHOUT",
    help="Publish pages that wait for this all the same; they carry a banner.",
)  # fmt: skip
@click.pass_obj
def publishable(book: Book, allow_without: tuple[str, ...]) -> None:
    """Fail if a page ran without what it needs, or is stale, or a figure has no poster."""
    from companion.execution.listing import find_states, unpublishable
    from companion.steps import check_notebooks, check_pictures

    check_notebooks(book)
    check_pictures(book)
    states = find_states(book, ())
    waiting = [state for state in states if not set(allow_without).issuperset(state.waits_for)]
    if waiting:
        told = "\n".join(unpublishable(waiting))
        raise CompanionError("pages are not ready to be published:\n" + told)
    told = "\n".join(unpublishable(states))
    click.echo(told or "쪽마다 있어야 할 것(GPU, 진짜 데이터)을 갖추고 실행한 그대로다.")


@cli.command("execute")
@click.argument("pages", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--device", type=click.Choice([choice.value for choice in DeviceChoice]), default="auto",
    show_default=True, help="Where pages that need a GPU run; the others run on the CPU.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Pages at a time."
)
@click.option("--shard", metavar="I/N", help="Run the Ith of N equal parts of the stale pages.")
@click.option("--log", is_flag=True, help="Show what the pages print, as they print it.")
@click.pass_obj
def execute_pages(
    book: Book,
    pages: tuple[Path, ...],
    device: str,
    jobs: int,
    shard: str | None,
    log: bool,
) -> None:
    """Run the stale pages (or those of PAGES that are stale) and write their notebooks."""
    from companion.execution.execute import Options
    from companion.execution.shard import parse_shard
    from companion.steps import check_records, remind_of_posters, run

    check_records(book)
    options = Options(DeviceChoice(device), jobs, parse_shard(shard) if shard else None)
    run(book, select_pages(book, pages), options, log=log)
    remind_of_posters(book)


@cli.command()
@click.argument("pages", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1), default=1, help="Pages at a time.")
@click.option("--shard", metavar="I/N", help="Run the Ith of N equal parts of the pages.")
@click.pass_obj
def compare(book: Book, pages: tuple[Path, ...], jobs: int, shard: str | None) -> None:
    """Run fresh pages anew; fail where they give other outputs than the committed ones."""
    from companion.execution.compare import compare_pages
    from companion.execution.shard import parse_shard

    part = parse_shard(shard) if shard else None
    count, differing = 0, 0
    for _, result in compare_pages(select_pages(book, pages), part, jobs):
        found = [result] if isinstance(result, CompanionError) else result
        count, differing = count + 1, differing + bool(found)
        click.echo("".join(f"{each}\n" for each in found), nl=False)
    if differing:
        raise CompanionError(f"{differing} of {count} pages do not give what is committed")
    click.echo(f"{count}쪽을 다시 실행했고 결과가 모두 기록과 같다.")


@cli.command()
@click.pass_obj
def build(book: Book) -> None:
    """Check, run what is stale, build the site; a Sphinx warning is an error."""
    from companion.built import changed_pages, is_built

    if is_built(book.root):
        click.echo("바뀐 것이 없다: 0쪽을 실행했고 사이트는 _build/html에 그대로 있다.")
        return
    from companion.build import build_site
    from companion.execution.execute import Options
    from companion.steps import check_records, run

    check_records(book)
    changed = changed_pages(book.root, book.labels.digest)
    pages = [page for page in book.pages.values() if changed is None or page.path in changed]
    run(book, pages, Options(), log=False)
    click.echo(build_site(book))


@cli.command("print")
@click.argument("chapters", nargs=-1)
@click.option("--pdf", is_flag=True, help="Only the PDFs.")
@click.option("--epub", is_flag=True, help="Only the e-book.")
@click.pass_obj
def print_files(book: Book, chapters: tuple[str, ...], pdf: bool, epub: bool) -> None:
    """Make PDFs of the built site's CHAPTERS (of all and of the book) and an EPUB of the book."""
    from companion.build import build_site
    from companion.printing.make import PrintOptions, print_book
    from companion.steps import check_records, tell_history

    check_records(book)  # the site is built again below
    both = not pdf and not epub
    written = print_book(book, PrintOptions(pdf or both, epub or (both and not chapters), chapters))
    if not written:
        click.echo("인쇄한 파일이 모두 사이트와 같다.")
        return
    click.echo("\n".join(path.relative_to(book.root).as_posix() for path in written))
    tell_history(book)
    click.echo(build_site(book))  # so that the pages link what there is now


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.pass_obj
def serve(book: Book, port: int) -> None:
    """Serve the built site (at port 0: any) and build it again whenever a source is saved."""
    from companion.serve import serve_site

    serve_site(book, port)


cli.add_command(learn)
cli.add_command(lecture)


def main() -> None:
    """Run the command line; an error ends in its message and exit status 1."""
    speak_korean()
    try:
        cli()
    except CompanionError as error:
        told = str(error)
    except UnicodeEncodeError as error:  # of names: what is said takes Korean by now
        told = f"'{error.object}': {error.encoding} names no such file; set PYTHONUTF8=1"
    except OSError as error:  # a file that cannot be read or written, a disk that is full
        told = f"{error.filename or 'this machine'}: {error.strerror or error}"
    click.echo(f"error: {told}", err=True)
    sys.exit(1)
