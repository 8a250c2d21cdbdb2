"""The timeline of one case: what is drawn, what is late in it, and the table that holds everything."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

import sendrules as sr
from sendrules.charts import DARK, LIGHT
from sendrules.report.pages.timeline import HEADS, MOST_EVENTS, MOST_LIMITS, NARROW, WIDE, timeline
from sendrules.report.pages.timeline_drawing import LEGEND

AS_OF = date(2026, 1, 5)
LATE = "7 3"
"""The dashes of days late."""


def result(*events: tuple[str, date], as_of: date = AS_OF, reference: str = "A-17", about: str | None = None):
    made = [sr.Event(kind=kind, on=on, about=about if kind == "advice-request" else None) for kind, on in events]
    return sr.evaluate(sr.Case(reference=reference, events=made), as_of=as_of)


def shapes(svg: str, tag: str) -> list[dict[str, str]]:
    return [one.attrib for one in ElementTree.fromstring(svg).iter() if one.tag.endswith(f"}}{tag}")]


def words(svg: str) -> str:
    return " ".join(one.text or "" for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("}text"))


def late(svg: str) -> list[str]:
    return [one["d"] for one in shapes(svg, "path") if one.get("stroke-dasharray") == LATE]


REQUEST = ("request", date(2025, 5, 21)), ("decision-to-assess", date(2025, 7, 1))


def test_a_limit_is_late_from_the_day_after_its_last_day():
    last = date(2025, 10, 8)  # 140 days after 21 May
    before = {day: late(timeline(result(*REQUEST, as_of=day)).svg) for day in (last, last + timedelta(1))}
    assert len(before[last + timedelta(1)]) == len(before[last]) + 1
    assert "Send the finalised EHC plan: due Wed 8 Oct 2025; not done: 1 day overdue" in words(
        timeline(result(*REQUEST, as_of=last + timedelta(1))).svg
    )


def test_what_was_done_late_is_drawn_late_to_the_day_that_it_was_done():
    issued = date(2025, 10, 20)
    svg = timeline(result(*REQUEST, ("final-plan", issued), as_of=AS_OF)).svg
    first, last = (
        date(2025, 5, 21),
        AS_OF + timedelta(400),
    )  # the review of the plan is due within that: 20 October 2026
    last = min(last, date(2026, 10, 19))
    ends = [12 + (day - first).days / (last - first).days * (WIDE - 24) for day in (date(2025, 10, 8), issued)]
    drawn = [tuple(float(x) for x in one[1:].replace("H", ",").split(",")) for one in late(svg)]
    assert any(abs(x - ends[0]) <= 0.1 and abs(to - ends[1]) <= 0.1 for x, _, to in drawn)


def test_a_step_that_files_leave_out_is_not_drawn_late():
    plan = (
        ("request", date(2024, 5, 21)), ("decision-to-assess", date(2024, 6, 20)), ("plan-decision", date(2024, 8, 1)),
        ("final-plan", date(2024, 9, 2)), ("review-meeting", date(2025, 7, 1)), ("decision-to-continue", date(2025, 7, 15)),
    )  # fmt: skip
    found = timeline(result(*plan))
    assert "Circulate the advice and information before the review meeting: due" in words(found.svg)
    assert late(found.svg) == []


def test_what_another_answer_to_an_open_question_turns_round_is_marked():
    found = timeline(result(*REQUEST))
    rows = {row[1]: row[2] for row in found.rows}
    sixteen = "Complete the assessment and decide whether to make an EHC plan"
    assert rows[sixteen].endswith(
        "; contested"
    )  # whether 16 weeks are a limit for a plan too: sixteen-weeks-either-way
    assert "contested" not in rows["Send the finalised EHC plan"]
    assert words(found.svg).count("contested") == 1


def test_the_table_has_every_event_and_every_limit():
    answer = result(*REQUEST)
    found = timeline(answer)
    limits = [i for duty in answer.values() for i in duty.instances]
    assert len(found.rows) == len(limits) + 2
    assert found.heads == HEADS
    assert {len(row) for row in found.rows} == {len(HEADS)}
    assert sum(row[2] == "happened" for row in found.rows) == 2
    assert sorted(row[4] for row in found.rows if row[4]) == sorted(i.duty.provision.brief for i in limits)


def test_a_long_case_is_cut_and_says_so():
    many = [("advice-request", date(2025, 1, 1) + timedelta(n)) for n in range(60)]
    found = timeline(result(*many))
    rings = shapes(found.svg, "circle")
    assert found.left_out == len(found.rows) - len(rings) - found.svg.count(" due ") - found.svg.count(": due")
    assert f"{found.left_out} more are not drawn. The table has all." in words(found.svg)
    assert len(rings) <= MOST_EVENTS + MOST_LIMITS


def test_what_is_years_away_does_not_squeeze_the_drawing():
    far = date(2031, 3, 3)
    found = timeline(result(*REQUEST, ("turns-25", far)))
    assert "2031" not in words(found.svg)
    assert any("2031" in row[0] for row in found.rows)


def test_a_limit_before_the_event_that_starts_it_has_its_stroke_alone():
    meeting = date(2026, 3, 2)
    svg = timeline(result(("final-plan", date(2025, 3, 3)), ("review-meeting", meeting))).svg
    assert "Give notice of the date of the review meeting: due" in words(svg)
    assert all(float(one["width"]) > 1 for one in shapes(svg, "rect") if "x" in one)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_everything_is_drawn_within_the_width(look, width):
    svg = timeline(result(*REQUEST, ("advice-request", date(2025, 7, 14))), look=look, width=width).svg
    assert all(0 < float(one["cx"]) <= width - 5 for one in shapes(svg, "circle"))
    assert all(len(line) * 6.9 <= width for line in LEGEND.split(". ") if width == WIDE)
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox", "").split()[2] == str(width)
    names = [one.attrib["id"] for one in root if "id" in one.attrib]
    assert root.get("aria-labelledby") == " ".join(names)
    assert len(names) == 2
    assert look.background in svg


def test_no_two_drawings_of_a_page_share_an_id():
    drawn = [
        timeline(result(*REQUEST), look=look, width=width).svg for look in (LIGHT, DARK) for width in (WIDE, NARROW)
    ]
    assert len({ElementTree.fromstring(svg).get("aria-labelledby") for svg in drawn}) == 4
    assert drawn[0] == timeline(result(*REQUEST)).svg


def test_nothing_happened_yet():
    found = timeline(result())
    assert (found.svg, found.rows, found.left_out) == ("", (), 0)
    assert found.description == "0 events and 0 limits. Late now: 0. Still to come: 0. Done late: 0. Done in time: 0."
    assert timeline(result(*REQUEST, as_of=date(2025, 1, 1))).svg == ""


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</text></svg>", '=HYPERLINK("x")', "x" * 190])
def test_a_hostile_name_is_only_text(text):
    found = timeline(result(*REQUEST, ("advice-request", date(2025, 7, 14)), about=text, reference=text[:60]))
    tags = {one.tag.partition("}")[2] for one in ElementTree.fromstring(found.svg).iter()}
    assert tags == {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}
    assert text[:20] in words(found.svg).replace(" ", "") or text[:20] in words(found.svg)
