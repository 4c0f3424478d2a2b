"""Which device a page runs on."""

import enum
import shutil
import subprocess
from functools import cache

from companion.errors import CompanionError
from companion.execution.model import Device


class DeviceChoice(enum.Enum):
    """What the author asks for: a GPU if there is one, none, or one without fail."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


@cache
def has_cuda() -> bool:
    """Return whether this machine has an NVIDIA GPU that its driver can list."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return False
    listing = subprocess.run(
        [tool, "-L"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=60,
    )
    return listing.returncode == 0 and "GPU" in listing.stdout


def choose_device(gpu: bool, choice: DeviceChoice, cuda: bool) -> Device:
    """Return the device of a page; one that needs no GPU always runs on the CPU.

    Args:
        gpu: whether the page needs a GPU.
        choice: what the author asked for.
        cuda: whether there is a GPU where the page will run.

    Raises:
        CompanionError: a GPU was asked for and there is none.
    """
    if not gpu or choice is DeviceChoice.CPU:
        return "cpu"
    if choice is DeviceChoice.CUDA and not cuda:
        raise CompanionError("--device cuda: no GPU found (`nvidia-smi -L` lists none)")
    return "cuda" if cuda else "cpu"
