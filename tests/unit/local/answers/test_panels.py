"""What a panel's days mean for one case. The request of these cases is received on Wednesday 11 March 2026.

Six weeks from then is Wednesday 22 April; sixteen are Wednesday 1 July; twenty are Wednesday 29 July.
"""

from datetime import date
from typing import Any

import sendrules as sr
from panels import DECIDE, NO_PLAN, PLAN, WEEKLY, YEAR, panel, standards
from policies import case, engine

REQUEST = date(2026, 3, 11)


def asked(
    declared: sr.Panel, as_of: date = REQUEST, terms: tuple[sr.SchoolTerm, ...] = (), **more: Any
) -> tuple[sr.PanelAnswer, ...]:
    beside = engine(standards=standards(declared, terms=terms, **more)).evaluate(case("one", REQUEST), as_of=as_of)
    assert beside.local is not None
    assert beside.local.notes == ()
    return beside.local.panels


def test_the_last_panel_and_the_next_one() -> None:
    (found,) = asked(panel(**WEEKLY, decides=[DECIDE]), date(2026, 3, 20))
    # families are told on 22 April after the panel of Wednesday the 15th, with papers by Thursday the 9th; on Friday 20 March the
    # papers for the 25th closed the day before, and those for 1 April are due on the 26th
    assert (found.panel, found.duty, found.due, found.started_by) == ("panel", DECIDE, date(2026, 4, 22), "request-1")
    assert found.last is not None
    assert (found.last.on, found.last.papers_by, found.last.told_by) == (
        date(2026, 4, 15),
        date(2026, 4, 9),
        date(2026, 4, 22),
    )
    assert found.next is not None
    assert (found.next.on, found.next.papers_by) == (date(2026, 4, 1), date(2026, 3, 26))
    assert (found.keeps_limit, found.warning) == (True, "")


def test_the_day_of_the_cut_off_is_still_in_time_and_the_day_after_is_not() -> None:
    declared = panel(**WEEKLY, decides=[DECIDE])
    (on_it,), (after,) = asked(declared, date(2026, 4, 9)), asked(declared, date(2026, 4, 10))
    assert (on_it.keeps_limit, on_it.warning) == (True, "")
    assert on_it.next == on_it.last
    assert "the papers for the next panel are due on the day of the question, 17:00" in on_it.reasons
    assert after.keeps_limit is False
    assert after.warning == (
        "It is too late for every panel that could keep the limit of Wed 22 Apr 2026: for the last one papers were due by Thu 9 Apr "
        "2026. The law's limit stays: decide without waiting for the panel."
    )
    assert after.last == on_it.last
    assert after.next is not None
    assert after.next.on == date(2026, 4, 22)


def test_no_panel_between_the_start_and_the_limit() -> None:
    # first Tuesdays, papers six weeks before: those of 7 April were due on 24 February, and 5 May is after the limit
    declared = panel(
        every="1 month", weekday="tuesday", week_of_month=1, papers={"before": "6 weeks"}, decides=[DECIDE]
    )
    (found,) = asked(declared)
    assert (found.last, found.keeps_limit) == (None, False)
    assert found.warning.startswith("No panel between Wed 11 Mar 2026 and Wed 22 Apr 2026 can keep the limit.")


def test_what_the_source_does_not_say_is_said() -> None:
    (found,) = asked(panel(every="1 week", weekday="wednesday", decides=[DECIDE]))
    assert found.last is not None
    assert found.last.on == date(2026, 4, 22)  # the limit itself
    assert (
        "the source does not say how soon families are told: the notice must still be sent by Wed 22 Apr 2026"
        in found.reasons
    )
    assert found.not_said == (
        "by when papers are due", "how soon families are told", "whether it meets out of term", "what happens on a bank holiday",
        "how many members it needs",
    )  # fmt: skip
    said = {"told_within": "1 week", "term_time_only": False, "on_bank_holiday": "not-held", "fewest_members": 3}
    whole = {"every": "1 week", "weekday": "wednesday", "papers": {"weekday": "thursday"}, "decides": [DECIDE]} | said
    (other,) = asked(panel(**whole))
    assert other.not_said == ("at what hour papers are due",)
    assert other.fewest_members == 3


def test_a_panel_whose_days_do_not_follow_warns_of_nothing() -> None:
    (found,) = asked(panel(every="2 weeks", weekday="wednesday", decides=[DECIDE]))
    assert (found.last, found.next, found.keeps_limit, found.warning) == (None, None, None, "")
    assert any("names no first meeting to count from, so no day is known" in reason for reason in found.reasons)


def test_beyond_the_terms_nothing_is_warned_of() -> None:
    declared = panel(**WEEKLY, term_time_only=True, decides=[PLAN])
    # the last panel that is known is that of 15 July; as of the 20th its papers have closed, and whether one meets on 22 July, the last
    # that could keep the 29th, nobody knows; its own papers closed on the 16th
    (before,), (after,) = asked(declared, date(2026, 7, 16), YEAR), asked(declared, date(2026, 7, 20), YEAR)
    assert before.last is not None
    assert before.last.on == date(2026, 7, 15)
    assert (before.keeps_limit, before.warning) == (None, "")
    assert any("whether it meets on Wed 22 Jul 2026 is not known" in reason for reason in before.reasons)
    assert after.keeps_limit is False
    assert after.warning


def test_a_duty_that_depends_on_a_decision_says_so() -> None:
    (found,) = asked(panel(**WEEKLY, decides=[NO_PLAN]))
    assert found.due == date(2026, 7, 1)
    assert any(
        reason.startswith("the limit is owed where the authority decides, after the assessment, not to")
        for reason in found.reasons
    )


def test_a_duty_without_a_date_has_a_next_panel_and_no_last() -> None:
    (found,) = asked(panel(**WEEKLY, decides=["reg-3-consult-on-request"]))
    assert (found.due, found.last, found.keeps_limit, found.warning) == (None, None, None, "")
    assert found.next is not None
    assert found.next.on == date(2026, 3, 18)
    assert found.reasons[0].startswith("the law sets no date here; it says ")


def test_a_day_of_guidance_is_called_that() -> None:
    (found,) = asked(panel(**WEEKLY, decides=["derived-latest-draft-date"]))
    assert found.reasons[0].startswith("derived, no limit of law: due ")


def test_what_is_done_asks_for_no_panel() -> None:
    events = [sr.Event(kind="request", on=REQUEST), sr.Event(kind="decision-to-assess", on=date(2026, 4, 1))]
    done = sr.Case(reference="one", events=events)
    beside = engine(standards=standards(panel(**WEEKLY, decides=[DECIDE, PLAN]))).evaluate(done, as_of=date(2026, 4, 2))
    assert beside.local is not None
    assert [answer.duty for answer in beside.local.panels] == [PLAN]


def test_a_policy_that_is_not_in_force_names_no_panel() -> None:
    assert asked(panel(**WEEKLY, decides=[DECIDE]), in_force_from=date(2026, 9, 1)) == ()
    (found,) = asked(panel(**WEEKLY, decides=[DECIDE]), in_force_to=date(2026, 4, 1))
    assert found.last is not None
    assert found.last.on == date(2026, 4, 1)
    assert any("the policy is not in force then" in reason for reason in found.reasons)


def test_what_is_assumed_stands_in_the_reasons() -> None:
    # Mondays: Easter Monday is 6 April. Papers a week before Monday 13 April are due on that Monday: the working day before is Thursday 2
    declared = panel(every="1 week", weekday="monday", papers={"before": "1 week"}, decides=[DECIDE])
    (found,) = asked(declared)
    assert found.last is not None
    assert (found.last.on, found.last.papers_by) == (date(2026, 4, 20), date(2026, 4, 13))
    (later,) = asked(declared, date(2026, 4, 1))
    assert later.next is not None
    assert (later.next.on, later.next.papers_by) == (date(2026, 4, 13), date(2026, 4, 2))
    assert any("the working day before, Thu 2 Apr 2026, is assumed" in reason for reason in later.reasons)


def test_a_limit_that_is_lifted_has_a_next_panel_and_says_what_remains() -> None:
    away = sr.Absence(who="child", first_day=date(2026, 3, 16), last_day=date(2026, 4, 24))
    by = sr.Determination(limb="reg-5-4-d-exception", by="SEN manager", on=date(2026, 4, 20), reason="invented")
    one = case("one", REQUEST).model_copy(update={"circumstances": (away,), "determinations": (by,)})
    beside = engine(standards=standards(panel(**WEEKLY, decides=[DECIDE]))).evaluate(one, as_of=date(2026, 4, 27))
    assert beside.local is not None
    (found,) = beside.local.panels
    assert (found.due, found.last, found.keeps_limit, found.warning) == (None, None, None, "")
    assert found.next is not None
    assert found.next.on == date(2026, 5, 6)  # papers by Thursday 30 April
    assert found.reasons[0] == "the law's limit of Wed 22 Apr 2026 is lifted; what remains is 'as soon as practicable'"


def test_a_date_that_needs_a_fact_is_not_called_one_that_the_law_does_not_set() -> None:
    review = sr.Case(reference="one", events=[sr.Event(kind="transfer-review", on=date(2015, 2, 2))])
    declared = standards(panel(**WEEKLY, decides=["trans-2270-art21-24/plan-2014"]))
    beside = engine(standards=declared).evaluate(review, as_of=date(2015, 3, 10))
    assert beside.local is not None
    (found,) = beside.local.panels
    assert found.reasons[0] == "the law's date is not known, because this is not recorded: transfer-review-1.sent"
