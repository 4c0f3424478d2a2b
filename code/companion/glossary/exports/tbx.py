"""The glossary as TBX-Basic, the exchange format of translators' tools (ISO 30042:2019)."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from companion.glossary.model import Glossary, Term

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED = "preferredTerm-admn-sts"
ADMITTED = "admittedTerm-admn-sts"
DEPRECATED = "deprecatedTerm-admn-sts"
PART_OF_SPEECH = {"noun": "noun", "proper noun": "noun", "adjective": "adjective", "verb": "verb"}
"""TBX-Basic names proper nouns by their term type only."""


def tbx_bytes(glossary: Glossary, source: str) -> bytes:
    """Return the glossary as a TBX-Basic document in DCA style; `source` says where it is from."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("tbx"), {"type": "TBX-Basic", "style": "dca", XML_LANG: "ko"})
    header = _add(_add(root, "tbxHeader"), "fileDesc")
    _add(_add(header, "publicationStmt"), "p", "CC BY 4.0")
    _add(
        _add(header, "titleStmt"), "title", "주석 딥러닝 용어집 (Annotated Deep Learning glossary)"
    )
    _add(_add(header, "sourceDesc"), "p", source)
    body = _add(_add(root, "text"), "body")
    for term in sorted(glossary.terms.values(), key=lambda term: term.id):
        _concept(body, term)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _concept(body: ET.Element, term: Term) -> None:
    concept = _add(body, "conceptEntry", id=term.id)
    _add(concept, "descrip", "deep learning", type="subjectField")
    for target in dict.fromkeys((*term.broader, *term.related, *term.contrast)):
        _add(concept, "ref", target, type="crossReference", target=target)
    if term.source:
        _add(concept, "admin", term.source, type="source")
    _language(concept, "ko", term.definition.ko, term, _korean(term))
    _language(concept, "en", term.definition.en, term, _english(term))


def _language(
    concept: ET.Element,
    language: str,
    definition: str,
    term: Term,
    names: Iterable[tuple[str, str, str]],
) -> None:
    section = _add(concept, "langSec", None, **{XML_LANG: language})
    _add(_add(section, "descripGrp"), "descrip", definition, type="definition")
    seen: set[str] = set()
    for name, status, kind in names:
        if name in seen:
            continue
        seen.add(name)
        entry = _add(section, "termSec")
        _add(entry, "term", name)
        _add(entry, "termNote", PART_OF_SPEECH[term.pos], type="partOfSpeech")
        _add(entry, "termNote", kind, type="termType")
        _add(entry, "termNote", status, type="administrativeStatus")


def _korean(term: Term) -> Iterable[tuple[str, str, str]]:
    yield term.ko, PREFERRED, "fullForm"
    for variant in term.variants:
        yield variant.ko, ADMITTED, "variant"
    for avoided in term.avoid:
        yield avoided.form, DEPRECATED, "variant"


def _english(term: Term) -> Iterable[tuple[str, str, str]]:
    yield term.en, PREFERRED, "fullForm"
    for abbr in term.abbr:
        yield abbr.short, ADMITTED, "abbreviation"
        yield abbr.long, ADMITTED, "fullForm"
    for name in term.also:
        yield name, ADMITTED, "variant"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """Append an element and return it."""
    element = ET.SubElement(parent, _tag(name), attributes)
    element.text = text
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
