"""What readers take away opens where they take it."""

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from companion.book import Book
from companion.glossary.exports.tbx import NAMESPACE
from companion.glossary.model import Glossary, load_glossary
from companion.glossary.publish import write_files
from support import ROOT

SCHEMA = Path(__file__).with_name("tbx_core.rng")
NAMES = {"t": NAMESPACE}
PICKLISTS = {
    "administrativeStatus": {"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"},
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}  # fmt: skip
"""What TBX-Basic allows."""


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(Book.load(ROOT))


@pytest.fixture(scope="module")
def folder(glossary: Glossary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    write_files(glossary, Book.load(ROOT), folder)
    return folder


def test_files_of_the_same_records_are_not_written_again(glossary: Glossary, folder: Path) -> None:
    book = Book.load(ROOT)
    assert write_files(glossary, book, folder) == []
    (folder / "glossary.csv").unlink()
    assert "glossary.csv" in write_files(glossary, book, folder)


def test_csv_opens_in_excel(glossary: Glossary, folder: Path) -> None:
    data = (folder / "glossary.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by this mark"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == sorted(glossary.terms)
    row = next(row for row in rows if row["id"] == "transfer-learning")
    assert (row["ko"], row["en"]) == ("전이 학습", "transfer learning")
    assert not any(
        cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row.values()
    ), "no formulas"


def test_json_holds_every_record(glossary: Glossary, folder: Path) -> None:
    terms = json.loads((folder / "glossary.json").read_text(encoding="utf-8"))["terms"]
    again = {term["id"]: type(glossary.terms["batch"]).model_validate(term) for term in terms}
    assert again == dict(glossary.terms)


def test_tbx_is_valid(glossary: Glossary, folder: Path) -> None:
    document = etree.parse(folder / "glossary.tbx")
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    assert schema.validate(document), schema.error_log
    root = document.getroot()
    assert root.get("type") == "TBX-Basic" and root.get("style") == "dca"
    assert len(root.findall(".//t:conceptEntry", NAMES)) == len(glossary.terms)
    ids = {entry.get("id") for entry in root.iterfind(".//t:conceptEntry", NAMES)}
    assert {ref.get("target") for ref in root.iterfind(".//t:ref", NAMES)} <= ids
    for kind, allowed in PICKLISTS.items():
        assert {
            note.text for note in root.iterfind(f".//t:termNote[@type='{kind}']", NAMES)
        } <= allowed


def test_tbx_schema_refuses_what_is_wrong(folder: Path) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    for path in (".//t:langSec", ".//t:term", ".//t:sourceDesc"):
        document = etree.parse(folder / "glossary.tbx")
        element = document.getroot().find(path, NAMES)
        for sibling in element.getparent().findall(element.tag):
            sibling.getparent().remove(sibling)
        assert not schema.validate(document), path


def test_pdf_prints_every_term_with_its_own_font(glossary: Glossary, folder: Path) -> None:
    reader = PdfReader(folder / "glossary.pdf")
    text = "".join(page.extract_text() for page in reader.pages)
    joined = "".join(text.split())
    lost = [term.ko for term in glossary.terms.values() if "".join(term.ko.split()) not in joined]
    assert lost == []
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("Nanum" in font for font in fonts) and len(reader.pages) > 20
