"""Pictures of a page tell their size, come late, and are WebP where that is smaller."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from companion.figures.images import size_images


def page(tmp_path: Path, body: str) -> str:
    """Return the body of a page with two pictures that the builder knows."""
    Image.new("RGB", (300, 200), "white").save(tmp_path / "plain.png")
    Image.effect_noise((8, 8), 99).convert("RGB").save(tmp_path / "photo.jpg")
    names = {"plain.png": "plain.png", "photo.jpg": "photo.jpg"}
    builder = SimpleNamespace(name="html", images=names, imagedir="_images")
    app: Any = SimpleNamespace(srcdir=tmp_path, outdir=tmp_path / "site", builder=builder)
    context = {"body": body}
    size_images(app, "page", "page.html", context, None)
    return context["body"]


def test_a_png_becomes_a_smaller_webp_of_the_same_size(tmp_path: Path) -> None:
    body = page(tmp_path, '<p><img alt="흰 것" src="../_images/plain.png" /></p>')
    (webp,) = (tmp_path / "site" / "_images").iterdir()
    assert webp.suffix == ".webp" and webp.stat().st_size < (tmp_path / "plain.png").stat().st_size
    assert Image.open(webp).size == (300, 200)
    assert body == (
        f'<p><img alt="흰 것" src="../_images/{webp.name}" width="300" height="200"'
        ' decoding="async" /></p>'
    )


def test_all_but_the_first_come_when_they_are_near(tmp_path: Path) -> None:
    body = page(tmp_path, '<img src="_images/photo.jpg" /><img src="_images/photo.jpg" alt="b" />')
    first, second = body.split("<img ")[1:]
    assert "photo.jpg" in first and 'width="8" height="8"' in first and "lazy" not in first
    assert 'loading="lazy"' in second


@pytest.mark.parametrize(
    "body",
    ['<img src="https://a.example/_images/x.png" />', '<img width="5" src="_images/plain.png" />'],
)
def test_other_pictures_are_left_alone(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, body) == body
