"""The Sphinx domain that knows which page is about which section of the textbook."""

from collections.abc import Iterable
from pathlib import Path

from companion.records.domain import RecordDomain
from companion.textbook import Editions


class EditionsDomain(RecordDomain):
    """The sections of the second edition, and the pages whose first lines name them."""

    name = "editions"
    label = "Editions"

    @property
    def editions(self) -> Editions:
        """Both editions."""
        return self.book.editions

    def record_ids(self) -> Iterable[str]:
        """Return every number of the second edition."""
        return self.editions.second.section_numbers

    def record_files(self) -> list[Path]:
        """Return the files of both editions."""
        return [self.book.data / "textbook.yml", self.book.data / "third-edition.yml"]

    def note_editions(self) -> None:
        """Have the page that is being read follow the files of both editions."""
        for path in self.record_files():
            self.env.note_dependency(str(path))
