"""Which cells become tabs."""

from docutils import nodes

from companion.site.tabs import framework_runs, tab_set


def cell(*tags: str) -> nodes.container:
    return nodes.container(nb_element="cell_code", cell_metadata={"tags": list(tags)})


def runs(*children: nodes.Element) -> list[list[list[str]]]:
    parent = nodes.section("", *children)
    return [[c["cell_metadata"]["tags"] for c in run] for run in framework_runs(parent)]


def test_adjacent_cells_of_different_frameworks_are_one_run() -> None:
    found = runs(cell("sklearn"), cell("keras", "hide-output"), cell("pytorch"))
    assert found == [[["sklearn"], ["keras", "hide-output"], ["pytorch"]]]


def test_text_between_cells_keeps_them_apart() -> None:
    assert runs(cell("keras"), nodes.paragraph("", "text"), cell("pytorch")) == []


def test_an_untagged_cell_keeps_them_apart() -> None:
    assert runs(cell("keras"), cell(), cell("pytorch")) == []


def test_one_cell_alone_is_no_run() -> None:
    assert runs(cell("keras")) == []


def test_a_framework_seen_again_begins_a_new_run() -> None:
    found = runs(cell("keras"), cell("pytorch"), cell("keras"), cell("pytorch"))
    assert found == [[["keras"], ["pytorch"]]] * 2


def test_a_tab_set_keeps_each_cell_and_is_synced() -> None:
    cells = [cell("keras"), cell("pytorch")]
    tabs = tab_set(cells)
    labels = list(tabs.findall(nodes.rubric))
    assert [label.astext() for label in labels] == ["Keras", "PyTorch"]
    assert {label["sync_group"] for label in labels} == {"framework"}
    assert [c for c in tabs.findall(nodes.container) if c in cells] == cells
