"""The book's records: YAML read against a model; each field knows its line.

Pure: no Sphinx here, so that a test, a script or a notebook can read the book's data too; `domain`
is what Sphinx needs.
"""

from companion.records.model import (
    FieldPath,
    Identifier,
    LectureStamp,
    Place,
    Record,
    Records,
    SectionNumber,
    Sentence,
    Strict,
    check_fields,
    load_records,
    problems_of,
    read_fields,
    read_nodes,
    record_files,
)

__all__ = [
    "FieldPath",
    "Identifier",
    "LectureStamp",
    "Place",
    "Record",
    "Records",
    "SectionNumber",
    "Sentence",
    "Strict",
    "check_fields",
    "load_records",
    "problems_of",
    "read_fields",
    "read_nodes",
    "record_files",
]
