"""The plan in a report: the ranges and charts of the forecast, and what it asks for where it is undetermined."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from sendrules.commissioning.forecast import forecast
from sendrules.commissioning.inputs import read_inputs
from sendrules.commissioning.projections.those_who_wait import placed
from sendrules.report.pages import plan_part, report_of

INPUTS = Path(__file__).parents[4] / "examples" / "commissioning" / "inputs.toml"
AS_OF = date(2026, 1, 5)


@pytest.fixture(scope="module")
def told():
    found = forecast(read_inputs(INPUTS), runs=50)
    return found, plan_part(found)


def html(part) -> str:
    table = pa.table({"case": ["A-17"], "kind": ["request"], "on": ["2025-05-21"]})
    return report_of(table, as_of=AS_OF, plan=part).html


def test_the_ranges_are_those_of_the_forecast(told):
    found, part = told
    said = ("Each of those who wait now has had a place", "None of those who wait now still waits for a place")
    for again, (what, shown) in enumerate(part.cleared[:2]):
        ends = placed(found, again=bool(again))
        assert what == said[again]
        assert shown == tuple(f"end of {day:%B %Y}" for day in (ends.p10, ends.p50, ends.p90))
    assert (part.first, part.last, part.runs) == (date(2027, 1, 1), date(2028, 12, 1), 50)
    assert part.missing == ()


def test_each_chart_has_its_table_with_a_row_a_month(told):
    found, part = told
    shown = {one.id: one for one in part.pictures}
    assert list(shown) == ["plan-burn-down", "plan-waiting", "plan-late", "plan-on-time"]
    waiting = shown["plan-waiting"]
    assert waiting.heads == ("Month", "waiting: P10", "waiting: P50", "waiting: P90")
    assert len(waiting.rows) == 25  # 24 months, and the day before the first
    assert waiting.rows[0] == ("December 2026", "251", "251", "251")
    ends = found.range_of("waiting")
    assert waiting.rows[1] == ("January 2027", *(f"{ends[n][0]:,.1f}".removesuffix(".0") for n in range(3)))
    assert len(shown["plan-late"].heads) == 7
    assert shown["plan-on-time"].rows[0][1].endswith("%")
    assert all(one.light.startswith("<svg") and one.light != one.dark for one in part.pictures)


def test_it_stands_in_the_page_with_a_place_in_the_contents(told):
    page = html(told[1])
    assert '<a href="#plan">The plan: when the backlog clears</a>' in page
    assert page.index('id="plan"') < page.index('id="advice"')
    assert page.count('class="chart light"') == 4 + page.split('id="plan"')[0].count('class="chart light"')


def test_a_plan_that_lacks_an_input_has_no_number_and_asks_for_it():
    inputs = read_inputs(INPUTS).model_copy(update={"waiting": None})
    part = plan_part(forecast(inputs, runs=10))
    assert (part.determined, part.cleared, part.pictures) == (False, (), ())
    assert part.missing[0].at == "waiting"
    page = html(part)
    assert "<strong>Undetermined.</strong>" in page
    assert part.missing[0].ask.replace("'", "&#39;") in page
    assert "P50" in page.split('id="plan"')[1]


def test_where_nobody_knows_how_long_they_wait_who_is_late_is_not_told(told):
    found, _ = told
    part = plan_part(found, ages_known=False)
    assert [one.id for one in part.pictures] == ["plan-burn-down", "plan-waiting", "plan-on-time"]
    assert len(part.cleared) == 2
    assert not any("20 weeks" in what for what, _ in part.cleared)


def test_a_hostile_note_is_only_text(told):
    page = html(plan_part(told[0], notes=("<script>alert(1)</script>",)))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
