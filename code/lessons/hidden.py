"""A fresh Python in which a package is not installed, whether or not this machine has it."""

import os
import subprocess
import sys

HIDE = """
import sys

class Without:
    def __init__(self, finder, package):
        self.finder, self.package = finder, package

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] != self.package:
            return self.finder.find_spec(name, path, target)

    def __getattr__(self, name):
        return getattr(self.finder, name)

sys.meta_path[:] = [Without(finder, {package!r}) for finder in sys.meta_path]
"""
"""Not `sys.modules[package] = None`: a library that asks `package in sys.modules` would be told
that it is there."""


def run_without(package: str, code: str, backend: str = "torch") -> tuple[bool, str]:
    """Run Python code in a new process that cannot import the package.

    Args:
        package: the top-level name to hide, such as "tensorflow".
        code: what to run; its last printed line is the answer.
        backend: what Keras computes with there.

    Returns:
        Whether it ended without an error, and the last line that it printed or of its error.
    """
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HIDE.format(package=package) + code],
        capture_output=True,
        text=True,
        env={**os.environ, "KERAS_BACKEND": backend},
        check=False,
    )
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return done.returncode == 0, lines[-1] if lines else ""
