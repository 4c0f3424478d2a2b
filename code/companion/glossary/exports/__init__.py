"""The glossary to take away: CSV, JSON, TBX, an Anki deck, a PDF."""

from companion.glossary.exports.anki import write_deck
from companion.glossary.exports.pdf import write_pdf
from companion.glossary.exports.table import csv_bytes, json_bytes
from companion.glossary.exports.tbx import tbx_bytes

__all__ = ["csv_bytes", "json_bytes", "tbx_bytes", "write_deck", "write_pdf"]
