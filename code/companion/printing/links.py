"""Where a link of a built page leads: into the book, or out of it."""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit


@dataclass(frozen=True)
class Place:
    """A place of the book: a page, and the id of an element of it ('' for its beginning)."""

    docname: str
    anchor: str = ""

    @property
    def name(self) -> str:
        """One name for the place in a document that holds many pages."""
        return f"{self.docname}:{self.anchor}" if self.anchor else self.docname


def site_path(docname: str, href: str) -> str | None:
    """Return the path below the site's root that a page's relative address names, or None."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or href.startswith("/"):
        return None
    if not parts.path:
        return f"{docname}.html"
    return posixpath.normpath(posixpath.join(posixpath.dirname(docname), unquote(parts.path)))


def public_address(site_url: str, docname: str, href: str) -> str:
    """Return a link of the page `docname` as an address that works anywhere."""
    path = site_path(docname, href)
    if path is None:
        return href
    parts = urlsplit(href)
    query = f"?{parts.query}" if parts.query else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{site_url}/{quote(path)}{query}{anchor}"


def place_of(site_url: str, address: str) -> Place | None:
    """Return the place of the book that a public address names; None for anything else."""
    if not address.startswith(f"{site_url}/"):
        return None
    parts = urlsplit(address.removeprefix(f"{site_url}/"))
    if not parts.path.endswith(".html"):
        return None
    return Place(unquote(parts.path).removesuffix(".html"), unquote(parts.fragment))
