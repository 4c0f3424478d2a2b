"""A page's kernel: this interpreter's, whatever kernels the author has, and prepared for a run."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Any

from jupyter_client.client import KernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode

DUMP_SECONDS = 0.3
"""What a kernel gets to write down what it is doing."""


LAUNCH = """import sys
del sys.path[0]
from IPython.core.application import ENV_CONFIG_DIRS, SYSTEM_CONFIG_DIRS
ENV_CONFIG_DIRS.clear()
SYSTEM_CONFIG_DIRS.clear()
from ipykernel.kernelapp import launch_new_instance
launch_new_instance()
"""
"""What `ipykernel_launcher` does, without what a machine has set up for all of its users."""


class PageKernel(AsyncKernelManager):
    """Starts ipykernel in this interpreter; looks for no kernelspec and no provisioner."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """What to start."""
        provisioner = {"provisioner_name": "local-provisioner"}
        return KernelSpec(
            argv=[sys.executable, "-Xfrozen_modules=off", "-c", LAUNCH, "-f", "{connection_file}"],
            metadata={"kernel_provisioner": provisioner},
        )


class PageClient(NotebookClient):
    """A client whose kernel starts as `kernel/start.py` says; it passes on what a page prints."""

    print_live: Callable[[str, int], None] = staticmethod(lambda _text, _cell_index: None)
    folder: Path
    """Where the kernel puts what only we read."""
    stopped_at = ""
    """What the kernel was doing when its time was over."""
    ended = "its kernel died"
    """How the kernel died, if it did."""

    async def async_start_new_kernel_client(self) -> KernelClient:
        """Do as nbclient does, then have the kernel name files as it will in every run."""
        client = await super().async_start_new_kernel_client()
        for name in ("start.py", "asserts.py", "glyphs.py"):
            reply = await self.ask(name, stack=str(self.folder / "stack.txt"))
            if not reply or reply["content"]["status"] != "ok":
                told = reply and reply["content"]
                raise RuntimeError(f"its kernel could not be prepared: {told}")
        return client

    async def ask(self, name: str, **values: object) -> Any:
        """Run a file of `kernel/` in the kernel, unseen by the page; return the kernel's reply.

        Args:
            name: the file's name.
            values: names that the file finds, with what they are.
        """
        code = resources.files("companion.execution.kernel").joinpath(name)
        told = f"exec({code.read_text(encoding='utf-8')!r}, {values!r})"
        assert self.kc is not None, "a kernel that runs"
        return await self.async_wait_for_reply(self.kc.execute(told, silent=True))

    async def stack(self) -> str:
        """Return the lines that the kernel is running now, even in a library's compiled code."""
        pid = getattr(getattr(self.km, "provisioner", None), "pid", None)
        if pid is None or not hasattr(signal, "SIGUSR1"):
            return ""
        with suppress(OSError):
            os.kill(pid, signal.SIGUSR1)
            await asyncio.sleep(DUMP_SECONDS)
            return (self.folder / "stack.txt").read_text(encoding="utf-8", errors="replace")
        return ""

    async def _async_handle_timeout(self, timeout: int, cell: NotebookNode | None = None) -> Any:
        """Note what the kernel is doing, then end as nbclient does."""
        self.stopped_at = await self.stack()
        return await super()._async_handle_timeout(timeout, cell)

    async def _async_check_alive(self) -> None:
        """Do as nbclient does; what a kernel said before it died still has to arrive."""
        try:
            await super()._async_check_alive()
        except DeadKernelError:
            await asyncio.sleep(DUMP_SECONDS)
            self.ended = await self._how_it_ended()
            raise

    async def _how_it_ended(self) -> str:
        provisioner = self.km.provisioner if self.km else None
        status = await provisioner.poll() if provisioner else None
        if status is None:
            return self.ended
        if status >= 0:
            return f"its kernel ended with status {status}"
        hint = "; a machine without memory left ends a process so" if status == -9 else ""
        return f"its kernel died of {signal.Signals(-status).name}{hint}"

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Pass on a stream's text, then do as nbclient does."""
        if msg["msg_type"] == "stream":
            self.print_live(msg["content"]["text"], cell_index)
        return super().process_message(msg, cell, cell_index)


def kernel_of(root: Path) -> PageKernel:
    """Return a kernel, not yet started, that puts what it needs into the folder `root`."""
    return PageKernel(connection_file=str(root / "kernel.json"))
