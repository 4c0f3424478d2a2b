"""The book's settings: what `_config.yml` says, read without Sphinx."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from companion.errors import CompanionError

CONFIG = "_config.yml"


@dataclass(frozen=True)
class Book:
    """One checkout of the book: where things are, and where readers find them.

    `repository` (``https://github.com/<owner>/<name>``) and `branch` come from the `repository`
    setting of `_config.yml` and from nowhere else; every public address is made from them.
    `cell_timeout` is in seconds a cell; `memory_mib` is the most memory of a page's kernel.
    """

    root: Path
    repository: str
    branch: str
    cell_timeout: int
    memory_mib: int

    @classmethod
    def load(cls, root: Path) -> "Book":
        """Read the settings of the book in `root`.

        Raises:
            CompanionError: `_config.yml` is missing, is not YAML, or names no GitHub repository.
        """
        path = root / CONFIG
        try:
            config: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8")) or {}
        except OSError:
            raise CompanionError(f"{path}:1: not found; run from the book's root folder") from None
        except YAMLError as error:
            raise CompanionError(f"{path}: valid YAML expected; {error}") from None
        repository = config.get("repository") or {}
        url = str(repository.get("url", "")).rstrip("/")
        if url.count("/") != 4 or not url.startswith("https://github.com/"):
            raise CompanionError(
                f"{path}: repository.url: expected https://github.com/<owner>/<name>; got '{url}'"
            )
        sphinx = (config.get("sphinx") or {}).get("config") or {}
        return cls(
            root=root,
            repository=url,
            branch=str(repository.get("branch", "main")),
            cell_timeout=int(sphinx.get("companion_cell_timeout", 600)),
            memory_mib=int(sphinx.get("companion_memory_mib", 8192)),
        )

    @property
    def source(self) -> Path:
        """The folder of the book's pages."""
        return self.root / "book"

    @property
    def data(self) -> Path:
        """The folder of the book's records."""
        return self.source / "_data"

    @property
    def notebooks(self) -> Path:
        """The folder of the frozen notebooks."""
        return self.root / "notebooks"

    @cached_property
    def site_url(self) -> str:
        """The published site, on GitHub Pages of the repository; no slash at its end."""
        owner, name = self.repository.split("/")[3:5]
        host = f"https://{owner.lower()}.github.io"
        return host if name.lower() == f"{owner.lower()}.github.io" else f"{host}/{name}"

    def colab_url(self, notebook: str) -> str:
        """Return the address that opens `notebook` (path from the root) in Colab."""
        slug = self.repository.removeprefix("https://github.com/")
        return (
            f"https://colab.research.google.com/github/{slug}/blob/{self.branch}/{quote(notebook)}"
        )

    def page_url(self, docname: str) -> str:
        """Return the published address of the page `docname` ('book/…' without suffix)."""
        return f"{self.site_url}/{quote(docname)}.html"
