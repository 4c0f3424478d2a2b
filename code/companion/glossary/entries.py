"""The pages of entries and the English index, which Sphinx writes after the book's own pages.

They come from the records, not from files of the book: how many there are follows from what the
records weigh. A page is written only where what it shows has changed since it was last written.
"""

import hashlib
import json
from collections.abc import Collection, Iterator
from copy import copy
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.io import StringOutput
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import new_document

from companion.contents import contents_digest
from companion.files import write_whole
from companion.glossary.directive import GlossaryDomain
from companion.glossary.markup import Jump, filled, jump_bar
from companion.glossary.model import LINKS, Term
from companion.glossary.order import by_english
from companion.glossary.page import ENGLISH, ENGLISH_TITLE
from companion.glossary.parts import Part
from companion.glossary.publish import FOLDER, code_digest
from companion.glossary.render import entry

TEMPLATE = "page.html"
STAMPS = ".entries.json"

HtmlPage = tuple[str, dict[str, Any], str]
"""Name, context and template of a page, as Sphinx takes it."""


def collect_pages(app: Sphinx) -> Iterator[HtmlPage]:
    """Yield the pages that must be written."""
    domain = app.env.get_domain("glossary")
    if not isinstance(domain, GlossaryDomain) or domain.data["index"] is None:
        return
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    writer = EntryPages(domain, builder)
    stamps = Stamps(Path(app.outdir))
    digests = writer.digests()
    for name, digest in digests.items():
        if stamps.differs(name, digest):
            stamps.forget(name)
            yield name, writer.context(name), TEMPLATE
            stamps.note(name, digest)  # Sphinx asks for more once the page is written
    stamps.keep(digests)


class Stamps:
    """What each page that stands in the site was written from."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._path = site / FOLDER / STAMPS
        known = self._path.read_text(encoding="utf-8") if self._path.exists() else "{}"
        self._digests: dict[str, str] = json.loads(known)

    def differs(self, name: str, digest: str) -> bool:
        """Return whether the page `name` is missing or was written from something else."""
        return self._digests.get(name) != digest or not (self._site / f"{name}.html").exists()

    def forget(self, name: str) -> None:
        """Forget the page `name`, which will be another in a moment."""
        if self._digests.pop(name, None):
            self._write()

    def note(self, name: str, digest: str) -> None:
        """Remember what the page `name` was written from."""
        self._digests[name] = digest
        self._write()

    def keep(self, names: Collection[str]) -> None:
        """Remove the pages that are no longer among `names`."""
        for name in self._digests.keys() - set(names):
            (self._site / f"{name}.html").unlink(missing_ok=True)
            del self._digests[name]
        self._write()

    def _write(self) -> None:
        write_whole(self._path, json.dumps(self._digests))


class EntryPages:
    """Makes the pages of one build."""

    def __init__(self, domain: GlossaryDomain, builder: StandaloneHTMLBuilder) -> None:
        self._domain = domain
        self._builder = builder
        self._index: str = domain.data["index"]
        self._parts = {f"{self._index}/{part.name}": part for part in domain.parts}

    def digests(self) -> dict[str, str]:
        """Return every page's name and what its content follows from, as a digest."""
        env = self._builder.env
        site = [
            code_digest(),
            self._builder.build_info.config_hash,
            contents_digest(env),
            [(part.name, part.heading, part.label) for part in self._domain.parts],
        ]
        facts = {name: [self._facts(t) for t in part.terms] for name, part in self._parts.items()}
        english = by_english(self._domain.glossary)
        facts[f"{self._index}/{ENGLISH}"] = [
            [name, term.id, term.ko, self._domain.page_of(term.id)]
            for pairs in english.values() for name, term in pairs
        ]  # fmt: skip
        return {name: _digest([site, content]) for name, content in facts.items()}

    def context(self, name: str) -> dict[str, Any]:
        """Return what the theme needs to show the page `name`."""
        title = self._title(name)
        names = [self._index, *self._parts, f"{self._index}/{ENGLISH}"]
        place = names.index(name)
        return {
            "title": title,
            "body": self._body(name, title),
            "parents": [self._link(name, self._index)],
            "prev": self._link(name, names[place - 1]),
            "next": self._link(name, names[place + 1]) if place + 1 < len(names) else None,
            "metatags": "",
            "display_toc": False,
        }

    def _facts(self, term: Term) -> list[Any]:
        """Return what the entry of `term` is made of: its record, and what it says of others."""
        domain = self._domain
        narrower = domain.glossary.narrower(term.id)
        linked = [key for link in LINKS for key in getattr(term, link)] + narrower
        others = [(key, domain.term(key).ko, domain.page_of(key)) for key in linked]
        return [term.model_dump_json(), others, domain.used_in(term.id)]

    def _title(self, name: str) -> str:
        if name == self._index:
            return self._builder.env.titles[name].astext()
        part = self._parts.get(name)
        return f"용어집 {part.label}" if part else ENGLISH_TITLE

    def _link(self, here: str, name: str) -> dict[str, str]:
        return {"link": self._builder.get_relative_uri(here, name), "title": self._title(name)}

    def _body(self, name: str, title: str) -> str:
        anchor = name.rpartition("/")[2]
        section = nodes.section("", nodes.title("", title), ids=[f"page-{anchor}"])
        section += self._bar(name)
        section += self._entries(self._parts[name]) if name in self._parts else self._english(name)
        return self._rendered(name, section)

    def _bar(self, here: str) -> nodes.raw:
        """Return links to the look-up, to every initial, and to the other parts of this one."""
        labels = {self._index: "찾기"}
        own = self._parts[here].heading if here in self._parts else None
        for name, part in self._parts.items():
            if part.heading == own:
                labels[name] = part.label
            elif part.heading not in labels.values():
                labels[name] = part.heading
        labels[f"{self._index}/{ENGLISH}"] = "영어 순서"
        links = [
            Jump(self._builder.get_relative_uri(here, name) or "#", label, current=name == here)
            for name, label in labels.items()
        ]
        return jump_bar("용어집", links)

    def _entries(self, part: Part) -> nodes.definition_list:
        entries = nodes.definition_list(classes=["glossary-entries"])
        entries += [entry(term, self._domain.glossary) for term in part.terms]
        return entries

    def _english(self, here: str) -> nodes.raw:
        uri, page_of = self._builder.get_relative_uri, self._domain.page_of
        letters = {
            letter: [
                {"name": name, "ko": term.ko, "href": f"{uri(here, page_of(term.id))}#{term.id}"}
                for name, term in pairs
            ]
            for letter, pairs in by_english(self._domain.glossary).items()
        }
        return filled("english-index.html", letters=letters)

    def _rendered(self, name: str, section: nodes.section) -> str:
        """Return HTML of `section` as Sphinx writes that of a page `name`."""
        builder = self._builder
        document = new_document(name)
        document.settings = copy(document.settings)  # Sphinx shares it among such documents
        document.settings.env = builder.env
        document += section
        builder.env.resolve_references(document, name, builder)
        document.settings = builder.docsettings
        builder.secnumbers, builder.fignumbers, builder.current_docname = {}, {}, name
        builder.docwriter.write(document, StringOutput(encoding="utf-8"))
        builder.docwriter.assemble_parts()
        body: str = builder.docwriter.parts["fragment"]
        return body


def _digest(facts: Any) -> str:
    text = json.dumps(facts, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
