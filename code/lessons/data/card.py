"""What a data set is, and whether it is the real one: printed on the page and recorded."""

import enum
from dataclasses import dataclass


class State(enum.Enum):
    """Whether data are the real ones, some of the real ones, or made in their place."""

    REAL = "real"
    SAMPLE = "sample"
    MADE = "made"


LABELS = {
    State.REAL: "진짜 데이터",
    State.SAMPLE: "진짜 데이터의 일부",
    State.MADE: "대신 만든 데이터(진짜는 이 기계에 없고 네트워크에도 닿지 못했다)",
}
"""What readers call each state."""


@dataclass(frozen=True)
class Card:
    """What a data set is.

    Attributes:
        name: its name.
        what: one sentence on what it holds.
        source: where it comes from.
        licence: on what terms.
        state: whether these are the data of that name, some of them, or the substitute.
        size: shapes and types in words.
    """

    name: str
    what: str
    source: str
    licence: str
    state: State
    size: str

    @property
    def real(self) -> bool:
        """Whether nothing of the data was made here."""
        return self.state is not State.MADE

    def __str__(self) -> str:
        """Return the card in three lines."""
        kind = LABELS[self.state]
        return f"{self.name}: {kind}\n{self.what} {self.size}\n출처 {self.source} · {self.licence}"


_LOADED: dict[str, State] = {}


def note(name: str, state: State) -> None:
    """Remember that the data set `name` was loaded, and which it was."""
    _LOADED[name] = state


def loaded() -> dict[str, str]:
    """Return data set → 'real', 'sample' or 'made'; the page's provenance records it."""
    return {name: state.value for name, state in sorted(_LOADED.items())}
