"""What the two pages say, and do not say. Dates worked by hand; cases invented."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from pages import SHORT, event, family, officer
from sendrules.wording.everyday import SELDOM_RECORDED, WORDS
from sendrules.wording.matters import refers_to_law
from sendrules.wording.page import Page, Section

# a request received on Wednesday 21 May 2025: 6 weeks to 2 July, 16 to 10 September, 20 to 8 October
REQUEST = event("request", date(2025, 5, 21))
ASSESS = event("decision-to-assess", date(2025, 7, 1))
REFUSED = (event("request", date(2026, 1, 7)), event("refusal-to-assess", date(2026, 2, 17)))
"""Six weeks from 7 January: 18 February. Two months from 17 February: 17 April 2026, a Friday."""


def test_after_a_refusal_the_open_appeal_leads_with_both_days() -> None:
    page = family(*REFUSED, as_of=date(2026, 3, 1))
    assert page[SHORT] == [
        "**Nothing is late on what is recorded.** You can appeal against the refusal to assess of 17 February 2026: "
        "contact a mediation adviser by 17 April 2026 and appeal by 17 April 2026."
    ]
    assert page["What you can do"][0].startswith(
        "You can appeal against the refusal to assess of 17 February 2026: first"
    )


@pytest.mark.parametrize(("as_of", "open_"), [(date(2026, 4, 17), True), (date(2026, 4, 18), False)])
def test_a_right_that_has_passed_is_said_with_its_day_and_what_may_remain(as_of: date, open_: bool) -> None:
    page = family(*REFUSED, as_of=as_of)
    passed = "The time to appeal against the refusal to assess of 17 February 2026 ended on 17 April 2026."
    assert (passed in page[SHORT][0]) is not open_
    late = f"{passed} The Tribunal can still allow a late appeal, if you ask and give your reasons."
    assert (late in page["What you can do"]) is not open_


def test_the_head_names_the_plan_and_not_the_step_that_is_longest_overdue() -> None:
    page = family(REQUEST, ASSESS, as_of=date(2026, 1, 5))
    assert page[SHORT][0].startswith("**The final EHC plan is 89 days late.** It was due by 8 October 2025. Write to")
    (line,) = page["What is late or was late"]
    assert "The decision whether to make an EHC plan is 117 days late on one reading of the law." in line


def test_of_two_requests_the_earlier_day_governs_in_one_line() -> None:
    # twenty weeks from 7 January: 27 May; from 1 March: 19 July 2026
    events = (event("request", date(2026, 1, 7)), event("request", date(2026, 3, 1)))
    page = family(*events, as_of=date(2026, 6, 12))
    plans = [line for lines in page.values() for line in lines if "19 July 2026" in line]
    assert len(plans) == 1
    assert "It was due by 27 May 2026" in plans[0]
    assert "Counted otherwise it was due by 19 July 2026; the earliest date counts." in plans[0]
    (first, *_) = officer(*events, as_of=date(2026, 6, 12))["Late now"]
    assert "Also due by Sun 19 Jul 2026" in first
    assert "The earliest day governs." in first


def test_what_is_only_not_recorded_is_not_called_late() -> None:
    # the meeting is on 12 May: notice and papers by 27 April, the report by 26 May, the decision by 9 June
    events = (
        event("final-plan", date(2024, 6, 17)),
        event("review-meeting", date(2025, 5, 12)),
        event("decision-to-continue", date(2025, 6, 2)),
    )
    page = family(*events, as_of=date(2025, 6, 10))
    assert page[SHORT][0].startswith(
        "**Nothing is known to be late, but the record does not show whether 3 steps were done in time.**"
    )
    assert "What is late or was late" not in page
    (line,) = (x for x in page["What the record does not show"] if x.startswith("No record of"))
    assert "the papers before the review meeting (due by 27 April 2025)" in line
    text = " ".join(x for lines in officer(*events, as_of=date(2025, 6, 10)).values() for x in lines)
    assert "can no longer be done" not in text


def test_warnings_come_first_in_plain_words_and_with_the_fix_for_an_officer() -> None:
    events = (REQUEST, ASSESS, event("request", date(2025, 9, 1), by="social-care"))
    for page in (family(*events, as_of=date(2025, 9, 2)), officer(*events, as_of=date(2025, 9, 2))):
        assert list(page)[1] in ("Please check first", "Warnings")
    plain = family(*events, as_of=date(2025, 9, 2))["Please check first"]
    assert all("`" not in line and "events." not in line and not refers_to_law(line) for line in plain)
    fixes = officer(*events, as_of=date(2025, 9, 2))["Warnings"]
    assert any("record `responsible` instead" in line.replace("\\", "") for line in fixes)


def test_an_exception_of_several_limits_is_told_once() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 7, 3), last_day=date(2025, 8, 31))
    for page in (
        family(REQUEST, ASSESS, as_of=date(2026, 1, 5), circumstances=[away])["Can the authority be excused?"],
        officer(REQUEST, ASSESS, as_of=date(2026, 1, 5), circumstances=[away])["Exceptions"],
    ):
        assert len([line for line in page if line.startswith("An exception may apply")]) == 1


def test_an_exception_that_lifts_the_limit_is_told_with_who_decided() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 7, 1), last_day=date(2025, 8, 31))
    decided = sr.Determination(limb="reg-13-3-d-exception", by="SEN manager", on=date(2025, 9, 1), reason="invented")
    more: dict[str, Any] = {"circumstances": [away], "determinations": [decided]}
    page = family(REQUEST, ASSESS, event("plan-decision", date(2025, 9, 10)), as_of=date(2026, 1, 5), **more)
    assert page[SHORT][0].startswith("**Nothing is late")
    (line,) = (x for x in page["Can the authority be excused?"] if "lifts the time limit of the final EHC plan" in x)
    assert "The SEN manager decided so on 1 September 2025." in line


def test_an_empty_case_says_so() -> None:
    assert family(as_of=date(2025, 1, 1))[SHORT] == [
        "**Nothing that is recorded has started a time limit for the authority.**"
    ]


def test_a_family_may_comment_on_a_draft_until_the_longer_of_both_times() -> None:
    # 15 days with that of the draft: to Monday 15 September; the letter gives until 26 September
    draft = event("draft-plan", date(2025, 9, 1), closes=date(2025, 9, 26))
    page = family(REQUEST, ASSESS, draft, as_of=date(2025, 9, 3))
    assert "You can comment on the draft plan until 26 September 2025." in page[SHORT][0]
    assert not any("15 September 2025" in line for line in page["What you can do"])


def test_names_from_outside_have_no_effect_on_a_page() -> None:
    asked = event("advice-request", date(2025, 7, 14), to="nhs-trust", about="<b>Oak</b> [x](http://e.example) **y**")
    result = sr.evaluate(sr.Case(reference="<i>[R]", events=[REQUEST, ASSESS, asked]), as_of=date(2026, 1, 5))
    for text in (result.family_page(), result.officer_page()):
        assert "<b>" not in text
        assert "<i>" not in text
        assert "**y**" not in text
        assert "[R]" not in text.replace(r"\[R\]", "")


def test_every_duty_has_its_everyday_words() -> None:
    ids = [id for found in WORDS.values() for id in found]
    assert sorted(ids) == sorted(sr.statute().ids)
    assert set(ids) >= SELDOM_RECORDED
    for words in (w for found in WORDS.values() for w in found.values()):
        assert not refers_to_law(words)
        assert words[0].islower()


def test_a_page_is_folded_from_the_section_that_folds_first_and_below_what_it_keeps_only_at_last() -> None:
    many = tuple(f"line {n}" for n in range(20))
    page = Page("T", ("Short.",), (Section("A", many, keep=2, folds=1), Section("B", many, keep=3, folds=2)))
    folded = page.fitted(31)
    assert len(folded.rows()) <= 31
    assert len(folded.sections[0].lines) == 20
    assert folded.sections[1].lines[-1] == "And 17 more."
    kept = page.fitted(14)
    assert [len(s.lines) for s in kept.sections] == [3, 4]
    assert [len(s.lines) for s in page.fitted(1).sections] == [1, 1]


def test_a_folded_page_is_set_as_if_it_had_never_been_set_in_another_width() -> None:
    page = Page("T", ("Short.",), (Section("A", tuple(f"line {n} " * 12 for n in range(9)), keep=2, folds=1),))
    folded = page.fitted(9)
    fresh = Page(folded.title, folded.short, folded.sections)
    assert folded == fresh
    assert folded.rows(40) == fresh.rows(40) != folded.rows() == fresh.rows()


def test_no_row_begins_with_a_mark_that_came_from_within_a_line() -> None:
    page = Page("T", ("Short.",), (Section("A", ("word " * 15 + "- 1. # + " * 12,)),))
    rows = page.rows(40)
    assert not [row for row in rows[6:] if row.split()[0] in ("-", "1.", "#", "+")]
    assert max(map(len, rows)) <= 42


def test_no_excuse_is_discussed_of_what_is_not_known_to_be_late() -> None:
    # the twenty-fifth birthday leaves open whether a review was owed
    events = (
        event("final-plan", date(2024, 4, 15)),
        event("review-meeting", date(2025, 3, 10)),
        event("decision-to-continue", date(2025, 3, 28)),
        event("turns-25", date(2025, 2, 1)),
    )
    page = family(*events, as_of=date(2026, 6, 1))
    assert "the next yearly review" in " ".join(page["What the record does not show"])
    assert not any("delay of the next yearly review" in line for lines in page.values() for line in lines)


def test_of_two_days_for_one_plan_the_earlier_leads() -> None:
    # Meeting 20 May 2026: twelve weeks (Devon) are 84 days, 11 of them in May, 30 in June, 31 in July: 12 August.
    # Notice 1 July 2026: eight weeks (reg 22(3)) are 56 days, 30 of them in July: 26 August. The decision to amend is recorded.
    days = [("final-plan", 2025, 6, 12), ("review-meeting", 2026, 5, 20), ("decision-to-amend", 2026, 6, 15)]
    days.append(("amendment-notice", 2026, 7, 1))
    events = [sr.Event(kind=kind, on=date(*day)) for kind, *day in days]
    result = sr.evaluate(sr.Case(reference="A-17", events=events), as_of=date(2026, 8, 1))
    page = " ".join(result.family_page().split())
    assert "Next: the amended plan, due by 12 August 2026." in page
    assert "The amended plan is still due by 12 August 2026. Counted otherwise it is due by 26 August 2026" in page
    (devon,) = [item for item in result.to_dict()["pending"] if item["due"] == "2026-08-12"]
    assert "contingent_on" not in devon
    assert result.next_due is not None
    assert str(result.next_due.due) == "2026-08-12"


@pytest.mark.parametrize("shows", ["appeal-received", "tribunal-order"])
def test_who_has_appealed_is_not_told_that_the_time_to_appeal_is_over(shows: str) -> None:
    refused = [sr.Event(kind="request", on=date(2026, 1, 5)), sr.Event(kind="refusal-to-assess", on=date(2026, 2, 10))]
    appealed = sr.Event(kind=shows, on=date(2026, 4, 1), **({"order": "assess"} if shows == "tribunal-order" else {}))
    before = sr.evaluate(sr.Case(reference="A-17", events=refused), as_of=date(2026, 6, 1)).family_page()
    after = sr.evaluate(sr.Case(reference="A-17", events=[*refused, appealed]), as_of=date(2026, 6, 1)).family_page()
    assert "The Tribunal can still allow a late appeal" in " ".join(before.split())
    assert "The Tribunal can still allow a late appeal" not in " ".join(after.split())
