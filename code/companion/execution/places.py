"""The folders that one run of a page has to itself, and what readers see in their place."""

import html
import json
import os
import re
import site
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

BEFORE = r"(?:(?<=file://)|(?<![A-Za-z0-9_.~+/-]))"
AFTER = r"(?![A-Za-z0-9_+-]|\.\w)"
"""What stands around a whole path: '/root' is no part of 'square/root' or '/rooted'."""

WRAP = r"(?:'?\n *'?)?"
"""Where a program may break a long path over lines: anywhere, `pprint` into two texts."""

DOWNLOADED = {
    "LESSONS_DATA": "data", "XDG_CACHE_HOME": "~/.cache", "TORCH_HOME": "~/.cache/torch",
    "HF_HOME": "~/.cache/huggingface", "SCIKIT_LEARN_DATA": "~/scikit_learn_data",
}  # fmt: skip
"""Variables that name a folder of data, and what readers see of it."""

RANDOM = re.compile(
    r"(?<=[/\\])((?:tmp|pymp-)(?=(?!\d{8})[a-z0-9_]{8}(?![\w-]))|joblib_memmapping_folder_)[\w-]+"
    r"|_0_[a-z0-9_]{5}"
)
"""What processes that a page starts name their temporary files; the kernel numbers its own."""


class RunFolders:
    """The folders of one run, below a root that is there only as long as the run."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.code = root / "code"
        self.work = root / "run"
        self.temporary = root / "tmp"
        self.home = root / "home"

    def make(self) -> None:
        """Make the folders, empty."""
        for folder in (self.code, self.work, self.temporary, self.home):
            folder.mkdir()

    def hider(self) -> Callable[[str], str]:
        """Return what rewrites a text so that no folder of the run shows in it."""
        temporary = _any_form(self.temporary)
        shown: list[tuple[str, str | Callable[[re.Match[str]], str]]] = [
            (rf"{_any_form(self.temporary / 'cells')}[/\\]+\d+[/\\]+", ""),
            (
                rf"{temporary}((?:[/\\]+[\w.-]*)*)",
                lambda found: "/tmp" + RANDOM.sub(lambda name: f"{name[1] or ''}…", found[1]),
            ),
            (_any_form(self.work) + AFTER, "."),
            (_any_form(self.home) + AFTER, "~"),
            (rf"{_any_form(self.root)}[/\\]+(?=\w)", ""),
        ]
        patterns = [(re.compile(pattern), put) for pattern, put in shown]

        def hide(text: str) -> str:
            for pattern, put in patterns:
                text = pattern.sub(put, text)
            return text

        return hide


def shown_folders(lessons: Path, folder: Path) -> dict[str, str]:
    """Return the folders of this machine that a page may print, and what stands for them.

    Of Python's own, only its library and an environment's: its prefix may be /usr, which is no
    machine's alone.

    Args:
        lessons: the folder that holds the `lessons` package.
        folder: where the page runs.
    """
    library = Path(sysconfig.get_path("stdlib"))
    environment = {sys.prefix: "venv"} if sys.prefix != sys.base_prefix else {}
    folders = {
        **{os.environ[name]: shown for name, shown in DOWNLOADED.items() if os.environ.get(name)},
        str(Path.home()): "~",
        **environment,
        **{path: "site-packages" for path in site.getsitepackages()},
        str(Path(__file__).parents[2]): "code",
        str(lessons): "code",
        str(folder): ".",
        str(library): "python",
        str(library.with_name(f"{library.name.replace('.', '')}.zip")): "python.zip",
    }
    return {str(Path(name).resolve()): shown for name, shown in folders.items()} | folders


def path_hider(folders: Mapping[str, str]) -> Callable[[str], str]:
    """Return what puts for each of `folders`, however a text writes it, what readers see.

    A machine's root stands in too many texts to be a folder.
    """
    shown = {form: text for name, text in folders.items() if name != "/" for form in _forms(name)}
    names = "|".join(map(re.escape, sorted(shown, key=len, reverse=True))) or r"(?!)"
    paths = re.compile(f"{BEFORE}(?:{names}){AFTER}")
    return lambda text: paths.sub(lambda found: shown[found[0]], text)


def _any_form(folder: Path) -> str:
    """Return a pattern for the folder in every form, broken over lines wherever it may be."""
    names = {form for path in (folder, folder.resolve()) for form in _forms(str(path))}
    wrapped = (WRAP.join(map(re.escape, name)) for name in sorted(names, key=len, reverse=True))
    return f"(?:{'|'.join(wrapped)})"


def _forms(path: str) -> Iterator[str]:
    """Yield the path as text, HTML, an address, JSON and Python's `repr` and `ascii` write it."""
    escaped = json.dumps(path)[1:-1]
    twice = escaped.replace("\\", "\\\\")
    yield from {path, html.escape(path), quote(path), escaped, twice, repr(path)[1:-1]}
