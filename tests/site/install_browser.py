"""Make sure that a real Chromium is here: playwright's own, else the system's package."""

import shutil
import subprocess
import sys

from companion.browser import find_chromium

MINUTES = 5


def main() -> int:
    """Install a browser if there is none; return the exit status."""
    if find_chromium():
        return 0
    attempts = [
        [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"],
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "chromium", "fonts-nanum"],
    ]
    for command in attempts:
        if shutil.which(command[0]) is None:
            continue
        print("$", " ".join(command), flush=True)
        try:
            subprocess.run(command, check=False, timeout=60 * MINUTES, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            print(f"gave up after {MINUTES} minutes", file=sys.stderr)
        if find_chromium():
            return 0
    print(
        "error: no Chromium; install one (Debian: apt-get install chromium fonts-nanum) and run"
        " `make test` again",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
