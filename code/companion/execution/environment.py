"""The environment of a page's kernel: the same whoever runs it, wherever, however set up.

What an author's shell and home say changes what pages give: Keras's backend, a switch that turns
asserts off, colours, a start-up file of IPython. So a kernel gets a home of its own, and of the
author's variables those that `PASSED` and `CACHES` name: ways to programs, data and the network.
"""

import os
from contextlib import suppress
from pathlib import Path

from companion.execution.places import RunFolders
from companion.execution.settings import HASH_SEED, THREADS

PASSED = (
    *("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC", "PATHEXT"),
    *("CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER", "CUDA_HOME", "CUDA_PATH"),
    *("NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES"),
    *("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"),
    *("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"),
    *("TORCH_HOME", "HF_HOME", "HF_HUB_CACHE", "HF_ENDPOINT", "HF_TOKEN", "NLTK_DATA"),
)
"""Variables that a kernel gets as the author has them: where things are, how to reach others."""

OWN = "LESSONS_"
"""Variables that begin so are the book's own (`LESSONS_DATA`), and passed on."""

CACHES = {"XDG_CACHE_HOME": ".cache", "SCIKIT_LEARN_DATA": "scikit_learn_data"}
"""Variables that name a folder of downloads, each with its place in the author's home."""

DOWNLOADS = (".keras/datasets", ".fonts")
"""Folders that are looked for only below the home: a kernel's leads to the author's."""

READER = "reader"
"""What a page that asks for the user's name is told."""


def kernel_environment(device: str, folders: RunFolders) -> dict[str, str]:
    """Return the environment of a page's kernel.

    Args:
        device: 'cpu', which hides every GPU, or 'cuda'.
        folders: the run's own, whose home is set up.
    """
    home = Path.home()
    with suppress(OSError):  # a home that cannot be written to keeps no downloads
        (home / DOWNLOADS[0]).mkdir(parents=True, exist_ok=True)
    for name in DOWNLOADS:
        _lead(folders.home / name, home / name)
    caches = {name: os.environ.get(name) or str(home / place) for name, place in CACHES.items()}
    environment = {
        **{name: value for name, value in os.environ.items() if _passed(name)},
        **caches,
        **dict.fromkeys(("HOME", "USERPROFILE"), str(folders.home)),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folders.temporary)),
        **dict.fromkeys(("USER", "LOGNAME", "USERNAME"), READER),
        **{"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        # The cache of fonts is the author's, or each kernel would make one and say so.
        "MPLCONFIGDIR": str(Path(caches["XDG_CACHE_HOME"], "matplotlib")),
        "SOURCE_DATE_EPOCH": "0",  # matplotlib writes the hour into each SVG
        # One plotly mime type instead of a 5 MB script in each notebook.
        "PLOTLY_RENDERER": "plotly_mimetype",
        "IPYTHONDIR": str(folders.home / ".ipython"),
        "PYTHONHASHSEED": HASH_SEED,
        "PYTHONNOUSERSITE": "1",
        "PYTHONPATH": str(folders.code),
        "PYTHONUTF8": "1",
        # tqdm asks for notebook widgets when it is imported; a page's readers need not know.
        "PYTHONWARNINGS": "ignore:IProgress not found",
        # cuBLAS adds in a fixed order only with a workspace of its own.
        "CUBLAS_WORKSPACE_CONFIG": ":4096:8",
        **dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), THREADS),
    }
    if device == "cpu":
        environment["CUDA_VISIBLE_DEVICES"] = ""
    return environment


def _passed(name: str) -> bool:
    return name in PASSED or name.upper().startswith(OWN)


def _lead(link: Path, target: Path) -> None:
    """Let `link` lead to a folder of the author's, if it is there."""
    if target.is_dir():
        link.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # not every Windows lets a program make links
            link.symlink_to(target, target_is_directory=True)
