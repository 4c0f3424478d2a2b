"""`companion learn`: torch is loaded when it is called."""

import click

from companion.book import Book


@click.command("learn")
@click.pass_obj
def learn(book: Book) -> None:
    """Learn from what is asked of each part which words lead there; of the built site."""
    from companion.search.learn import learn_space
    from companion.search.publish import built_pages
    from companion.search.space import write_space

    space = learn_space(book, built_pages(book))
    file = write_space(book, space).relative_to(book.root)
    click.echo(f"낱말 {len(space.words)}개와 절 {len(space.units)}개의 자리를 {file}에 썼다.")
