"""A small site with a service worker, and a server that can be slow, cut off, or moved on."""

import gzip
import hashlib
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from companion.offline.model import SENT_COMPRESSED, Edition, survey
from companion.offline.worker import write_worker
from support import ROOT

OFFLINE = ROOT / "code" / "companion" / "offline"
SHARED = ROOT / "code" / "companion" / "reading" / "assets" / "reading-page.js"
TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css",
    ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain",
}  # fmt: skip

# Every file says which edition it is of; `mixed` is what the page found together that was not made together.
PAGE = """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{name} 쪽 — 작은 책</title>
<link rel="manifest" href="{up}manifest.webmanifest">
<link rel="stylesheet" href="{up}style.css"><link rel="stylesheet" href="{up}offline.css">
<script>globalThis.html = "{edition}"; globalThis.mixed = [];</script>
<script type="module" src="{up}code.js?v=1"></script>
<script type="module" src="{up}bundle-{hashed}.js"></script>
<script type="module" src="{up}offline.js"></script></head>
<body><h1>{name} {edition}</h1><img alt="" src="{up}picture.svg"><button id="more">더</button>{body}</body></html>"""
CODE = """import { part } from "./part.js";
const check = (name, edition) => { if (edition !== html) mixed.push(`${name} ${edition} in a page of ${html}`); };
check("code", "EDITION");
check("part", part);
document.body.dataset.code = part;
document.querySelector("#more").addEventListener("click", async () => {
  const data = await (await fetch(new URL("data.json", import.meta.url))).json();
  check("data", data.edition);
  document.body.dataset.data = data.edition;
});
"""
NAMES = ("one", "two", "deep/three")


def write_site(folder: Path, edition: str, names: tuple[str, ...] = NAMES) -> Edition:
    """Write the small site as it is in `edition`."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "deep").mkdir(parents=True)
    bundled = f'document.body.dataset.bundle = "{edition}";'
    hashed = hashlib.sha256(bundled.encode()).hexdigest()[:16]
    files = {
        "manifest.webmanifest": '{"name": "작은 책"}',
        "style.css": f"body {{ --edition: '{edition}'; color: rgb(1, 2, 3) }}",
        "code.js": CODE.replace("EDITION", edition),
        "part.js": f'export const part = "{edition}";',
        "data.json": f'{{"edition": "{edition}"}}',
        "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        f"bundle-{hashed}.js": bundled,
        "index.html": '<meta http-equiv="Refresh" content="0; url=one.html">',
        "elsewhere.txt": edition,
    }
    for name in names:
        up = "../" * name.count("/")
        files[f"{name}.html"] = PAGE.format(
            name=name, up=up, edition=edition, hashed=hashed, body=""
        )
    panel = (OFFLINE / "templates" / "offline-panel.html").read_text("utf-8")
    panel += '<script type="module" src="offline-panel.js"></script>'
    files["panel.html"] = PAGE.format(
        name="panel", up="", edition=edition, hashed=hashed, body=panel
    )
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for asset in (*(OFFLINE / "assets").iterdir(), SHARED):
        shutil.copy(asset, folder)
    found = survey(folder)
    write_worker(folder, found, "작은 책", "one.html")
    return found


class Server:
    """Serves `folder` below `prefix` as GitHub Pages does: compressed, with tags, kept ten minutes."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder, self.prefix = folder, prefix
        self.answers = threading.Event()
        self.answers.set()
        self.down = False
        self.cut_after: int | None = None
        self.sent: list[tuple[str, int]] = []

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.sent)

    @property
    def silent(self) -> bool:
        return self.down or (self.cut_after is not None and len(self.sent) >= self.cut_after)

    def find(self, path: str) -> tuple[str, Path]:
        """Return the path below the site's root and the file that it leads to."""
        name = path.removeprefix(self.prefix) if path.startswith(self.prefix) else "not/below"
        return name, self.folder / (f"{name}index.html" if not name or name.endswith("/") else name)

    @contextmanager
    def running(self) -> Iterator[str]:
        """Yield the address of the site's root, with a slash at its end."""
        handler = type("OfThisSite", (Handler,), {"site": self})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{self.prefix}"
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    site: Server

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.site.answers.wait()
        if self.site.silent:
            self.close_connection = True  # not a word
            return
        name, file = self.site.find(unquote(urlsplit(self.path).path))
        if not file.is_file():
            lost = self.site.folder / "404.html"
            if lost.is_file():
                self.answer(404, {"Content-Type": TYPES[".html"]}, lost.read_bytes())
            else:
                self.send_error(404)
            return
        content = file.read_bytes()
        headers = {
            "ETag": f'"{hashlib.sha256(content).hexdigest()}"',
            "Cache-Control": "max-age=600",
            "Content-Type": TYPES.get(file.suffix, "application/octet-stream"),
        }
        if self.headers["If-None-Match"] == headers["ETag"]:
            self.answer(304, headers, b"")
        elif self.headers["Range"]:
            part = {"Content-Range": f"bytes 0-3/{len(content)}"}
            self.answer(206, {**headers, **part}, content[:4])
        else:
            self.send(name, headers, content, compressed=file.suffix in SENT_COMPRESSED)

    def send(self, name: str, headers: dict[str, str], content: bytes, *, compressed: bool) -> None:
        if compressed:
            content = gzip.compress(content, 6)
            headers["Content-Encoding"] = "gzip"
        if name != "sw.js":
            self.site.sent.append((name, len(content)))
        self.answer(200, headers, content)

    def answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
