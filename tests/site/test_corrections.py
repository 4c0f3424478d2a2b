"""A reader who holds the printed page finds what is wrong there, and can check it."""

import re

import pytest
from playwright.sync_api import Page, expect

from accessibility import violations
from support import ROOT

pytestmark = pytest.mark.slow

ICONS = ROOT / "code/companion/corrections/assets"
PAGE = "book/corrections.html"
FIGURE = "#correction-figure-1-2-is-supervised"


@pytest.fixture
def corrections(site: str, phone: Page) -> Page:
    phone.goto(f"{site}/{PAGE}")
    expect(phone.get_by_label("지금 보는 교과서 쪽")).to_be_visible()
    return phone


def shown(page: Page) -> list[str]:
    return page.locator(".correction[id]:visible").evaluate_all("all => all.map(one => one.id)")


def test_what_is_wrong_on_page_31_is_one_look_up(corrections: Page) -> None:
    everything = shown(corrections)
    corrections.get_by_label("지금 보는 교과서 쪽").fill("31")
    found = shown(corrections)
    assert FIGURE[1:] in found and len(found) < len(everything)
    assert all("31쪽" in corrections.locator(f"#{one}").text_content() for one in found)
    expect(corrections.locator(".correction-filter output")).to_have_text(
        f"31쪽의 교정 {len(found)}건"
    )
    expect(corrections).to_have_url(re.compile(r"\?page=31$"))


def test_the_address_of_a_printed_page_answers(site: str, phone: Page) -> None:
    phone.goto(f"{site}/{PAGE}?page=31")
    expect(phone.get_by_label("지금 보는 교과서 쪽")).to_have_value("31")
    expect(phone.locator(FIGURE)).to_be_visible()
    assert len(shown(phone)) < phone.locator(".correction[id]").count()


def test_a_page_without_corrections_leads_to_the_nearest(corrections: Page) -> None:
    corrections.get_by_label("지금 보는 교과서 쪽").fill("30")
    assert shown(corrections) == []
    nearest = corrections.locator(".correction-nearest")
    nearest.get_by_role("link", name="31쪽").click()
    expect(corrections.locator(FIGURE)).to_be_visible()


def test_filters_narrow_and_can_be_taken_back(corrections: Page) -> None:
    everything = shown(corrections)
    for label, value, name in (
        ("장 거르기", "1", "chapter"),
        ("종류 거르기", "lecture", "kind"),
        ("정도 거르기", "misleading", "severity"),
    ):
        corrections.get_by_label(label).select_option(value)
        found = shown(corrections)
        assert 0 < len(found) < len(everything)
        assert all(corrections.locator(f"#{one}.{name}-{value}").count() == 1 for one in found), (
            name
        )
        expect(corrections).to_have_url(re.compile(f"{name}={value}"))
    headings = corrections.locator(".correction-group:visible > h2")
    assert headings.count() == 1, "a chapter without a card left is not shown"
    corrections.get_by_role("button", name="모두 보기").click()
    output = corrections.locator(".correction-filter output")
    expect(output).to_have_text(f"교정 {len(everything)}건")
    assert shown(corrections) == everything
    expect(corrections).to_have_url(re.compile(r"corrections\.html$"))


def test_cards_stand_in_the_order_of_the_textbook(corrections: Page) -> None:
    order = corrections.locator(".correction[id]").evaluate_all(
        "all => all.map(one => Number(/chapter-(\\d+)/.exec(one.className)?.[1] ?? 1000))"
    )
    assert order == sorted(order) and len(order) > 1


def test_the_address_of_a_correction_unfolds_it(site: str, phone: Page) -> None:
    target = "#correction-lora-loads-the-base-weights"
    phone.goto(f"{site}/{PAGE}?page=31{target}")
    expect(phone.locator(target)).to_be_in_viewport()
    expect(phone.locator(f"{target} details")).to_have_attribute("open", "")


def test_from_the_claim_to_its_proof_and_back(site: str, phone: Page) -> None:
    phone.goto(f"{site}/{PAGE}{FIGURE}")
    phone.locator(FIGURE).get_by_role("link", name="실행한 증명 셀").first.click()
    cell = phone.locator("#cell-kmeans-without-answers")
    expect(cell).to_be_in_viewport()
    cell.locator(".proves a").first.click()
    expect(phone.locator(FIGURE)).to_be_in_viewport()


def test_severity_is_a_word_and_an_icon_and_a_colour(corrections: Page) -> None:
    seen = set()
    for name, word in {
        "wrong": "틀림", "misleading": "오해를 부름", "outdated": "낡음", "fine-print": "잔글씨",
        "debated": "논쟁 중",
    }.items():  # fmt: skip
        title = corrections.locator(f".correction-{name} > .admonition-title").first
        expect(title).to_contain_text(f"교정 · {word}:")
        icon, colour = title.evaluate(
            "one => (({maskImage, backgroundColor}) => [maskImage, backgroundColor])"
            "(getComputedStyle(one, '::after'))"
        )
        drawn = re.search(r' d="([^"]+)"', (ICONS / f"correction-{name}.svg").read_text())
        assert drawn and drawn[1] in icon, "the severity's own drawing, within the style sheet"
        seen.add(icon)
        assert colour not in ("", "rgba(0, 0, 0, 0)")
    assert len(seen) == 5


def test_without_scripts_every_correction_and_its_proof_can_be_read(site: str, phone: Page) -> None:
    plain = phone.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{site}/{PAGE}{FIGURE}")
    expect(plain.locator(FIGURE)).to_be_visible()
    expect(plain.locator(".correction-filter")).to_be_hidden()
    plain.locator(f"{FIGURE} ~ .correction summary").first.click()
    expect(plain.locator(f"{FIGURE} ~ .correction details[open]").first).to_be_visible()
    plain.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_cards_are_accessible_folded_and_unfolded(corrections: Page, theme: str) -> None:
    corrections.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    corrections.get_by_label("장 거르기").select_option("1")
    assert violations(corrections, ".correction-filter", ".correction-group") == []
    corrections.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(corrections, ".correction-group") == []


def test_nothing_is_wider_than_the_phone(corrections: Page) -> None:
    corrections.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    wide = corrections.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_each_chapter_counts_its_corrections_and_leads_to_them(site: str, phone: Page) -> None:
    phone.goto(f"{site}/book/08-computer-vision/index.html")
    rubric = phone.get_by_text(re.compile(r"^교정 \d+건$"))
    count = int(re.sub(r"\D", "", rubric.inner_text()))
    assert count >= 6
    phone.get_by_role("link", name="근거와 함께 한꺼번에 보기").click()
    expect(phone).to_have_url(re.compile(r"corrections\.html\?chapter=8$"))
    expect(phone.locator(".correction-filter output")).to_have_text(f"교정 {count}건")


def test_works_are_named_where_a_card_stands_alone_and_linked_in_the_list(
    site: str, desktop: Page
) -> None:
    work = ".bibtex-citation a[href*='references.html']"
    desktop.goto(f"{site}/book/corrections.html")
    assert desktop.locator(work).count() > 20
    assert not desktop.locator(f"{work}[title]").count()
    desktop.goto(f"{site}/book/01-what-is-deep-learning/02-history.html")
    assert desktop.locator(f"{work}[title]").count()
