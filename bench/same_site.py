"""Compare two built sites file by file: `python bench/same_site.py BEFORE AFTER`.

Names that hold a digest of a script, a style or a font are set aside first, since one edited script
renames what every page loads. Prints how many files are the same, and for each that is not where it
begins to differ; exit status 1 if there is one.
"""

import re
import sys
from pathlib import Path

DIGESTS = re.compile(rb"(?<=[-=])[0-9A-Za-z]{8,32}(?=\.(?:js|css|woff2)|[\"'&> ])|\?v=[0-9a-f]{8}")
AROUND = 60
"""Bytes shown on each side of a difference."""


def files(site: Path) -> dict[str, bytes]:
    """Return each file's content by its path, both without digests."""
    return {
        DIGESTS.sub(b"*", path.relative_to(site).as_posix().encode()).decode(): DIGESTS.sub(
            b"*", path.read_bytes()
        )
        for path in site.rglob("*")
        if path.is_file()
    }


def difference(one: bytes, other: bytes) -> str:
    """Return what both have where they begin to differ."""
    pairs = enumerate(zip(one, other, strict=False))
    place = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    cut = slice(max(0, place - AROUND), place + AROUND)
    sides = {"before": one[cut], "after": other[cut]}
    return "\n".join(
        f"  {side:6} {text.decode(errors='replace')!r}" for side, text in sides.items()
    )


def main() -> None:
    """Compare the sites that the two arguments name."""
    before, after = (files(Path(name)) for name in sys.argv[1:])
    same = [name for name in before.keys() & after.keys() if before[name] == after[name]]
    print(f"{len(same)} files are the same")
    for name in sorted((before.keys() | after.keys()) - set(same)):
        if name not in after or name not in before:
            print(f"{name}: only {'before' if name in before else 'after'}")
        else:
            print(f"{name}:\n{difference(before[name], after[name])}")
    sys.exit(len(same) < len(before.keys() | after.keys()))


if __name__ == "__main__":
    main()
