"""What every chart is: one text that says what it is, refers to nothing outside, and comes out the same again."""

import os
import re
import subprocess
import sys
from datetime import date
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from sendrules.charts import DARK, LIGHT, Bar, Cleared, Mark, Point, Series, bar_chart, burn_down, line_chart
from sendrules.charts.frame import HEIGHT, top_of
from sendrules.charts.labels import DASHES, apart
from sendrules.charts.looks import SHAPE_CONTRAST, TEXT_CONTRAST, contrast

SVG = "{http://www.w3.org/2000/svg}"
DEC, JAN, FEB, MAR = date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1)
WAITING = Series("waiting", (Point(DEC, 200, 200, 200), Point(JAN, 150, 140, 170), Point(FEB, 0, 0, 60)))
HOSTILE = '<script>alert(1)</script>\u202e\x1b[31m\ufffe]]>&lt;"' + "x" * 10_000


@cache
def lines(look=LIGHT):
    return line_chart([WAITING], title="Waiting", unit="cases", marks=(Mark(JAN, "promised"),), look=look)


@cache
def burning(look=LIGHT):
    return burn_down(WAITING, Cleared(JAN, FEB, None), title="Backlog", look=look)


@cache
def bars(look=LIGHT):
    return bar_chart([Bar("under 5", 12, 10, 15), Bar("not known", None)], title="Ages", unit="requests", look=look)


@cache
def hostile():
    series = [Series(HOSTILE, (Point(DEC, 3), Point(JAN, 2))), Series(f"b{HOSTILE}", (Point(DEC, 1),))]
    return line_chart(series, title=HOSTILE, unit=HOSTILE, about=HOSTILE, marks=(Mark(DEC, HOSTILE),))


EVERY = pytest.mark.parametrize("draw", [lines, burning, bars, hostile])


def texts(svg: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@EVERY
def test_it_says_what_it_is(draw):
    chart = draw()
    root = ElementTree.fromstring(chart.svg)
    title, described = root[0], root[1]
    assert (title.tag, described.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    assert title.text
    assert described.text


@EVERY
def test_it_refers_to_nothing_outside(draw):
    svg = draw().svg
    assert re.findall(r"https?://[^\"' ]*", svg) == ["http://www.w3.org/2000/svg"]
    tags = {found.tag.removeprefix(SVG) for found in ElementTree.fromstring(svg).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "line", "text", "tspan"}
    names = {name for found in ElementTree.fromstring(svg).iter() for name in found.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}


@EVERY
def test_the_same_data_give_the_same_text(draw):
    assert draw().svg == draw.__wrapped__().svg


def test_no_clock_or_time_zone_changes_it():
    code = (
        "import sys; from datetime import date; from sendrules.charts import *; "
        "p = (Point(date(2026, 12, 1), 3), Point(date(2027, 1, 1), 2)); "
        "sys.stdout.write(line_chart([Series('a', p)], title='t', unit='cases').svg)"
    )
    found = set()
    for zone in ("America/Los_Angeles", "Pacific/Kiritimati"):
        run = [sys.executable, "-c", code]
        done = subprocess.run(run, capture_output=True, check=True, env={**os.environ, "TZ": zone})
        found.add(done.stdout)
    assert len(found) == 1


def test_two_charts_on_one_page_have_ids_of_their_own():
    ids = [id for chart in (lines(), burning(), bars(), lines(DARK)) for id in re.findall(r' id="([^"]+)"', chart.svg)]
    assert len(ids) == len(set(ids)) == 8


def test_text_from_outside_only_reads_as_text():
    chart = hostile()
    assert "<script" not in chart.svg
    assert not {"\u202e", "\x1b", "\ufffe"} & set(chart.svg)
    assert r"\u202e" in chart.svg
    assert max(len(text) for text in texts(chart.svg)) < 120
    assert len(chart.svg) < 40_000
    assert chart.table.column("series").to_pylist()[0] == HOSTILE


def test_what_is_not_known_is_a_gap_and_never_nought():
    known = Series("a", (Point(DEC, 5), Point(JAN, None), Point(FEB, 3), Point(MAR, 4)))
    chart = line_chart([known], title="t", unit="cases")
    assert chart.table.column("value").to_pylist() == [5, None, 3, 4]
    assert "not known in 1 of 4 points" in chart.description
    unknown = line_chart([Series("a", (Point(DEC, None),))], title="t", unit="cases")
    assert "a: not known: not known" not in unknown.svg
    assert unknown.description == "a: not known."
    assert "a: not known" in texts(unknown.svg)
    assert "not known" in texts(bars().svg)


def test_the_ends_of_a_range_are_named_with_their_values():
    assert {"P90: 60", "P50: 0", "P10: 0"} <= set(texts(lines().svg))
    two = [WAITING, Series("other", (Point(DEC, 1), Point(FEB, 7)))]
    assert {"waiting: 0", "other: 7"} <= set(texts(line_chart(two, title="t", unit="cases").svg))


def test_a_burn_down_says_when_nobody_waits():
    assert "P10 January 2027, P50 February 2027, P90 later than the chart shows" in burning().description
    assert "not known" in burn_down(WAITING, None, title="t").description
    assert "somebody still waits" in burn_down(WAITING, Cleared(None, None, None), title="t").description


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_contrast_is_enough(look):
    for colour in (look.ink, look.quiet):
        assert contrast(colour, look.background) >= TEXT_CONTRAST
    for colour in (*look.series, look.bar):
        assert contrast(colour, look.background) >= SHAPE_CONTRAST
    assert contrast(look.bar, look.ink) >= SHAPE_CONTRAST
    assert len(look.series) == len(set(DASHES)) == 6


@pytest.mark.parametrize("draw", [lines, burning, bars])
def test_each_look_has_its_own_colours_and_nothing_else(draw):
    for look in (LIGHT, DARK):
        used = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", draw(look).svg))
        assert used <= {look.background, look.ink, look.quiet, look.grid, look.bar, *look.series}


def test_it_is_saved_with_its_table(tmp_path):
    drawn, behind = lines().save(tmp_path, "waiting")
    assert drawn.read_text(encoding="utf-8") == lines().svg
    assert behind.read_text(encoding="utf-8").splitlines()[1:] == [
        '"waiting",2026-12-01,200,200,200',
        '"waiting",2027-01-01,150,140,170',
        '"waiting",2027-02-01,0,0,60',
    ]


@pytest.mark.parametrize("places", [[1, 2, 3, 290, 295, 300], [300] * 6, [0, 100, 200]])
def test_names_do_not_cover_each_other(places):
    found = apart(places, 15, HEIGHT)
    assert all(later - earlier >= 15 for earlier, later in pairwise(found))
    assert max(found) <= HEIGHT


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (3, 3), (7, 8), (812, 1000), (2.4, 3), (99, 100), (101, 125)]
)
def test_an_axis_ends_at_a_round_number(most, top):
    found, step = top_of([most])
    assert (found, found % step) == (top, 0)
