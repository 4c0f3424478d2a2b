"""A figure on a page: its posters, its description, its values, and where its data are."""

from collections.abc import Callable, Mapping
from html import escape

from docutils import nodes

from companion.figures.describe import describe
from companion.figures.model import Figure
from companion.figures.table import FEW_ROWS, Table, short_table, whole_table
from companion.figures.tidy import in_theme
from companion.figures.values import controls
from companion.palette import Theme

THEMES: tuple[Theme, ...] = ("light", "dark")
WIDE_SCREEN = "(min-width: 40rem)"
UNNAMED = "그림"

Address = Callable[[str, str, str], str]
"""Publishes a file: (folder, suffix, content) → its address on the page."""


class FigureNode(nodes.General, nodes.Element):
    """A figure; `figure` is the Figure, `posters` the text of its SVG files by their widths."""


def figure_html(figure: Figure, posters: Mapping[int, str], address: Address) -> str:
    """Return the figure's element: everything that needs no script, in a box of the final size."""
    label = escape(figure.title or UNNAMED)
    data = address("_static/figures", "json", figure.json)
    pictures = "".join(_picture(figure, theme, posters, address) for theme in THEMES)
    return (
        f'<div class="plotly-figure" role="figure" aria-label="{label}" data-figure="{data}">'
        f'<div class="figure-box" style="height:{figure.height}px" aria-hidden="true">{pictures}'
        f'</div><p class="figure-words">{escape(describe(figure))}</p>'
        f"{_values(figure, data, address)}</div>"
    )


def _picture(figure: Figure, theme: Theme, posters: Mapping[int, str], address: Address) -> str:
    """Return the poster in one theme; a phone is given the narrow one."""
    if not posters:
        return ""
    narrow, wide = min(posters), max(posters)
    files = {
        width: address("_images", "svg", in_theme(posters[width], theme))
        for width in (narrow, wide)
    }
    alt, height = escape(figure.title or UNNAMED), f'height="{figure.height}"'
    return (
        f'<picture class="poster-{theme}">'
        f'<source media="{WIDE_SCREEN}" srcset="{files[wide]}" width="{wide}" {height}>'
        f'<img src="{files[narrow]}" class="dark-light" alt="{alt}" width="{narrow}" {height}'
        ' loading="lazy" decoding="async"></picture>'
    )


def _values(figure: Figure, data: str, address: Address) -> str:
    """Return the values behind a summary that opens them; '' where words say as much."""
    caption = "처음 상태의 값" if any(controls(figure)) else "그림의 값"
    whole = whole_table(figure)
    if whole and len(whole.rows) <= FEW_ROWS:
        content = whole.html(caption)
    elif whole:
        file = address("_static/figures", "html", _page(whole, figure.title, caption))
        content = f'<a class="figure-table" href="{file}">값 {len(whole.rows)}줄을 모두 보기</a>'
    elif short := short_table(figure):
        content = f'{short.html(caption)}<a href="{data}" download>값 파일(JSON) 받기</a>'
    else:
        return ""
    return f'<details class="figure-values"><summary>값을 표로 보기</summary>{content}</details>'


def _page(table: Table, title: str, caption: str) -> str:
    """Return a table as a page of its own, which is read without a script too."""
    return (
        f'<!doctype html><html lang="ko"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><h1>{escape(title)}</h1>'
        f"{table.html(caption)}</html>"
    )
