"""What the commands say, wherever it goes: a terminal, a file, another program."""

import codecs
import io
import sys


def speak_korean() -> None:
    """Let standard output and error take Korean, whatever this machine's own encoding is.

    An encoding without Korean (Windows' in Europe, ASCII) becomes UTF-8; one that has it stays,
    and the letters that it lacks are escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None where it is closed
            stream.reconfigure(
                encoding=stream.encoding if _has_korean(stream.encoding) else "utf-8",
                errors="backslashreplace",
            )


def _has_korean(encoding: str) -> bool:
    try:
        return bool(codecs.encode("가", encoding))
    except (UnicodeError, LookupError):
        return False
