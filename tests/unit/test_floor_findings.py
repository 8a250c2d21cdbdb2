"""What the floor says of a standard: the words, the fix, which version is the worst, and the edges of counting."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, FINAL, policy
from sendrules.errors import Finding, Severity
from sendrules.law.model.actors import Source
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import EarliestOf, LatestOf
from sendrules.law.statute import Statute, statute
from sendrules.local.checking.floor import floor_findings, standards_of

DRAFT = "reg-13-1-a-draft-plan-15-days"
SEND = "SEND Regulations 2014"


def said(duty: str, within: Any, law: Statute | None = None, **more: Any) -> Finding:
    limit = sr.InternalLimit(id="own", title="Own limit", duty=duty, within=within, provenance=DOC, **more)
    standards = sr.StandardsPolicy(id="s", title="S", limits=(limit,), provenance=DOC)
    (found,) = floor_findings(policy(standards=standards), law or statute())
    return found


def final_with(*changes: dict[str, Any]) -> Statute:
    """The statute with these versions of the duty to send the final plan, each four years long."""
    now = statute().duty(FINAL)
    lives = [InForce(date(2014 + 4 * n, 9, 1), date(2018 + 4 * n, 8, 31)) for n in range(len(changes))]
    versions = [replace(now, in_force=life, **change) for life, change in zip(lives, changes, strict=True)]
    others = [d for d in statute().duties if d.id not in (FINAL, "derived-latest-draft-date")]
    return Statute([*versions, *others])


def weeks(n: int) -> dict[str, Any]:
    return {"limit": replace(statute().duty(FINAL).limit, period=sr.Weeks(n))}  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("duty", "within", "message", "fix"),
    [
        (FINAL, sr.Weeks(21), f"longer than the law allows: 20 weeks ({SEND}, reg 13(2)).", "Make it 20 weeks or less, or leave it out."),
        (DRAFT, sr.Days(14), f"shorter than the law allows: 15 days ({SEND}, reg 13(1)(a)).", "Make it 15 days or more, or leave it out."),
        (FINAL, sr.Months(5), f"it is longer than the law's 20 weeks ({SEND}, reg 13(2)), whatever day it starts on, so every case would reject it.",
         "Make it shorter, or leave it out."),
        (DRAFT, sr.WorkingDays(2), f"it is shorter than the law's 15 days ({SEND}, reg 13(1)(a)), whatever day it starts on, so every "
         "case would reject it.", "Make it longer, or leave it out."),
        (FINAL, sr.Weeks(20), f"that is the law's own limit ({SEND}, reg 13(2)), so it adds nothing.", "Leave it out, or make it stricter."),
        (FINAL, sr.Weeks(19), f"it is at least as strict as the law's 20 weeks ({SEND}, reg 13(2)), which still applies.", ""),
        (FINAL, sr.Months(4), f"the law's limit is 20 weeks ({SEND}, reg 13(2)), in another unit. The two are compared in each case, "
         "and this one is rejected there if it is looser.", ""),
        ("hesc-20-1-c-i-appeal-2-months", sr.Weeks(1), "for hesc-20-1-c-i-appeal-2-months: it is a right of the child's parent or the young person, and nobody may shorten "
         "it.", "Leave it out."),
        ("act-46-25th-birthday", sr.Weeks(1), "nobody has to act by then: the law takes effect by itself.", "Leave it out."),
        ("reg-20-3-meeting-notice", sr.Weeks(3), "its limit is not counted forward from what starts the duty, so the two cannot be compared.",
         "Leave it out."),
        ("reg-5-2-copy-decision", sr.Weeks(1), "the law sets no date here. It says 'with the notice under reg 5(1)', which still binds and may be "
         "sooner.", "Say that it is an outer limit."),
    ],
)  # fmt: skip
def test_what_is_said_and_how_to_fix_it(duty, within, message, fix):
    found = said(duty, within)
    assert found.message.endswith(message)
    assert found.message.startswith("internal limit")
    assert found.fix == fix


def test_a_limit_of_several_parts_has_no_one_period():
    duty = next(d for d in statute().duties if isinstance(d.limit, EarliestOf | LatestOf) and d.source is Source.STATUTE
                and not d.right and d.bound.value == "not-later-than")  # fmt: skip
    found = said(duty.id, sr.Weeks(1))
    assert found.severity is Severity.ACCEPTED
    assert "the law's limit is a limit of several parts (" in found.message


@pytest.mark.parametrize("several", [EarliestOf, LatestOf])
def test_a_limit_of_the_earlier_or_the_later_can_have_a_standard(several):
    parts = (statute().duty(FINAL).limit, replace(statute().duty(FINAL).limit, period=sr.Weeks(18)))  # type: ignore[type-var]
    assert said(FINAL, sr.Weeks(1), final_with({"limit": several(parts)})).severity is Severity.ACCEPTED


@pytest.mark.parametrize(
    ("versions", "within", "severity", "says"),
    [
        # refused by one of them is refused, whichever comes first
        ((16, 20), 18, Severity.REFUSED, "16 weeks"),
        ((20, 16), 18, Severity.REFUSED, "16 weeks"),
        ((16, 18, 20), 19, Severity.REFUSED, "18 weeks"),  # the later of those that refuse
        ((16, 18), 18, Severity.REFUSED, "16 weeks"),  # the other only warns
        # else a warning by one of them, else the present text
        ((18, 20), 18, Severity.WARNING, "the law's own limit"),
        ((20, 18), 18, Severity.WARNING, "the law's own limit"),
        ((16, 20), 15, Severity.ACCEPTED, "20 weeks"),
        ((20, 16), 15, Severity.ACCEPTED, "16 weeks"),
    ],
)
def test_the_worst_of_the_versions_is_said(versions, within, severity, says):
    found = said(FINAL, sr.Weeks(within), final_with(*map(weeks, versions)))
    assert (found.severity, says in found.message) == (severity, True)


def test_months_are_compared_with_months_counted_alike():
    def months(n: int, counting: sr.Counting) -> dict[str, Any]:
        return {"limit": replace(statute().duty(FINAL).limit, period=sr.Months(n, counting))}  # type: ignore[type-var]

    law = final_with(months(5, sr.Counting.AFTER))
    for n, severity in ((4, Severity.ACCEPTED), (5, Severity.WARNING), (6, Severity.REFUSED)):
        assert said(FINAL, sr.Months(n), law).severity is severity
    # counted otherwise they are a day apart, and it is the dates that are compared
    other = said(FINAL, sr.Months(5), law, counting=sr.Counting.BEGINNING_WITH)
    assert (other.severity, "in another unit" in other.message) == (Severity.ACCEPTED, True)


@pytest.mark.parametrize(
    ("counting", "days", "order"),
    [
        # days beginning with the day end one sooner, clear days one later: against fifteen beginning with it
        (sr.Counting.BEGINNING_WITH, 15, Severity.WARNING),
        (sr.Counting.AFTER, 14, Severity.WARNING),
        (sr.Counting.AFTER, 13, Severity.REFUSED),
        (sr.Counting.AFTER, 15, Severity.ACCEPTED),
        (sr.Counting.CLEAR, 13, Severity.WARNING),
        (sr.Counting.CLEAR, 12, Severity.REFUSED),
        (sr.Counting.CLEAR, 14, Severity.ACCEPTED),
    ],
)
def test_a_day_more_or_less_by_how_the_first_is_counted(counting, days, order):
    assert said(DRAFT, sr.Days(days), counting=counting).severity is order


def test_a_period_that_the_calendar_does_not_reach():
    # 1000 working days from the first days of 2024 end in December 2027, from the last ones past 2028; 5000 always do
    assert said(FINAL, sr.WorkingDays(1000)).severity is Severity.WARNING
    assert said(FINAL, sr.WorkingDays(5000)).severity is Severity.ACCEPTED


def test_a_fast_track_target_is_named_by_who_asks():
    track = sr.FastTrackPolicy.model_validate({
        "id": "f", "title": "F", "status": "in-force", "provenance": DOC,
        "targets": [
            {"duty": FINAL, "within": "16 weeks", "provenance": DOC},
            {"duty": FINAL, "within": "15 weeks", "requested_by": "school", "provenance": DOC},
        ],
    })  # fmt: skip
    found = list(standards_of(policy(fast_track=track)))
    assert [s.id for s in found] == [f"f/{FINAL}", f"f/{FINAL}/school"]
    with pytest.raises(AttributeError):
        found[0].id = "other"  # type: ignore[misc]
