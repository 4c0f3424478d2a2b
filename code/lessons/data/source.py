"""Where a file of data is looked for, and what may go wrong on the way.

1. The cache of what was downloaded before, `~/.cache/annotated-deep-learning`.
2. The folder that the environment variable ``LESSONS_DATA`` names, for machines without a network.
3. The file's own address, pinned to a commit where it has one.

The content is checked wherever it came from. A wrong checksum, an address that is gone or a mistake
in our code is an error that stops the page; only a network that cannot be reached lets made data
stand in, and the card then says so.

The download is the standard library's. Pooch (the scientific libraries' downloader) and
`keras.utils.get_file` do the third step alone, cannot tell a network that is away from a file that
is wrong without their inner exceptions, and check neither Git's own checksum, the only one known
for one of our sources, nor a file by its content before compression. Importing Keras besides takes
seconds and brings a random state to seed.
"""

import gzip
import hashlib
import http.client
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from lessons.data.card import Card, note

SECONDS = 20
"""How long a server may stay silent before the data count as not to be had."""

FOLDER = "LESSONS_DATA"
"""The environment variable that names a folder of data files."""


class DataError(RuntimeError):
    """Data could not be had, or are not what they should be; the message says what to do."""


class UnreachableError(DataError):
    """The data are not on this machine and their server cannot be reached."""


@dataclass(frozen=True)
class File:
    """A file of data.

    Attributes:
        name: its name in the cache and in the folder; '.gz' is unpacked when read.
        checksum: of its unpacked content, 'sha256:…', or 'git:…' as Git names a blob.
        url: where it can be downloaded; None for one that lies in the folder only.
    """

    name: str
    checksum: str
    url: str | None = None


class HasCard(Protocol):
    """Data that say what they are."""

    @property
    def card(self) -> Card:
        """What the data are."""


Data = TypeVar("Data", bound=HasCard)


def find(*files: File) -> tuple[File, bytes]:
    """Return the first of `files` that can be had, and its unpacked content.

    Args:
        files: files any of which will do, the best one first.

    Raises:
        UnreachableError: none is on this machine and no server can be reached.
        DataError: a file is not what its checksum says, or its address is gone.
    """
    for folder in (_cache(), _folder()):
        for file in files:
            if folder is not None and (folder / file.name).is_file():
                return file, _checked(file, _read(folder / file.name), str(folder / file.name))
    for file in files:
        if file.url is not None:
            return file, _download(file, file.url)
    names = ", ".join(file.name for file in files)
    raise UnreachableError(f"{names}: {FOLDER}가 가리키는 폴더에 없고, 내려받을 주소도 없다.")


def real_or(
    name: str, real: Callable[[], Data], made: Callable[[], Data], *, fallback: bool
) -> Data:
    """Return the real data, or the made ones where the real ones cannot be reached.

    Args:
        name: the data set's name in the page's provenance.
        real: loads the real data.
        made: makes the substitute.
        fallback: whether the substitute may stand in.

    Raises:
        UnreachableError: the data cannot be reached and no substitute was allowed.
        DataError: the data are there and wrong.
    """
    try:
        data = real()
    except UnreachableError as error:
        if not fallback:
            raise UnreachableError(
                f"{name}: {error} 네트워크를 확인하고 다시 부르거나, fallback=True로 "
                "대신 만든 데이터를 쓴다."
            ) from None
        data = made()
    note(name, data.card.state)
    return data


def unreachable(error: BaseException | None) -> bool:
    """Return whether a failed download says that there is no way to the server, or it is unwell."""
    if isinstance(error, HTTPError):
        return error.code >= http.client.INTERNAL_SERVER_ERROR
    kinds = URLError | TimeoutError | ConnectionError | socket.gaierror | http.client.HTTPException
    return isinstance(error, kinds)


def checksum(content: bytes, kind: str) -> str:
    """Return the checksum of `content` as `kind`, 'sha256' or 'git', writes it."""
    if kind == "git":
        header = f"blob {len(content)}\0".encode()
        return f"git:{hashlib.sha1(header + content, usedforsecurity=False).hexdigest()}"
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base, "annotated-deep-learning")


def _folder() -> Path | None:
    name = os.environ.get(FOLDER)
    if not name:
        return None
    if not Path(name).is_dir():
        raise DataError(f"{FOLDER}={name}: 그런 폴더가 없다. 바른 폴더를 적거나 변수를 지운다.")
    return Path(name)


def _download(file: File, url: str) -> bytes:
    """Return the content behind `url`, kept in the cache once it is known to be right."""
    try:
        with urlopen(url, timeout=SECONDS) as answer:
            packed: bytes = answer.read()
    except Exception as error:
        if unreachable(error):
            raise UnreachableError(f"{url}에서 내려받지 못했다({error}).") from None
        raise DataError(f"{url}: 내려받지 못했다({error}). 주소가 바뀌었는지 본다.") from error
    content = _checked(file, _unpacked(file.name, packed), url)
    _cache().mkdir(parents=True, exist_ok=True)
    part = _cache() / f".{file.name}.{os.getpid()}.part"
    part.write_bytes(packed)
    part.replace(_cache() / file.name)
    return content


def _read(path: Path) -> bytes:
    return _unpacked(path.name, path.read_bytes())


def _unpacked(name: str, packed: bytes) -> bytes:
    try:
        return gzip.decompress(packed) if name.endswith(".gz") else packed
    except (OSError, EOFError) as error:
        raise DataError(f"{name}: 압축을 풀지 못했다({error}). 지우고 다시 받는다.") from None


def _checked(file: File, content: bytes, place: str) -> bytes:
    """Return `content`, which is what the checksum says.

    Raises:
        DataError: it is something else.
    """
    got = checksum(content, file.checksum.split(":", maxsplit=1)[0])
    if got != file.checksum:
        raise DataError(
            f"{place}: 내용이 다르다. {file.checksum}이어야 하는데 {got}이다. "
            "덜 받았거나 바뀐 파일이다. 이 기계에 있는 파일이면 지우고 다시 부른다."
        )
    return content
