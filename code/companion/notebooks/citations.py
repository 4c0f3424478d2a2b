"""Citations by author and year, in the forms of sphinxcontrib-bibtex."""

from collections.abc import Mapping
from dataclasses import dataclass

from pybtex.database import BibliographyData, Entry, Person
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets

from companion.notebooks.markdown import MarkdownExporter, Role
from companion.notebooks.renderers import literal


@dataclass(frozen=True)
class _Style:
    """How one role shows a work: `form` of author and year, brackets around all of them."""

    form: str
    brackets: bool = False


_STYLES = {
    "cite": _Style("{author}, {year}", brackets=True),
    "cite:p": _Style("{author}, {year}", brackets=True),
    "cite:alp": _Style("{author}, {year}"),
    "cite:label": _Style("{author}, {year}"),
    "cite:labelpar": _Style("{author}, {year}", brackets=True),
    "cite:t": _Style("{author} ({year})"),
    "cite:ct": _Style("{author} ({year})"),
    "cite:author": _Style("{author}"),
    "cite:authorpar": _Style("{author}", brackets=True),
    "cite:year": _Style("{year}"),
    "cite:yearpar": _Style("{year}", brackets=True),
}
_ALL_AUTHORS = {
    "cite:ps": "cite:p", "cite:alps": "cite:alp", "cite:ts": "cite:t", "cite:cts": "cite:ct",
    "cite:authors": "cite:author", "cite:authorpars": "cite:authorpar",
}  # fmt: skip
"""The roles that name every author, and the role whose form they have."""


class Citations:
    """The citation roles over one bibliography."""

    def __init__(self, bibliography: BibliographyData) -> None:
        self._bibliography = bibliography
        self.roles: Mapping[str, Role] = {
            **{name: self._role(style, full=False) for name, style in _STYLES.items()},
            **{name: self._role(_STYLES[base], full=True) for name, base in _ALL_AUTHORS.items()},
            # Only puts the work on the list.
            "cite:empty": self._empty,
        }

    def _role(self, style: _Style, *, full: bool) -> Role:
        def role(exporter: MarkdownExporter, content: str) -> str:
            works = [
                _around(target, style.form.format(author=_authors(entry, full), year=_year(entry)))
                for target, entry in self._entries(exporter, content)
            ]
            separator = "; " if style.brackets else ", "
            link = f"[{separator.join(works)}]({exporter.state.references.citation()})"
            return f"({link})" if style.brackets else link

        return role

    def _empty(self, exporter: MarkdownExporter, content: str) -> str:
        self._entries(exporter, content)
        return ""

    def _entries(
        self, exporter: MarkdownExporter, content: str
    ) -> list[tuple[CitationTarget, Entry]]:
        try:
            targets = list(parse_citation_targets(content))
            return [(target, self._bibliography.entries[target.key]) for target in targets]
        except (ValueError, KeyError):
            raise exporter.state.error(
                f"{{cite}}`{content}`", "a key of book/references.bib expected"
            ) from None


def _around(target: CitationTarget, work: str) -> str:
    before = f"{target.pre.strip()} " if target.pre else ""
    after = f", {target.post.strip()}" if target.post else ""
    return literal(f"{before}{work}{after}")


def _authors(entry: Entry, full: bool) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_last_name(person) for person in people]
    if len(names) > 2:
        return f"{', '.join(names[:-1])} & {names[-1]}" if full else f"{names[0]} et al."
    return " & ".join(names)


def _last_name(person: Person) -> str:
    return " ".join(person.prelast_names + person.last_names)


def _year(entry: Entry) -> str:
    return str(entry.fields.get("year", ""))
