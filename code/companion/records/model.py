"""Read YAML records, check them against a model, and remember the line of every field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from companion.errors import DataError, Problem
from companion.files import check_visible, read_text, reading_yaml

FieldPath = tuple[str | int, ...]

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A record's id: lower-case words joined by hyphens, part of a public URL."""

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text for readers; never empty."""

SectionNumber = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){0,2}$")]
"""A textbook chapter or section: '8', '8.3', '8.3.1'."""

LectureStamp = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")]
"""A moment of a lecture: date, then minutes and seconds, '2025-03-12 31:41'."""


class Strict(BaseModel):
    """A part of a record: immutable, and a field it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Record(Strict):
    """What every record has."""

    id: Identifier


@dataclass(frozen=True)
class Place:
    """Where a record stands: its file and its YAML node, which knows the line of each field."""

    path: Path
    node: yaml.MappingNode

    def problem(self, field: FieldPath, expected: str) -> Problem:
        """Return the problem at `field`, on the line of its innermost part that is written."""
        name = ".".join(str(part) for part in field)
        return Problem(self.path, _line_of(self.node, field), name, expected)


R = TypeVar("R", bound=Record)


class Records(Mapping[str, R], Generic[R]):
    """Records by id, in file order, each with its `Place`."""

    def __init__(self, items: Mapping[str, tuple[R, Place]]) -> None:
        self._items = dict(items)

    def __getitem__(self, key: str) -> R:
        return self._items[key][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def place(self, key: str) -> Place:
        """Return where the record `key` stands."""
        return self._items[key][1]

    def unknown(self, key: str, field: FieldPath, reference: str, known: str) -> Problem:
        """Return the problem of a reference that leads nowhere; `known` says what it may name."""
        return self.place(key).problem(field, f"unknown reference '{reference}'; expected {known}")


def load_records(folder: Path, model: type[R], root: Path) -> Records[R]:
    """Load every record of `folder`/*.yml.

    Args:
        folder: holds YAML files, each a list of records.
        model: what a record must look like.
        root: paths in messages are relative to it.

    Raises:
        DataError: a file is not YAML, a record does not fit the model, or an id is used twice.
    """
    problems: list[Problem] = []
    items: dict[str, tuple[R, Place]] = {}
    for path in record_files(folder):
        try:
            nodes = read_nodes(path, root)
        except DataError as error:
            problems.extend(error.problems)
            continue
        for values, place in nodes:
            try:
                record = model.model_validate(values)
            except ValidationError as error:
                problems.extend(problems_of(place, error))
                continue
            if record.id in items:
                first = items[record.id][1].problem(("id",), "")
                message = f"duplicate id '{record.id}'; first used at {first.path}:{first.line}"
                problems.append(place.problem(("id",), message))
            else:
                items[record.id] = (record, place)
    if problems:
        raise DataError(problems)
    return Records(items)


def record_files(folder: Path) -> list[Path]:
    """Return the files of records in `folder`; hidden ones are an editor's."""
    return sorted(path for path in folder.glob("*.yml") if path.name[0] != ".")


def read_nodes(path: Path, root: Path) -> list[tuple[dict[str, Any], Place]]:
    """Return the mappings of a YAML file that holds a list of them, each with its place.

    Raises:
        DataError: the file cannot be read, is not YAML, or is not a list of mappings.
    """
    name = path.relative_to(root)
    loader, document = _load(path, name)
    if document is None:
        return []
    if not isinstance(document, yaml.SequenceNode):
        raise DataError([Problem(name, 1, "", "a list of records expected ('- id: …')")])
    return [(_values(loader, name, node), Place(name, node)) for node in document.value]


def read_fields(path: Path, root: Path) -> tuple[dict[str, Any], Place]:
    """Return the fields of a YAML file that holds one mapping, and its place.

    Raises:
        DataError: the file cannot be read, is not YAML, or is not a mapping.
    """
    name = path.relative_to(root)
    loader, document = _load(path, name)
    if not isinstance(document, yaml.MappingNode):
        raise DataError([Problem(name, 1, "", "fields expected ('name: value')")])
    return _values(loader, name, document), Place(name, document)


def _load(path: Path, name: Path) -> tuple[yaml.CSafeLoader, yaml.Node | None]:
    with reading_yaml(name):
        loader = yaml.CSafeLoader(read_text(path, name))
        document = loader.get_single_node()
    check_fields(name, document)
    return loader, document


def _values(loader: yaml.CSafeLoader, name: Path, node: yaml.Node) -> dict[str, Any]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise DataError([Problem(name, line, "", "a record expected ('- id: …')")])
    with reading_yaml(name):
        try:
            values: dict[str, Any] = loader.construct_document(node)
        except ValueError as error:  # a date that is none
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from None
    return values


def check_fields(name: Path, node: yaml.Node | None, above: tuple[yaml.Node, ...] = ()) -> None:
    """Look at every field below a YAML node; `above` are the nodes that hold it.

    Raises:
        DataError: a field is no word, stands twice in one mapping (YAML would keep the last), holds
            itself, or its text, which YAML may write in codes, has what nobody sees.
    """
    if node is None:
        return
    if isinstance(node, yaml.ScalarNode):
        check_visible(node.value, name, node.start_mark.line + 1)
        return
    if any(node is one for one in above):
        message = "a record that does not hold itself expected"
        raise DataError([Problem(name, node.start_mark.line + 1, "", message)])
    seen: set[str] = set()
    for item in node.value:
        key, value = item if isinstance(node, yaml.MappingNode) else (None, item)
        if key is not None:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise DataError([Problem(name, line, "", "the name of a field expected")])
            if key.value in seen:
                raise DataError([Problem(name, line, key.value, "each field once expected")])
            seen.add(key.value)
        check_fields(name, value, (*above, node))


def _line_of(node: yaml.Node, field: FieldPath) -> int:
    """Return the 1-based line of `field` below `node`; of its parent where it is not written."""
    line: int = node.start_mark.line + 1
    for part in field:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair:
                line, child = pair[0].start_mark.line + 1, pair[1]
        elif (
            isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value)
        ):
            child = node.value[part]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line


def problems_of(place: Place, error: ValidationError) -> list[Problem]:
    """Return what is wrong with the fields at `place`, each on its line."""
    return [
        place.problem(
            detail["loc"],
            "missing, but required" if detail["type"] == "missing" else _expectation(detail),
        )
        for detail in error.errors()
    ]


def _expectation(detail: Any) -> str:
    if detail["type"] == "extra_forbidden":
        return "not a field of this record; check its spelling"
    return f"{detail['msg']}; got {detail['input']!r}"
