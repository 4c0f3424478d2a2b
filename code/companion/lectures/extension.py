"""Lectures: a recorder's export read with the glossary, and what pages show of it."""

from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.lectures.directive import (
    LectureDomain,
    LectureTerms,
    NoteLectures,
    StampRole,
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the lectures."""
    app.setup_extension("companion.records.domain")
    app.setup_extension("companion.glossary.extension")
    app.add_domain(LectureDomain)
    app.add_role("stamp", StampRole())
    app.add_directive("lecture-terms", LectureTerms)
    app.add_transform(NoteLectures)
    serve_assets(app, __file__, "lectures.css")
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
