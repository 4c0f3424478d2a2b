"""What makes the site: framework tabs, drawings, figures, formulas, colours, little weight."""

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.osutil import copyfile, ensuredir

from companion.assets import serve_assets
from companion.book import book_of
from companion.contents import contents_digest
from companion.errors import CompanionError
from companion.files import write_whole
from companion.myst.emphasis import follow_particles
from companion.palette import style_sheet
from companion.site import katex
from companion.site.describe import add_description
from companion.site.katex import NODE
from companion.site.language import MarkEnglish
from companion.site.outline import ChapterOutline
from companion.site.pictures import NamedFigure, NamedImage, ReadPictureNames
from companion.site.removed_pages import remove_files, remove_pages
from companion.site.slim import Tools, slim
from companion.site.svg import InlineSvg
from companion.site.tabs import AnchorNamedCells, GroupFrameworkCells
from companion.site.titles import write_formulas_as_text
from companion.toc import no_pages

FEATURES = Path(__file__).parents[1]
PACKAGES = {"katex/dist/katex.min.css": katex.SHEET}
"""Files of node_modules → where the site serves them, below `_static`."""

WRITTEN = ".contents"
"""A file beside the site: the contents that its pages show. While they are written it is gone."""

SAFE = ("sphinx_jupyterbook_latex", "sphinx_multitoc_numbering")
"""Extensions of Jupyter Book that do not say that pages may be read in several processes.

The first only changes the page that is read, the second works when all are read.
"""


def setup(app: Sphinx) -> dict[str, object]:
    """Register the site's parts."""
    follow_particles()
    app.setup_extension("sphinxcontrib.katex")
    app.setup_extension("companion.figures.extension")
    # Sphinx writes pages and copies assets again only when a setting of this kind changed.
    app.add_config_value("companion_assets", "", "html", [str])
    app.add_directive("chapter-outline", ChapterOutline)
    app.add_directive("image", NamedImage, override=True)
    app.add_directive("figure", NamedFigure, override=True)
    app.add_transform(ReadPictureNames)
    app.add_transform(AnchorNamedCells)
    app.add_transform(GroupFrameworkCells)
    app.add_post_transform(InlineSvg)
    app.add_post_transform(MarkEnglish)
    app.connect("config-inited", katex.configure)  # before any builder reads the settings
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _add_palette)
    serve_assets(app, __file__, "site.css")
    app.connect("env-before-read-docs", remove_pages)
    app.connect("builder-inited", _declare_safe)  # when every extension is there
    app.connect("env-updated", _rewrite_all)  # after all pages are read
    app.connect("doctree-resolved", katex.render_formulas, priority=900)  # when pages have theirs
    app.connect("doctree-read", write_formulas_as_text, priority=900)  # when all is collected
    app.connect("html-page-context", add_description)  # before the page is written
    app.connect("html-page-context", _drop_thebe, priority=900)  # after every script is added
    app.connect("build-finished", remove_files)
    app.connect("build-finished", _copy_packages)
    app.connect("build-finished", _slim_site, priority=900)  # after everything is in its place
    app.connect("build-finished", _note_written, priority=1100)  # after everything
    return {"env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}


def _configure(app: Sphinx, config: Config) -> None:
    """Publish under the book's address; follow what pages are written with."""
    book = book_of(app)
    config.html_baseurl = f"{book.site_url}/"
    config.smartquotes_action = "q"  # quotes are curled, but '--epochs' stays what it is
    published = {"repository_url": book.repository, "repository_branch": book.branch}
    theme = config.html_theme_options
    theme |= {name: value for name, value in published.items() if name in theme}
    config.companion_assets = _assets_digest()
    if getattr(config, "external_toc_exclude_missing", False):
        config.exclude_patterns = [*config.exclude_patterns, *no_pages(book)]


def _declare_safe(app: Sphinx) -> None:
    for name in app.extensions.keys() & set(SAFE):
        app.extensions[name].parallel_read_safe = True


def _rewrite_all(app: Sphinx, env: BuildEnvironment) -> Collection[str]:
    """Return every page if the contents beside each have changed, or the last build was killed.

    What that build meant to write is noted in the environment as written.
    """
    note = Path(app.outdir).parent / WRITTEN
    same = note.exists() and note.read_text(encoding="utf-8") == contents_digest(env)
    note.unlink(missing_ok=True)
    return () if same else env.found_docs


def _note_written(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        write_whole(Path(app.outdir).parent / WRITTEN, contents_digest(app.env))


def _assets_digest() -> str:
    """Return a digest of the styles, scripts and templates of every feature."""
    digest = hashlib.sha256(style_sheet().encode())
    for path in sorted([*FEATURES.glob("*/assets/*"), *FEATURES.glob("*/templates/*")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _add_palette(app: Sphinx) -> None:
    if app.builder.format == "html":
        write_whole(Path(app.outdir) / "_static" / "palette.css", style_sheet())
    app.add_css_file("palette.css")


def _drop_thebe(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Leave out sphinx-thebe, which Jupyter Book always loads.

    The book runs code in Colab. Thebe's script would name another host on every page, and it is
    written twice on pages with code, where the browser stops at the second.
    """
    context["script_files"] = [
        script
        for script in context.get("script_files", [])
        if "thebe" not in f"{script.filename} {script.attributes.get('body')}".lower()
    ]


def _slim_site(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        site = Path(app.outdir)
        slim(site, site.parent / ".pages", Tools(Path(app.srcdir) / "node_modules", NODE))


def _copy_packages(app: Sphinx, exception: Exception | None) -> None:
    """Copy the front-end files of package-lock.json's packages into the site."""
    if exception is not None or app.builder.format != "html":
        return
    modules = Path(app.srcdir) / "node_modules"
    for source, target in PACKAGES.items():
        path, destination = modules / source, Path(app.outdir) / "_static" / target
        if not path.exists():
            raise CompanionError(f"{path}: not found; run `make setup` (it runs `npm ci`)")
        ensuredir(destination.parent)
        copyfile(path, destination)
