"""The report and the page of one case in a real browser: they fit every width, axe-core finds nothing, they print, and they run nothing.

`.ci/outside_pages.sh` brings what these tests need.
"""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import sendrules as sr
from browser import LOOKS, WIDTHS, sideways, violations
from sendrules.case.files import read_case_file
from sendrules.commissioning.forecast import forecast
from sendrules.commissioning.inputs import read_inputs
from sendrules.report.pages import plan_part, write_case_page, write_report
from sendrules.testing import caseload

pytestmark = [pytest.mark.outside, pytest.mark.filterwarnings("default")]  # playwright leaves a loop open when it stops
EXAMPLES = Path(__file__).parents[3] / "examples"
AS_OF = date(2026, 1, 5)
A4 = 688
"""How many pixels of CSS the text of a sheet of A4 is wide, within its margins of 14 mm."""
HOSTILE = (
    "<script>window.hit = 1</script>", "<img src=x onerror='window.hit = 1'>", '=HYPERLINK("http://evil.example")',
    'x" onload="window.hit = 1', "a\u202eb\u2066c", "one\ntwo", "x" * 10_000,
)  # fmt: skip


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """Every kind of page with all its parts, by name."""
    folder = tmp_path_factory.mktemp("pages")
    table = caseload(30, seed=16, as_of=AS_OF)
    schools = [f"School {sum(map(ord, case)) % 9}" for case in table["case"].to_pylist()]
    table = table.append_column("facts.school", pa.array(schools))
    plan = plan_part(forecast(read_inputs(EXAMPLES / "commissioning" / "inputs.toml"), runs=20), notes=("A note.",))
    write_report(table, folder / "report.html", as_of=AS_OF, authority="Kent", plan=plan)
    write_report(table.slice(0, 0), folder / "empty.html", as_of=AS_OF)
    case = read_case_file(EXAMPLES / "cases" / "late-review.json")
    write_case_page(sr.evaluate(case, as_of=AS_OF), folder / "case.html")
    return {name: (folder / f"{name}.html").as_uri() for name in ("report", "empty", "case")}


@pytest.mark.parametrize("name", ["report", "empty", "case"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways_and_nothing_is_asked_for(pages, shown, width, name):
    page = shown(pages[name], width)
    assert sideways(page) == 0
    assert page.said == []


@pytest.mark.parametrize("name", ["report", "empty", "case"])
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(pages, shown, width, scheme, name):
    assert violations(shown(pages[name], width, scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report", "case"])
def test_one_drawing_of_each_is_shown(pages, shown, name, scheme):
    for width, form in ((320, "slim"), (1280, "wide")):
        page = shown(pages[name], width, scheme)
        drawn = page.locator("svg:visible")
        assert drawn.count() == page.locator(".chart").count() / (4 if name == "case" else 2)
        kinds = page.evaluate(
            "() => [...document.querySelectorAll('svg')].filter(e => e.checkVisibility()).map(e => e.closest('.chart').className)"
        )
        assert all(scheme in kind for kind in kinds)
        if name == "case":
            assert page.locator(f".{form} svg:visible").count() == 1


@pytest.mark.parametrize("name", ["report", "empty", "case"])
def test_it_prints_on_a4_in_black_on_white(pages, shown, name):
    page = shown(pages[name], A4, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert sideways(page) == 0
    wide = page.evaluate(
        "() => [...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)"
    )
    assert wide == []  # paper does not scroll
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".dark svg:visible, nav:visible, .skip:visible, .slim svg:visible").count() == 0
    assert page.locator("details:not([open])").count() == 0
    if name != "empty":
        assert page.locator(".light svg:visible").count() > 0
        tall = page.evaluate("() => [...document.querySelectorAll('svg')].map(e => e.getBoundingClientRect().height)")
        assert max(tall) < 1000  # a sheet has 265 mm, 1,001 pixels
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_keyboard_reaches_the_skip_link_the_contents_and_every_table(pages, shown):
    page = shown(pages["report"], 320)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Skip to the report"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    reached = set()
    for _ in range(page.locator(".scroll, summary, a").count() + 1):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.ariaLabel || ''"))
    regions = page.evaluate("() => [...document.querySelectorAll('.scroll')].map(e => e.ariaLabel)")
    assert set(regions) <= reached
    assert len(regions) > 15


def test_arrow_keys_scroll_a_table_that_is_too_wide(pages, shown):
    page = shown(pages["report"], 320)
    table = page.locator(".scroll").first
    table.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.scroll').scrollLeft > 0")


def harmless(page):
    """See that nothing ran, was asked for, or turned the text round: on the screen and on paper."""
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert page.evaluate("() => window.hit") is None
        text = page.inner_text("body")
        assert not set("\u202e\u2066") & set(text)
    page.emulate_media(media="screen")
    assert sideways(page) == 0
    assert page.said == []
    assert page.locator("script, img, iframe").count() == 0
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_cells_are_inert_in_the_report(shown, tmp_path, text):
    rows = [
        ("A-17", "request", "2025-05-21", text),
        (text, "request", "2025-05-21", "Oak"),
        ("A-18", text, "2025-05-21", "Oak"),
    ]
    rows += [("A-19", "final-plan", "2024-11-04", text), ("A-20", "request", text, "Oak")]
    names = ("case", "kind", "on", "facts.school")
    table = pa.table({name: [row[n] for row in rows] for n, name in enumerate(names)})
    write_report(table, tmp_path / "report.html", as_of=AS_OF, authority=text)
    page = shown((tmp_path / "report.html").as_uri(), 320)
    harmless(page)
    assert "cannot be used" in page.inner_text("#main")


@pytest.mark.parametrize("text", HOSTILE[:4], ids=range(4))
def test_hostile_names_are_inert_in_the_page_of_a_case(shown, tmp_path, text):
    asked = sr.Event(kind="advice-request", on=date(2025, 7, 14), to="nhs-trust", about=text)
    case = sr.Case(reference=text, events=[sr.Event(kind="request", on=date(2025, 5, 21)), asked])
    write_case_page(sr.evaluate(case, as_of=AS_OF), tmp_path / "case.html")
    page = shown((tmp_path / "case.html").as_uri(), 320)
    harmless(page)
    assert text in page.inner_text("h1")
