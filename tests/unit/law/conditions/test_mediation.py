"""Conditions on mediation: the issues of the last wish, and contact with the adviser in time."""

from datetime import date

import pytest

from sendrules.case.circumstances import Coronavirus
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Issues
from sendrules.law.conditions.mediation import ContactedInTime, IssuesWere
from sendrules.time.periods import Months
from triggers import DAY, D, E, day, found, shows, start

WAS_HEALTH = IssuesWere((Issues.HEALTH,))


@pytest.mark.parametrize(
    ("wanted", "holds", "missing"),
    [
        ([(D - DAY, "health")], True, ()),
        ([(D, "health")], True, ()),
        ([(D - DAY, "mixed")], False, ()),
        ([(D - 9 * DAY, "mixed"), (D - DAY, "health")], True, ()),  # the last
        ([(D - 9 * DAY, "health"), (D - DAY, "mixed")], False, ()),
        ([(D - 9 * DAY, "health"), (D + DAY, "mixed")], True, ()),
        ([(D - 9 * DAY, "health"), (D - DAY, None)], None, ("mediation-wanted-2.issues",)),
        ([(D + DAY, "health")], None, ("mediation-wanted.issues",)),
        ([], None, ("mediation-wanted.issues",)),
    ],
)
def test_the_issues_were(wanted, holds, missing):
    events = [E("mediation-wanted", on, **({"issues": issues} if issues else {})) for on, issues in wanted]
    finding = found(WAS_HEALTH, start("commissioners-told"), *events)
    assert (finding.holds, finding.missing, finding.why.title) == (
        holds,
        missing,
        "the mediation is about health care alone",
    )


def test_the_issues_where_nothing_starts_and_of_several():
    either = IssuesWere((Issues.HEALTH, Issues.MIXED))
    finding = found(either, E("mediation-wanted", D, issues="mixed"))
    assert (finding.holds, finding.why.title) == (
        True,
        "the mediation is about health care alone, or health care and other issues",
    )
    assert finding.why.inputs == (("issues", Issues.MIXED),)


IN_TIME = ContactedInTime((EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN))

TITLE = "the mediation adviser was contacted within 2 months of the date of the notice"


def declined(on: date = date(2025, 6, 2)) -> Event:
    return start("mediation-declined", on)


@pytest.mark.parametrize(
    ("notice", "contact", "holds"),
    [
        ({"on": date(2024, 12, 31)}, date(2025, 2, 28), True),  # February has no 31st
        ({"on": date(2024, 12, 31)}, date(2025, 3, 1), False),
        ({"on": date(2025, 1, 20)}, date(2025, 3, 20), True),
        ({"on": date(2025, 1, 20)}, date(2025, 3, 21), False),
        # the date that it bears counts, and not the day it was sent or served
        ({"on": date(2025, 1, 20), "written": date(2025, 1, 10)}, date(2025, 3, 10), True),
        ({"on": date(2025, 1, 20), "written": date(2025, 1, 10)}, date(2025, 3, 11), False),
        ({"on": date(2025, 1, 20), "served": date(2025, 1, 25)}, date(2025, 3, 20), True),
        ({"on": date(2025, 1, 20), "served": date(2025, 1, 25)}, date(2025, 3, 21), False),
        ({"on": date(2025, 1, 20)}, date(2025, 1, 20), True),
        (
            {"on": date(2025, 4, 3)},
            None,
            True,
        ),  # none recorded: contacted when mediation was declined, 2 June
        ({"on": date(2025, 4, 2)}, None, True),
        ({"on": date(2025, 4, 1)}, None, False),
    ],
)
def test_contacted_in_time(notice, contact, holds):
    events = [E("refusal-to-assess", **notice), *([E("mediation-contact", contact)] if contact else [])]
    finding = found(IN_TIME, declined(), *events)
    assert (finding.holds, finding.missing, finding.why.title) == (holds, (), TITLE)
    assert finding.why.inputs[0] == ("dated", notice.get("written", notice["on"]))
    assert finding.why.inputs[2] == ("contacted", contact or date(2025, 6, 2))


def test_nothing_is_barred_where_no_notice_is_recorded():
    for events in ((), (E("final-plan", date(2025, 6, 3)),), (E("draft-plan", date(2024, 1, 2)),)):
        finding = found(IN_TIME, declined(), *events)
        assert (finding.holds, finding.why.title) == (True, f"{TITLE} (no notice is recorded)")


def test_the_last_notice_and_the_first_contact_after_it_count():
    old, new = E("refusal-to-assess", date(2025, 1, 6)), E("final-plan", date(2025, 4, 14))
    assert found(IN_TIME, declined(), old, new, E("mediation-contact", date(2025, 5, 20))).holds is True
    assert found(IN_TIME, declined(), old, E("mediation-contact", date(2025, 5, 20))).holds is False
    both = [E("mediation-contact", day) for day in (date(2025, 3, 6), date(2025, 5, 20))]
    assert found(IN_TIME, declined(), old, *both).why.inputs[2] == ("contacted", date(2025, 3, 6))
    # contact about an earlier notice is none about the last one; 14 June would be too late
    late = found(IN_TIME, declined(date(2025, 6, 16)), old, new, both[0])
    assert (late.holds, late.why.inputs[2]) == (False, ("contacted", date(2025, 6, 16)))


def test_a_contact_or_notice_after_the_trigger_does_not_count():
    notice, later = E("refusal-to-assess", date(2025, 3, 31)), E("final-plan", date(2025, 6, 3))
    finding = found(IN_TIME, declined(), notice, later, E("mediation-contact", date(2025, 6, 3)))
    assert (finding.holds, finding.why.inputs[2]) == (False, ("contacted", date(2025, 6, 2)))


def test_where_nothing_starts_the_day_of_the_question_is_looked_at():
    notice = E("refusal-to-assess", date(2025, 3, 31))
    assert found(IN_TIME, notice, as_of=date(2025, 5, 31)).holds is True
    assert found(IN_TIME, notice, as_of=date(2025, 6, 1)).holds is False


def test_another_number_of_months():
    one = ContactedInTime((EventKind.REFUSAL_TO_ASSESS,), Months(1))
    finding = found(one, declined(), E("refusal-to-assess", date(2025, 5, 1)))
    assert (finding.holds, finding.why.title) == (False, TITLE.replace("2 months", "1 month"))


@pytest.mark.parametrize(
    ("notice", "reason", "holds"),
    [
        (date(2020, 2, 29), (date(2020, 3, 23), None), False),  # two months end on 29 April 2020
        (date(2020, 3, 1), (date(2020, 3, 23), None), True),  # 1 May
        (date(2020, 7, 24), (date(2020, 3, 23), None), True),  # 24 September
        (date(2020, 7, 25), (date(2020, 3, 23), None), False),
        (date(2020, 6, 1), (date(2020, 8, 1), None), True),  # on the last day of the two months
        (date(2020, 6, 1), (date(2020, 8, 2), None), False),
        (date(2020, 6, 1), (date(2020, 5, 1), date(2020, 6, 1)), True),  # on the day of the notice
        (date(2020, 6, 1), (date(2020, 5, 1), date(2020, 5, 31)), False),
        (date(2020, 6, 1), None, False),
    ],
)
def test_in_the_summer_of_2020_a_reason_relating_to_coronavirus_lifts_the_bar(notice, reason, holds):
    circumstances = (Coronavirus(first_day=reason[0], last_day=reason[1], what="invented"),) if reason else ()
    trigger = declined(date(2020, 12, 1))
    assert found(IN_TIME, trigger, E("refusal-to-assess", notice), circumstances=circumstances).holds is holds


# what the mediation was about


def test_the_issues_of_the_last_wish():
    condition = IssuesWere((Issues.HEALTH,))
    told = start("commissioners-told")
    old, new = (
        E("mediation-wanted", -9, id="old", issues="health"),
        E("mediation-wanted", 0, id="new", issues="mixed"),
    )
    shows(found(condition, told, old), True, ("issues", Issues.HEALTH))
    shows(found(condition, told, old, new), False, ("issues", Issues.MIXED))
    unsaid = E("mediation-wanted", -1, id="unsaid")
    shows(found(condition, told, old, unsaid), None, ("issues", None), missing=("unsaid.issues",))
    shows(found(condition, told), None, ("issues", None), missing=("mediation-wanted.issues",))


@pytest.mark.parametrize(
    ("contacts", "contacted"),
    [
        ([], 0),
        ([-61], 0),  # before the notice: about another
        ([-60], -60),
        ([-60, -5], -60),
        ([0], 0),
        ([1], 0),
        ([-61, -5], -5),
    ],
)
def test_the_first_contact_since_the_notice(contacts, contacted):
    events = [E("refusal-to-assess", -60), *(E("mediation-contact", n) for n in contacts)]
    shows(
        found(IN_TIME, start("mediation-declined"), *events), True,
        ("dated", day(-60)), ("last day", date(2025, 5, 13)), ("contacted", day(contacted)),
    )  # fmt: skip


def test_which_notice_and_which_of_its_days():
    trigger = start("mediation-declined")
    old, new = E("refusal-to-assess", -200), E("final-plan", 0)
    contacted = ("contacted", D)
    on_the_day = found(IN_TIME, trigger, old, new)
    shows(on_the_day, True, ("dated", D), ("last day", date(2025, 7, 12)), contacted)
    too_late = ("dated", day(-200)), ("last day", date(2024, 12, 24)), contacted
    shows(found(IN_TIME, trigger, old, E("final-plan", 1)), False, *too_late)
    dated_before = E("refusal-to-assess", -200, written=day(-210))  # the date of another notice
    shows(
        found(IN_TIME, trigger, dated_before, new),
        True,
        ("dated", D),
        ("last day", date(2025, 7, 12)),
        contacted,
    )
    both = E("refusal-to-assess", -60, written=day(-63))
    shows(found(IN_TIME, trigger, both), False, ("dated", day(-63)), ("last day", day(-2)), contacted)
    shows(found(IN_TIME, trigger), True)
