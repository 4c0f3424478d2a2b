"""The note, the badge and the lines under outputs, as docutils nodes; and the table's totals."""

from docutils import nodes
from docutils.utils import new_document

from companion.execution.model import Need
from companion.execution.render import NOTE_ID, badge, banners, label_outputs, provenance_note
from companion.execution.staleness import State, Status
from companion.execution.table import total
from companion.pages import Page
from execution_records import BOOK, COMMIT, record


def fields(note: nodes.Element) -> dict[str, str]:
    return {field[0].astext(): field[1].astext() for field in note.findall(nodes.field)}


def output(*shown: nodes.Node) -> nodes.container:
    return nodes.container("", *shown, nb_element="cell_code_output")


def test_the_note_lists_every_fact_under_its_name() -> None:
    assert fields(provenance_note(record("cuda", gpu=True), BOOK)) == {
        "장치": "NVIDIA Test",
        "설정": "온전한 설정",
        "실행 시간": "12.5초",
        "최대 메모리": "2,048 MiB",
        "시드": "0",
        "실행한 날": "2026-01-02",
        "버전": "Python 3.11.7, torch 2.13.0",
        "커밋": "0123456",
    }


def test_data_are_named_under_a_page_that_loaded_some() -> None:
    shown = fields(provenance_note(record("cpu", False, data={"MNIST": "real"}), BOOK))
    assert list(shown)[:3] == ["장치", "설정", "데이터"] and shown["데이터"] == "MNIST, 진짜"


def test_each_thing_that_a_run_lacked_has_a_banner() -> None:
    assert banners(record("cuda", True, data={"MNIST": "real"})) == []
    both = banners(record("cpu", True, data={"MNIST": "made"}))
    assert [banner["classes"] for banner in both] == [
        ["warning", "without-gpu"],
        ["warning", "without-data"],
    ]


def test_the_commit_leads_to_the_repository_where_it_is_known() -> None:
    known = provenance_note(record("cpu", gpu=False), BOOK)
    links = [link["refuri"] for link in known.findall(nodes.reference)]
    assert links == [f"https://github.com/a/b/commit/{COMMIT}"]
    unknown = provenance_note(record("cpu", gpu=False, commit=None), BOOK)
    assert fields(unknown)["커밋"] == "기록 없음"
    assert not list(unknown.findall(nodes.reference))


def test_the_badge_names_the_device_in_words_and_leads_to_the_note() -> None:
    assert badge(record("cuda", gpu=True)).astext() == "GPU에서 실행"
    assert badge(record("cpu", gpu=True)).astext() == "CPU에서 실행 (작은 설정)"
    plain = badge(record("cpu", gpu=False))
    assert plain.astext() == "CPU에서 실행" and plain["refid"] == NOTE_ID


def test_each_output_that_shows_something_says_on_what_it_was_made() -> None:
    document = new_document("page")
    document += [output(nodes.literal_block("", "1")), output(), nodes.container()]
    label_outputs(document, record("cuda", gpu=True))
    assert [child.astext() for child in document.children] == [
        "1\n\nGPU(NVIDIA Test)에서 나온 출력",
        "",
        "",
    ]


def test_the_totals_count_pages_gpu_runs_and_seconds() -> None:
    page = Page(BOOK, BOOK.root)
    states = [
        State(page, Status.FRESH, (Need.GPU,), record=record("cuda", gpu=True, seconds=1000)),
        State(page, Status.STALE, (), record=record("cpu", gpu=False, seconds=234.4)),
        State(page, Status.NEVER, ()),
    ]
    assert total(states) == (
        "실행하는 쪽은 모두 3개이고, 그 가운데 1개를 GPU에서 실행했다."
        " 실행 시간을 모두 더하면 1,234초다."
    )
