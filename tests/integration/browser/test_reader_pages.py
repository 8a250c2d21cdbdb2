"""The pages of one case and the letters in a real browser: they fit every width, axe-core finds nothing, and they run nothing.

`.ci/outside_pages.sh` brings what these tests need.
"""

from datetime import date

import pytest

import sendrules as sr
from browser import LOOKS, sideways, violations
from sendrules.report.letters import LetterKind, letter
from sendrules.report.reader_page import Reader, reader_page

pytestmark = [pytest.mark.outside, pytest.mark.filterwarnings("default")]  # playwright leaves a loop open when it stops
HOSTILE = '<script>document.title="run"</script>=HYPERLINK("http://x.example","y")' + "x" * 1900
EVENTS = {
    LetterKind.REQUEST_CHASER: [("request", date(2025, 9, 1))],
    LetterKind.REFUSAL: [("request", date(2025, 9, 1)), ("refusal-to-assess", date(2025, 12, 10))],
    LetterKind.LATE_PLAN: [("request", date(2025, 5, 21)), ("decision-to-assess", date(2025, 7, 1))],
    LetterKind.COMPLAINT: [("request", date(2025, 5, 21)), ("final-plan", date(2025, 12, 1))],
    LetterKind.REVIEW_NOT_HELD: [("final-plan", date(2024, 6, 3))],
}


def result(kind, reference="A-17"):
    events = [sr.Event(kind=name, on=day) for name, day in EVENTS[kind]]
    return sr.evaluate(sr.Case(reference=reference, events=events), as_of=date(2026, 1, 5))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    made = {kind.value: letter(kind, result(kind)).html for kind in LetterKind}
    made |= {reader.value: reader_page(reader, result(LetterKind.LATE_PLAN)).html for reader in Reader}
    made |= {
        f"hostile-{reader.value}": reader_page(reader, result(LetterKind.LATE_PLAN, HOSTILE)).html for reader in Reader
    }
    made["hostile-letter"] = letter("late-plan", result(LetterKind.LATE_PLAN, HOSTILE)).html
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(pages, shown, width, scheme):
    found = sorted(place for place in pages.iterdir() if not place.name.startswith("hostile"))
    assert len(found) == len(LetterKind) + len(Reader)
    for place in found:
        page = shown(place.as_uri(), width, scheme)
        assert sideways(page) == 0, place.name
        assert page.said == [], place.name
        assert violations(page) == [], place.name


@pytest.mark.parametrize("width", [320, 1280])
def test_hostile_text_runs_nothing_and_stays_within_the_window(pages, shown, width):
    for place in sorted(pages.glob("hostile-*.html")):
        page = shown(place.as_uri(), width)
        assert sideways(page) == 0, place.name
        assert page.said == [], place.name
        assert page.title() != "run"
        assert violations(page) == [], place.name


def test_each_look_shows_one_drawing(pages, shown):
    for width, scheme, wanted in [
        (1280, "light", "light wide"),
        (1280, "dark", "dark wide"),
        (320, "light", "light narrow"),
        (320, "dark", "dark narrow"),
    ]:
        page = shown((pages / "officer.html").as_uri(), width, scheme)
        seen = page.evaluate(
            "[...document.querySelectorAll('.chart > div')].filter(e => e.offsetHeight).map(e => e.className)"
        )
        assert seen == [wanted]
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(
        "[...document.querySelectorAll('.chart > div')].filter(e => e.offsetHeight).map(e => e.className)"
    ) == ["light wide"]
