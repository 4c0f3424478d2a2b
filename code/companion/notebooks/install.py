"""A notebook's first cell: what it is, where its page is, and what it installs."""

import sys
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path
from urllib.parse import quote

import nbformat
import yaml
from nbformat import NotebookNode
from packaging.utils import canonicalize_name
from packaging.version import Version
from pydantic import ValidationError

from companion.errors import CompanionError
from companion.imports import LESSONS, required_modules
from companion.pages import Page
from companion.records import Strict

INSTALL_TAG = "companion-install"


class Colab(Strict):
    """What Colab's runtime offers, from the list that it publishes; versions by package name."""

    source: str
    date: date
    python: str
    packages: dict[str, str]
    dependencies: dict[str, str]
    runtime: dict[str, str]


@cache
def load_colab() -> Colab:
    """Return what Colab offers, of the packages that the book's notebooks import.

    Raises:
        CompanionError: colab.yml, beside this module, does not fit.
    """
    path = Path(__file__).with_name("colab.yml")
    try:
        return Colab.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise CompanionError(f"{path.name}: {error}") from None


def install_cell(page: Page, commit: str | None) -> NotebookNode:
    """Return the first cell; Colab shows its title and its link and folds the rest.

    Args:
        page: the page of the notebook.
        commit: that of `lessons`; the book's branch where it is None.
    """
    needed = requirements(page, commit)
    install = f"%pip install -q {' '.join(needed)}" if needed else "# 설치할 것이 없다."
    lines = [
        f'#@title {page.title} · 먼저 이 셀을 실행한다 {{ display-mode: "form" }}',
        f"#@markdown 주석 딥러닝의 노트북이다. [웹에서 읽기]({page.book.page_url(page.docname)})",
        "# 이 쪽에 필요한 것 가운데 없는 것만 설치한다. Colab에는 거의 다 있어서 몇 초면 끝난다.",
        install,
    ]
    metadata = {"tags": [INSTALL_TAG]}
    return nbformat.v4.new_code_cell("\n".join(lines), id="install", metadata=metadata)


def requirements(page: Page, commit: str | None = None) -> list[str]:
    """Return what pip must install for the page, quoted for a shell: its imports, and `lessons`.

    Raises:
        CompanionError: nothing that is installed provides a module that the page imports.
    """
    modules = required_modules(page) - set(sys.stdlib_module_names)
    try:
        names = {distribution_of(module) for module in modules - {LESSONS}}
    except CompanionError as error:
        raise CompanionError(f"{page.path}:1: {error}") from None
    needed = [f'"{requirement(name)}"' for name in sorted(names)]
    if LESSONS in modules:
        needed.append(f'"git+{page.book.repository}@{commit or quote(page.book.branch)}"')
    return needed


def requirement(name: str) -> str:
    """Return what pip is told of one package.

    Where Colab has it: a range from the older of Colab's version and ours up to the next major
    version after the newer, so that pip leaves Colab's as it is. Else: our version.
    """
    ours = Version(distribution(name).version)
    theirs = load_colab().packages.get(canonicalize_name(name))
    if theirs is None:
        return f"{name}=={ours.public}"
    oldest, newest = sorted((ours, Version(theirs)))
    return f"{name}>={oldest.major}.{oldest.minor},<{newest.major + 1}"


@cache
def distribution_of(module: str) -> str:
    """Return the name that pip knows an installed top-level module by.

    Raises:
        CompanionError: nothing that is installed provides the module.
    """
    try:
        return str(distribution(module).name)
    except PackageNotFoundError:
        names = packages_distributions().get(module)
    if not names:
        raise CompanionError(f"module '{module}': no installed package provides it; check its name")
    return names[0]
