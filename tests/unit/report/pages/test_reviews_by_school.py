"""Reviews by school: the days of each meeting, as the law counts them, and what the file does not say."""

from datetime import date

import pyarrow as pa

from sendrules.caseload import evaluate
from sendrules.report.pages import report_of
from sendrules.report.pages.reviews_by_school import MOST_SCHOOLS, MOST_SHOWN, by_school, table_of_reviews

AS_OF = date(2026, 1, 5)


def answers(*rows: tuple[str, str, str], as_of: date = AS_OF) -> pa.Table:
    table = pa.table({name: [row[n] for row in rows] for n, name in enumerate(("case", "kind", "on"))})
    return evaluate(table, as_of=as_of).table


PLANNED = (("A-17", "final-plan", "2025-03-03"), ("A-17", "review-meeting", "2026-02-16"))


def test_the_days_of_a_meeting_that_is_planned():
    found = by_school(answers(*PLANNED), {"A-17": "Oak Primary"}, AS_OF)
    [one] = found.reviews
    assert (one.school, one.case, one.meeting) == ("Oak Primary", "A-17", date(2026, 2, 16))
    assert one.due
    assert one.due.told == ("2 Mar 2026", "")
    # reg 20(3), (4): two clear weeks, so the fifteenth day before; reg 20(9): 14 days after; reg 20(10): 28 days after
    assert {name: day.told for name, day in one.steps.items()} == {
        "notice": ("1 Feb 2026", ""), "papers": ("1 Feb 2026", ""), "report": ("2 Mar 2026", ""), "decision": ("16 Mar 2026", ""),
    }  # fmt: skip
    assert found.schools == (("Oak Primary", 0, 0, 1),)


def test_each_step_says_how_it_stands():
    held = (
        ("A-17", "final-plan", "2025-03-03"), ("A-17", "review-meeting", "2025-12-08"),
        ("A-17", "review-meeting-notice", "2025-11-10"), ("A-17", "review-report", "2025-12-15"),
    )  # fmt: skip
    days = {day: by_school(answers(*held, as_of=day), {}, day).reviews for day in (AS_OF, date(2026, 1, 6))}
    told = {name: day.told for name, day in days[AS_OF][0].steps.items()}
    assert told == {
        "notice": ("done 10 Nov 2025", ""), "papers": ("23 Nov 2025", "no record"), "report": ("done 15 Dec 2025", ""),
        "decision": ("5 Jan 2026", ""),
    }  # fmt: skip
    assert days[date(2026, 1, 6)][0].steps["decision"].told == ("5 Jan 2026", "overdue")


def test_a_meeting_of_which_nothing_is_asked_any_more_is_not_here():
    held = (*PLANNED[:1], ("A-17", "review-meeting", "2025-11-03"), ("A-17", "decision-to-continue", "2025-11-24"))
    assert by_school(answers(*held), {}, AS_OF).reviews == ()


def test_a_review_is_listed_for_twelve_weeks_before_its_day_and_for_ever_after():
    plan = (
        "A-17",
        "final-plan",
        "2025-03-31",
    )  # to be reviewed by 30 March 2026: 26 + 28 + 30 = 84 days after 5 January
    for day, many in ((date(2026, 1, 4), 0), (AS_OF, 1), (date(2026, 3, 30), 1), (date(2027, 3, 31), 1)):
        assert len(by_school(answers(plan, as_of=day), {}, day).reviews) == many, day
    [late] = by_school(answers(plan, as_of=date(2026, 3, 31)), {}, date(2026, 3, 31)).reviews
    # whether "the period of 12 months starting with" a day takes that day in is an open question
    assert late.due
    assert late.due.told == ("30 Mar 2026", "contested")


def test_schools_are_counted_and_what_has_none_comes_last():
    rows = [
        ("A-1", "final-plan", "2025-02-03"), ("B-1", "final-plan", "2024-11-04"), ("B-2", "final-plan", "2025-03-03"),
        ("C-1", "final-plan", "2024-11-04"),
    ]  # fmt: skip
    found = by_school(answers(*rows), {"A-1": "Ash", "B-1": 123456, "B-2": 123456}, AS_OF)
    assert found.schools == (("123456", 1, 1, 0), ("Ash", 0, 1, 0), ("School not in the file", 1, 0, 0))
    assert [(one.school, one.case) for one in found.reviews] == [
        ("123456", "B-2"), ("123456", "B-1"), ("Ash", "A-1"), ("", "C-1"),
    ]  # fmt: skip
    table = table_of_reviews(found.reviews)
    assert table["school"].to_pylist() == ["123456", "123456", "Ash", None]
    assert table["due"].to_pylist()[0] == date(2026, 3, 2)
    assert table["due_standing"].to_pylist() == ["due", "contested", "due", "contested"]


def test_half_of_what_is_shown_can_still_be_kept_where_there_is_so_much():
    late = [(f"L-{n}", "final-plan", "2024-11-04") for n in range(MOST_SHOWN)]
    ahead = [(f"A-{n}", "final-plan", "2025-02-03") for n in range(MOST_SHOWN)]
    schools = {f"L-{n}": f"school {n}" for n in range(MOST_SHOWN)}
    found = by_school(answers(*late, *ahead), schools, AS_OF)
    shown = [one for _, rows in found.shown for one in rows]
    assert len(shown) == MOST_SHOWN
    assert sum(one.case.startswith("A-") for one in shown) == MOST_SHOWN // 2
    assert (len(found.schools), found.hidden_schools) == (MOST_SCHOOLS, MOST_SHOWN + 1 - MOST_SCHOOLS)


def test_the_page_says_that_the_file_names_no_school():
    table = pa.table({"case": ["A-17"], "kind": ["final-plan"], "on": ["2024-11-04"]})
    html = report_of(table, as_of=AS_OF).html
    assert "The file does not say which school a case is of." in html
    assert "School not in the file" in html
    named = report_of(table.append_column("facts.school", pa.array(["<script>Oak"])), as_of=AS_OF).html
    assert "The file does not say which school" not in named
    assert "&lt;script&gt;Oak" in named
    assert "<script>" not in named
