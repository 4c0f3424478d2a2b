"""What each role and directive of the book becomes in a notebook."""

import re
from collections.abc import Mapping

from pybtex.database import BibliographyData

from companion.corrections import SEVERITIES, Correction, labelled, where_text
from companion.glossary import Glossary
from companion.notebooks.directives import Directive
from companion.notebooks.markdown import Block, MarkdownExporter, Role
from companion.records import Records

ADMONITIONS = {
    "admonition": "",
    "note": "참고",
    "tip": "도움말",
    "hint": "힌트",
    "important": "중요",
    "warning": "주의",
    "caution": "주의",
    "seealso": "함께 보기",
}


class Catalogue:
    """The roles and directives that notebooks can show, over one book's records."""

    def __init__(
        self,
        glossary: Glossary,
        corrections: Records[Correction],
        bibliography: BibliographyData,
    ) -> None:
        self._glossary = glossary
        self._corrections = corrections
        self._bibliography = bibliography
        self.roles: Mapping[str, Role] = {
            "term": self._term,
            "cite": self._cite,
            "cite:p": self._cite,
            "cite:t": self._cite_text,
            "glue:text": _glue,
            "ref": _reference,
            "numref": _reference,
            "doc": _document,
            "math": lambda _exporter, content: f"${content}$",
            "abbr": lambda _exporter, content: content,
        }
        self.directives: Mapping[str, Block] = {
            **dict.fromkeys(ADMONITIONS, _admonition),
            "correction": self._correction,
            "dropdown": _dropdown,
            "figure": _figure,
            "image": _figure,
            "math": lambda _exporter, directive: f"$$\n{directive.body}\n$$",
        }

    def _term(self, exporter: MarkdownExporter, content: str) -> str:
        shown, target = _split(content)
        term = self._glossary.find(target)
        if term is None:
            raise exporter.state.error(
                f"{{term}}`{content}`",
                f"unknown term '{target}'; a glossary id or headword expected",
            )
        url = exporter.state.references.term(term.id)
        if shown != target:
            return f"[{shown}]({url})"
        if term.id in exporter.state.seen_terms:
            return term.ko
        exporter.state.seen_terms.add(term.id)
        names = [n for n in (term.en, *(abbr.short for abbr in term.abbr)) if n != term.ko]
        return f"[{term.ko}({', '.join(names)})]({url})" if names else f"[{term.ko}]({url})"

    def _cite(self, exporter: MarkdownExporter, content: str) -> str:
        cited = "; ".join(
            f"{self._author(exporter, key)}, {self._year(key)}" for key in content.split(",")
        )
        return f"([{cited}]({exporter.state.references.citation()}))"

    def _cite_text(self, exporter: MarkdownExporter, content: str) -> str:
        cited = ", ".join(
            f"{self._author(exporter, key)} ({self._year(key)})" for key in content.split(",")
        )
        return f"[{cited}]({exporter.state.references.citation()})"

    def _author(self, exporter: MarkdownExporter, key: str) -> str:
        entry = self._bibliography.entries.get(key.strip())
        if entry is None:
            raise exporter.state.error(f"{{cite}}`{key}`", "a key of book/references.bib expected")
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        names = [" ".join(person.prelast_names + person.last_names) for person in people]
        if len(names) > 2:
            return f"{names[0]} et al."
        return " & ".join(names)

    def _year(self, key: str) -> str:
        return str(self._bibliography.entries[key.strip()].fields.get("year", ""))

    def _correction(self, exporter: MarkdownExporter, directive: Directive) -> str:
        if directive.argument not in self._corrections:
            raise exporter.state.error(
                "{correction}",
                f"unknown correction '{directive.argument}'; an id of _data/corrections/ expected",
            )
        correction = self._corrections[directive.argument]
        url = exporter.state.references.correction(correction.id)
        title = f"교정 · {SEVERITIES[correction.severity]}: {correction.title}"
        parts = [where_text(correction)]
        parts += [f"**{label}.** {exporter.render(text)}" for label, text in labelled(correction)]
        if correction.diagrams:
            for path, alt in (
                (correction.diagrams.claim, correction.diagrams.claim_alt),
                (correction.diagrams.right, correction.diagrams.right_alt),
            ):
                parts.append(f"![{alt}]({exporter.state.references.image(path)})")
        parts.append(f"[근거와 함께 교정 목록에서 보기]({url})")
        return _quote(title, "\n\n".join(parts))


def _split(content: str) -> tuple[str, str]:
    """Return the shown text and the target of a reference role."""
    if content.endswith(">") and "<" in content:
        shown, _, target = content[:-1].rpartition("<")
        return shown.strip(), target.strip()
    return content, content


def _glue(exporter: MarkdownExporter, content: str) -> str:
    name, _, spec = content.partition(":")
    glue = exporter.state.glue
    if isinstance(glue, re.Pattern):
        known = glue.fullmatch(name) is not None
        value = "0"
    else:
        known = name in glue
        value = glue.get(name, "")
    if not known:
        raise exporter.state.error(
            f"{{glue:text}}`{content}`", "a name that a cell of the page glues expected"
        )
    return format(float(value), spec) if spec else value.strip("'\"")


def _reference(exporter: MarkdownExporter, content: str) -> str:
    shown, target = _split(content)
    place = exporter.state.references.label(target)
    if place is None:
        raise exporter.state.error(f"{{ref}}`{content}`", "a label of the book expected")
    url, title = exporter.state.references.link(exporter.state.page, f"#{target}")
    return f"[{title if shown == target else shown}]({url})"


def _document(exporter: MarkdownExporter, content: str) -> str:
    shown, target = _split(content)
    url, title = exporter.state.references.doc(exporter.state.page, target)
    return f"[{title if shown == target else shown}]({url})"


def _admonition(exporter: MarkdownExporter, directive: Directive) -> str:
    fixed = ADMONITIONS[directive.name]
    # `note` and its kin take no title: what follows the name is the first line of their text.
    title = fixed or directive.argument
    body = f"{directive.argument}\n\n{directive.body}" if fixed else directive.body
    return _quote(exporter.render(title), exporter.render(body))


def _dropdown(exporter: MarkdownExporter, directive: Directive) -> str:
    body = exporter.render(directive.body)
    summary = exporter.render(directive.argument)
    return f"<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>"


def _figure(exporter: MarkdownExporter, directive: Directive) -> str:
    url = exporter.state.references.image(directive.argument)
    image = f"![{directive.options.get('alt', '')}]({url})"
    caption = exporter.render(directive.body)
    return f"{image}\n\n{caption}" if caption else image


def _quote(title: str, body: str) -> str:
    lines = [f"**{title}**", "", *body.splitlines()]
    return "\n".join(f"> {line}".rstrip() for line in lines)
