"""A page's kernel: this interpreter's, whatever kernels the author has, and prepared for a run."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.client import KernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode


class PageKernel(AsyncKernelManager):
    """Starts ipykernel in this interpreter; looks for no kernelspec and no provisioner."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """What to start."""
        provisioner = {"provisioner_name": "local-provisioner"}
        return KernelSpec(**get_kernel_dict() | {"metadata": {"kernel_provisioner": provisioner}})


class PageClient(NotebookClient):
    """A client whose kernel starts as `kernel/start.py` says; it passes on what a page prints."""

    print_live: Callable[[str, int], None] = staticmethod(lambda _text, _cell_index: None)

    async def async_start_new_kernel_client(self) -> KernelClient:
        """Do as nbclient does, then have the kernel name files as it will in every run."""
        client = await super().async_start_new_kernel_client()
        for name in ("start.py", "glyphs.py"):
            reply = await self.ask(name)
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

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Pass on a stream's text, then do as nbclient does."""
        if msg["msg_type"] == "stream":
            self.print_live(msg["content"]["text"], cell_index)
        return super().process_message(msg, cell, cell_index)


def kernel_of(root: Path) -> PageKernel:
    """Return a kernel, not yet started, that puts what it needs into the folder `root`."""
    return PageKernel(connection_file=str(root / "kernel.json"))
