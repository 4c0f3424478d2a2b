"""Lectures: a recorder's export read with the glossary, and what pages show of it."""

from pathlib import Path

from sphinx.application import Sphinx

from companion.lectures.directive import (
    LectureDomain,
    LectureTerms,
    NoteLectures,
    StampRole,
)

ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the lectures."""
    app.setup_extension("companion.records.domain")
    app.setup_extension("companion.glossary.extension")
    app.add_domain(LectureDomain)
    app.add_role("stamp", StampRole())
    app.add_directive("lecture-terms", LectureTerms)
    app.add_transform(NoteLectures)
    app.connect("builder-inited", _add_assets)
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("lectures.css")
