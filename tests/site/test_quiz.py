"""A student solves a chapter's self-test by keyboard, comes back to it, and prints it."""

import gzip
import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from accessibility import violations
from companion.book import Book
from companion.quiz.model import REVIEW
from companion.textbook import load_textbook
from pages import settle, shift, watch_shifts
from support import ROOT, SITE, parsed

pytestmark = pytest.mark.slow

PAGE = "book/08-computer-vision/quiz.html"
KEY = "annotated-dl-quiz"
SCRIPT_LIMIT = 5_000
BOOK = Book.load(ROOT)
PAGES = {
    **{str(n): f"book/{c.folder}/quiz.html" for n, c in load_textbook(BOOK.data, ROOT).chapters.items()},
    REVIEW: "book/review/quiz.html",
}  # fmt: skip


@pytest.fixture
def quiz(site: str, desktop: Page) -> Page:
    desktop.goto(f"{site}/{PAGE}")
    expect(desktop.locator(".quiz-ready")).to_be_visible()
    return desktop


def first(page: Page, kind: str) -> Locator:
    inside = {
        "choice": "input[type=radio]",
        "typed": "input:not([type=radio])",
        "match": "select",
        "open": "",
    }
    drawn = page.locator(".quiz-drawn > .quiz-question")
    if kind == "open":
        return page.locator(".quiz-drawn > .quiz-question[data-open]").first
    return drawn.filter(has=page.locator(inside[kind])).first


def check(question: Locator) -> Locator:
    return question.locator(".quiz-check")


def solve(question: Locator, *, right: bool) -> None:
    """Answer as a reader who knows, or as one who does not."""
    if question.get_attribute("data-open") is not None:
        check(question).click()
        question.get_by_role("button", name="맞혔다" if right else "못 맞혔다", exact=True).click()
        return
    solution = json.loads(question.get_attribute("data-right") or "null")
    if isinstance(solution, int):
        options = question.locator("input[type=radio]")
        options.nth(solution if right else (solution + 1) % options.count()).check()
    elif isinstance(solution, list):
        for row, answer in zip(question.locator("select").all(), solution, strict=True):
            row.select_option(str(answer if right else (answer + 1) % len(solution)))
    else:
        accepted = json.loads(question.get_attribute("data-accept") or "[]")
        question.locator("input").fill(accepted[0] if right else "no idea at all")
    check(question).click()


def solve_all(page: Page, wrong: int = 0) -> int:
    questions = page.locator(".quiz-drawn > .quiz-question").all()
    for at, question in enumerate(questions):
        solve(question, right=at >= wrong)
    return len(questions)


@pytest.mark.parametrize("chapter", PAGES)
def test_every_chapter_ends_with_one(chapter: str) -> None:
    quiz = parsed(SITE / PAGES[chapter]).select_one(f'[data-chapter="{chapter}"]')
    assert quiz and len(quiz.select(".quiz-question")) >= 15
    assert parsed((SITE / PAGES[chapter]).with_name("index.html")).select('a[href="quiz.html"]')


def test_a_choice_is_made_by_keyboard_alone(quiz: Page) -> None:
    question = first(quiz, "choice")
    right = int(question.get_attribute("data-right") or "0")
    radios = question.locator("input[type=radio]")
    wrong = (right + 1) % radios.count()
    radios.first.focus()
    quiz.keyboard.press("Space")
    for _ in range(wrong):
        quiz.keyboard.press("ArrowDown")
    expect(radios.nth(wrong)).to_be_checked()
    quiz.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("틀렸다")
    expect(question.locator("details")).to_be_visible()
    expect(question.locator("details")).to_contain_text("정답:")
    expect(check(question)).to_be_focused()
    quiz.keyboard.press("Enter")  # again
    expect(question.get_by_role("status")).to_be_empty()
    expect(question.locator("details")).to_be_hidden()
    radios.nth(right).check()
    quiz.keyboard.press("Tab")
    expect(check(question)).to_be_focused()
    quiz.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("맞았다")


def test_nothing_chosen_is_not_an_answer(quiz: Page) -> None:
    question = first(quiz, "choice")
    check(question).click()
    expect(question.get_by_role("status")).to_contain_text("먼저")
    expect(question.locator("details")).to_be_hidden()


def test_a_slip_of_the_pen_is_told_from_a_wrong_name(quiz: Page) -> None:
    question = first(quiz, "typed")
    answer = json.loads(question.get_attribute("data-accept") or "[]")[0]
    box = question.get_by_label("영어 이름")
    box.fill(answer[:2] + answer[3:])
    box.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("철자")
    expect(question.locator("details")).to_be_hidden()
    box.fill(answer.upper().replace(" ", "-") + "s")
    box.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("○ 맞았다")
    expect(box).to_be_focused()
    check(question).click()
    box.fill("zebra")
    box.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("틀렸다")


def test_pairs_are_matched_with_native_lists(quiz: Page) -> None:
    question = first(quiz, "match")
    solve(question, right=False)
    expect(question.get_by_role("status")).to_contain_text("틀렸다")
    check(question).click()
    solve(question, right=True)
    expect(question.get_by_role("status")).to_contain_text("맞았다")


def test_an_open_question_is_marked_by_the_reader(quiz: Page) -> None:
    question = first(quiz, "open")
    check(question).click()
    expect(question.locator("details > summary")).to_be_focused()
    mark = question.get_by_role("button", name="못 맞혔다")
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "true")
    expect(question.get_by_role("status")).to_contain_text("적어 둔다")


def test_the_result_is_remembered_and_what_was_wrong_asked_again(quiz: Page) -> None:
    requests: list[str] = []
    quiz.on("request", lambda request: requests.append(request.url))
    total = solve_all(quiz, wrong=2)
    expect(quiz.locator(".quiz-result")).to_contain_text(f"{total}문제 가운데 {total - 2}문제")
    assert requests == [], "nothing is sent"
    quiz.reload()
    last = quiz.locator(".quiz-last")
    expect(last).to_contain_text(f"{total - 2}/{total}")
    last.get_by_role("button", name="틀린 것만 다시").click()
    questions = quiz.locator(".quiz-drawn > .quiz-question")
    expect(questions).to_have_count(2)
    expect(questions.first.locator("legend")).to_be_focused()
    solve_all(quiz)
    expect(last).to_contain_text("2/2")
    last.get_by_role("button", name="기록 지우기").click()
    expect(last).to_contain_text("아직")
    assert quiz.evaluate(f"Object.keys(JSON.parse(localStorage.getItem('{KEY}')))") == []


def test_grading_counts_what_is_left_as_wrong(quiz: Page) -> None:
    solve(first(quiz, "choice"), right=True)
    quiz.get_by_role("button", name="채점하기").click()
    expect(quiz.locator(".quiz-result")).to_contain_text("가운데 1문제를 맞혔다")
    expect(quiz.locator(".quiz-result")).to_be_focused()


def test_another_draw_has_other_questions_of_the_same_sorts(quiz: Page) -> None:
    questions = quiz.locator(".quiz-drawn > .quiz-question")
    ids = "all => all.map(({id}) => id)"
    groups = "all => all.map(({dataset}) => dataset.group).sort()"
    before, sorts = questions.evaluate_all(ids), questions.evaluate_all(groups)
    quiz.get_by_role("button", name="다른 문제").click()
    after = questions.evaluate_all(ids)
    assert len(after) == len(before) == len(set(after))
    assert len(set(after) & set(before)) <= 1
    assert questions.evaluate_all(groups) == sorts
    expect(questions.first.locator("legend")).to_be_focused()
    key = quiz.locator(".quiz-key li:not([hidden])")
    assert key.evaluate_all("all => all.map(({dataset}) => dataset.for)") == after


def test_a_browser_that_keeps_nothing_still_tests(site: str, chromium: Browser) -> None:
    """As where a reader forbids sites to keep anything: even to look at the store fails."""
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page.goto(f"{site}/{PAGE}")
    total = solve_all(page)
    expect(page.locator(".quiz-result")).to_contain_text(f"{total}문제 가운데 {total}문제")
    expect(page.locator(".quiz-result")).to_contain_text("남기지 못한다")
    context.close()


@pytest.fixture
def scriptless(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    yield context.new_page()
    context.close()


def test_without_scripts_every_question_has_its_answer_folded(site: str, scriptless: Page) -> None:
    scriptless.goto(f"{site}/{PAGE}")
    question = scriptless.locator(".quiz-question").first
    expect(question.locator("legend")).to_be_visible()
    answer = question.locator("details > :not(summary)").first
    expect(answer).to_be_hidden()
    question.locator("summary").click()
    expect(answer).to_be_visible()
    assert (
        scriptless.locator(".quiz-question").count()
        == scriptless.locator(".quiz-question > details").count()
    )
    expect(scriptless.locator(".quiz-print")).to_be_hidden()
    scriptless.locator(".quiz-more > summary").click()
    expect(scriptless.locator(".quiz-more .quiz-question").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after(site: str, phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(f"{site}/{PAGE}")
    expect(phone.locator(".quiz-ready")).to_be_visible()
    assert violations(phone, ".quiz") == []
    solve_all(phone, wrong=5)
    expect(phone.locator(".quiz-result")).not_to_be_empty()
    assert violations(phone, ".quiz") == []


def test_nothing_is_wider_than_a_phone_and_nothing_moves(site: str, phone: Page) -> None:
    watch_shifts(phone)
    phone.goto(f"{site}/{PAGE}")
    expect(phone.locator(".quiz-ready")).to_be_visible()
    settle(phone)
    assert shift(phone) <= 0.01
    record = {"8": {"date": "2026-01-31", "right": 8, "of": 10, "wrong": ["quiz-own-head-first"]}}
    phone.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(record)])
    phone.reload()
    expect(phone.locator(".quiz-last")).to_contain_text("8/10")
    settle(phone)
    assert shift(phone) <= 0.01, "nor when the reader comes back"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    solve_all(phone, wrong=3)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scripts", [True, False])
def test_the_printed_sheet_has_no_answers_and_the_key_has_all(
    site: str, chromium: Browser, scripts: bool
) -> None:
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    if scripts:
        expect(page.locator(".quiz-ready")).to_be_visible()
        solve_all(page)
    page.emulate_media(media="print")
    expect(page.locator(".quiz-sheet-head")).to_contain_text("이름")
    for hidden in (
        "details",
        ".quiz-verdict",
        ".quiz-check",
        ".quiz-tools",
        ".quiz-result",
        "select",
    ):
        assert page.locator(f".quiz {hidden}:visible").count() == 0, hidden
    key = page.locator(".quiz-key li:visible")
    assert key.count() == page.locator(".quiz-drawn > .quiz-question").count()
    answers = key.all_inner_texts()
    offered = " ".join(page.locator(".quiz-drawn .quiz-offered").all_inner_texts())
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    sheets = [" ".join(unicodedata.normalize("NFKC", one.extract_text()).split()) for one in pages]
    context.close()
    assert len(sheets) >= 2
    assert "정답" in sheets[-1] and not any("정답" in sheet for sheet in sheets[:-1])
    assert "이름" in sheets[0]
    typed = [answer for answer in answers if answer.isascii() and answer not in offered]
    assert typed
    for answer in typed:
        assert answer in sheets[-1] and not any(answer in sheet for sheet in sheets[:-1]), answer


def test_its_script_is_light() -> None:
    folder = ROOT / "code" / "companion" / "quiz" / "assets"
    assert (
        sum(len(gzip.compress(path.read_bytes())) for path in folder.glob("*.js")) <= SCRIPT_LIMIT
    )


@pytest.mark.parametrize(("path", "loads"), [(PAGE, True), ("book/study.html", False)])
def test_its_script_is_loaded_where_there_is_a_test(
    site: str, desktop: Page, path: str, loads: bool
) -> None:
    scripts: list[str] = []
    desktop.on(
        "response",
        lambda answer: (
            scripts.append(answer.text()) if answer.request.resource_type == "script" else None
        ),
    )
    desktop.goto(f"{site}/{path}", wait_until="networkidle")
    assert any(KEY in script for script in scripts) == loads


def test_no_option_or_question_is_a_link() -> None:
    """A link to an entry, and the card that it opens, would give the answer away."""
    for chapter, path in PAGES.items():
        text = Path(SITE / path).read_text(encoding="utf-8").partition("data-chapter=")[2]
        assert "<fieldset" in text, chapter
        for fieldset in text.split("<fieldset")[1:]:
            assert "<a " not in fieldset.split("</fieldset>")[0], chapter
