"""The report in a real browser: on a phone and a desk, in both languages, light and dark, with and without script."""

import pytest

from gongxin.report import write_report
from gongxin.report.page import HEADINGS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(small_result, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for language in ("zh", "en"):
        write_report(small_result, folder / f"{language}.html", language)
    return {language: folder / f"{language}.html" for language in ("zh", "en")}


@pytest.fixture
def opened(browser, files):
    """Open a report; complaints of the console and every request are kept on the page object."""
    contexts = []

    def open_(language, width=1280, **settings):
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.complaints, page.requests = [], []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(files[language].as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_is_whole_quiet_and_as_wide_as_the_screen(opened, files, language, width):
    page = opened(language, width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []
    assert page.requests == [files[language].as_uri()]
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language]
    for id_, _ in HEADINGS:
        assert page.locator(f"section#{id_} h2").is_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_the_share_of_every_province_and_months_large_enough_to_read(opened, language):
    page = opened(language, 390)
    share = page.locator("#map thead th").last.bounding_box()
    assert share["x"] + share["width"] <= 390
    drawn = "(text) => text.getBoundingClientRect().height"
    assert page.locator("#trend svg text").first.evaluate(drawn) >= 9


def test_on_paper_the_letters_of_grades_keep_their_ground(opened):
    page = opened("zh")
    page.emulate_media(media="print")
    ground = page.locator(".letter").first.evaluate("(letter) => getComputedStyle(letter).printColorAdjust")
    assert ground == "exact"


def test_words_are_readable_in_light_and_dark(opened):
    for scheme in ("light", "dark"):
        page = opened("zh", color_scheme=scheme)
        for what in ("p.lead", "section .explain", "#bodies h3", "#detectors td"):
            assert page.evaluate(CONTRAST, what) >= 4.5, (scheme, what)


def test_a_table_is_sorted_by_a_click_and_by_the_keyboard(opened):
    page = opened("en")
    head = page.locator("#map th", has_text="Certificates").locator("button")
    head.click()
    head.click()
    cells = page.locator("#map tbody tr td:nth-child(2)").all_inner_texts()
    assert [int(cell) for cell in cells] == sorted((int(cell) for cell in cells), reverse=True)
    assert page.locator("#map th[aria-sort=descending]").count() == 1
    head.press("Enter")
    assert page.locator("#map th[aria-sort=ascending]").count() == 1


def test_detectors_are_filtered_by_words(opened):
    page = opened("en")
    box = page.locator("#detectors input")
    box.fill("P06 decision")
    shown = page.locator("#detectors tbody tr:visible")
    assert 0 < shown.count() < page.locator("#detectors tbody tr").count()
    assert page.locator("#detectors output").inner_text() == str(shown.count())
    box.fill("")
    assert page.locator("#detectors tbody tr:visible").count() == page.locator("#detectors tbody tr").count()


def test_without_script_everything_is_there_but_the_tools(opened):
    page = opened("en", java_script_enabled=False)
    assert page.locator("#detectors tbody tr").count() > 0
    assert page.locator("th button").count() == 0
    assert page.locator("input:visible").count() == 0


def test_the_first_tab_offers_to_skip_to_the_content(opened):
    page = opened("en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


# Contrast of the first element that fits, after WCAG 2: (lighter + 0.05) / (darker + 0.05).
CONTRAST = """
(what) => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let element = document.querySelector(what);
  const words = light(getComputedStyle(element).color);
  let ground = getComputedStyle(element).backgroundColor;
  while (numbers(ground)[3] === 0) { element = element.parentElement; ground = getComputedStyle(element).backgroundColor; }
  const paper = light(ground);
  return (Math.max(words, paper) + 0.05) / (Math.min(words, paper) + 0.05);
}
"""  # JavaScript
