"""`companion lecture`: import a recorder's export, and score the recognition of terms in one."""

from pathlib import Path

import click

from companion.book import Book
from companion.errors import CompanionError
from companion_lectures.evaluate import evaluate, read_gold, report
from companion_lectures.importing import Imported, ImportOptions, import_lecture
from companion_lectures.transcript import read_transcript

TEXT = click.Path(dir_okay=False, path_type=Path)


@click.group()
def lecture() -> None:
    """Turn the export of a recorder into a lecture's record, and check how well that goes."""


@lecture.command("import")
@click.argument("file", type=TEXT)
@click.option("--review", is_flag=True, help="Show each removal, here and nowhere else.")
@click.option("--lecturer", metavar="LABEL", help="The lecturer's label; else who says most.")
@click.option("--remove", multiple=True, metavar="TEXT", help="Keep this out too, all over.")
@click.option("--names", type=TEXT, help="A file of such texts, one a line; keep it private.")
@click.option("--date", metavar="YYYY-MM-DD", help="When the lecture was, if the file lacks it.")
@click.option("--slug", metavar="WORDS", help="The lecture's short name; else from the title.")
@click.pass_obj
def import_file(
    book: Book,
    file: Path,
    review: bool,
    lecturer: str | None,
    remove: tuple[str, ...],
    names: Path | None,
    date: str | None,
    slug: str | None,
) -> None:
    """Write book/_data/lectures/<date>-<slug>.yml from FILE; never what was said."""
    listed = (*remove, *(_lines(names) if names else ()))
    imported = import_lecture(book, file, ImportOptions(lecturer, listed, date, slug))
    imported.write()
    for warning in imported.warnings:
        click.echo(f"warning: {warning}", err=True)
    if review:
        for one in imported.removals:
            click.echo(f"{file}:{one.line}: {one.stretch.kind}: {one.stretch.text}")
    click.echo("\n".join(_told(book, imported, review=review)))


@lecture.command("evaluate")
@click.argument("gold", type=TEXT)
@click.option("--transcript", type=TEXT, help="The export that GOLD marks; else the one beside it.")
@click.pass_obj
def evaluate_file(book: Book, gold: Path, transcript: Path | None) -> None:
    """Print precision, recall and F1 of the terms found, against the mentions in GOLD (CSV)."""
    said = read_transcript(transcript or _beside(gold))
    for warning in said.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(report(evaluate(book.glossary, said, read_gold(gold, said)), said))


def _beside(gold: Path) -> Path:
    """Return the only text file in the folder of `gold`."""
    exports = sorted(gold.parent.glob("*.txt"))
    if len(exports) != 1:
        message = f"one .txt export expected beside it, {len(exports)} found; name it: --transcript"
        raise CompanionError(f"{gold}:1: {message}")
    return exports[0]


def _told(book: Book, imported: Imported, *, review: bool) -> list[str]:
    """Return what an author is told: what was found, what was left out, what to do next."""
    record, path = imported.lecture, imported.path.relative_to(book.root)
    counts = [
        sum(len(getattr(segment, field)) for segment in record.segments)
        for field in ("terms", "references", "exam", "promises")
    ]
    told = [
        f"{path}: {len(record.segments)}토막, 용어 {counts[0]}, 교과서 {counts[1]},"
        f" 질문 {len(record.questions)}, 시험 {counts[2]}, 약속 {counts[3]}"
    ]
    if imported.removals:
        more = "" if review else " (--review가 하나씩 보여 준다)"
        told.append(f"사사로운 곳 {len(imported.removals)}군데를 뺐다{more}.")
    if record.approved:
        told.append("승인한 그대로다.")
    elif imported.before is not None and imported.before.approved:
        told.append("내용이 바뀌어 승인을 거두었다. 다시 읽고 approved: true를 적는다.")
    else:
        told.append("읽어 보고, 펴내도 되면 approved: true를 적는다.")
    return told


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CompanionError(f"{path}:1: a readable UTF-8 list expected; {error}") from None
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
