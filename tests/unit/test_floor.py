"""The floor, in both its layers: at load against every version of a duty, at evaluation on real dates. Nothing is clamped."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, FINAL, case, engine, policy
from sendrules.errors import Severity
from sendrules.law.model.duty import Bound
from sendrules.law.model.life import InForce
from sendrules.law.statute import Statute, statute
from sendrules.local.checking.floor import compare, floor_findings, looser, standards_of

DRAFT = "reg-13-1-a-draft-plan-15-days"


def standards(duty: str, within: Any, **more: Any) -> sr.StandardsPolicy:
    limit = sr.InternalLimit(id="own", title="Own limit", duty=duty, within=within, provenance=DOC, **more)
    return sr.StandardsPolicy(id="s", title="S", limits=(limit,), provenance=DOC)


def said(duty: str, within: Any, law: Statute | None = None, **more: Any):
    (found,) = floor_findings(policy(standards=standards(duty, within, **more)), law or statute())
    return found


@pytest.mark.parametrize(
    ("duty", "within", "severity"),
    [
        (FINAL, sr.Weeks(19), Severity.ACCEPTED),
        (FINAL, sr.Days(139), Severity.ACCEPTED),
        (FINAL, sr.Weeks(20), Severity.WARNING),
        (FINAL, sr.Days(140), Severity.WARNING),
        (FINAL, sr.Days(141), Severity.REFUSED),
        (FINAL, sr.Weeks(21), Severity.REFUSED),
        (FINAL, sr.Months(4), Severity.ACCEPTED),  # another unit: compared on real dates
        (FINAL, sr.Months(5), Severity.WARNING),  # five months are 150 days or more, twenty weeks 140
        (
            FINAL,
            sr.WorkingDays(95),
            Severity.ACCEPTED,
        ),  # 19 weeks, and longer only where three bank holidays fall within
        (
            FINAL,
            sr.WorkingDays(100),
            Severity.WARNING,
        ),  # twenty weeks only without a bank holiday, of which no year has so many
        (FINAL, sr.WorkingDays(150), Severity.WARNING),
        (FINAL, sr.Months(999), Severity.WARNING),
        (DRAFT, sr.WorkingDays(2), Severity.WARNING),  # a window: four days at most, and fifteen are needed
        (DRAFT, sr.WorkingDays(15), Severity.ACCEPTED),
        (DRAFT, sr.Days(14), Severity.REFUSED),
        (DRAFT, sr.Weeks(2), Severity.REFUSED),
        (DRAFT, sr.Days(15), Severity.WARNING),
        (DRAFT, sr.Days(16), Severity.ACCEPTED),
        ("reg-8-1-cooperate-6-weeks", sr.Weeks(7), Severity.REFUSED),
        (
            "reg-5-2-copy-decision",
            sr.Weeks(1),
            Severity.WARNING,
        ),  # "with the notice": no date to compare with
        ("derived-latest-draft-date", sr.Weeks(1), Severity.REFUSED),  # counted back
        ("hesc-20-1-c-i-appeal-2-months", sr.Weeks(1), Severity.REFUSED),  # a family's right
        ("act-46-25th-birthday", sr.Weeks(1), Severity.REFUSED),  # takes effect by itself
        ("reg-20-3-meeting-notice", sr.Weeks(3), Severity.REFUSED),
        ("reg-13-2-final-plan", sr.Weeks(1), Severity.REFUSED),  # no such duty
    ],
)
def test_a_standard_is_held_against_its_duty(duty, within, severity):
    found = said(duty, within)
    assert found.severity is severity
    if severity is Severity.REFUSED:
        assert found.fix


def test_guidance_is_no_floor():
    guidance = next(
        d for d in statute().duties if not d.source.binds and d.limit and said(d.id, sr.Weeks(1)).severity is Severity.ACCEPTED
    )  # fmt: skip
    assert said(guidance.id, sr.Weeks(52)).severity is Severity.ACCEPTED
    assert "so any limit may be set" in said(guidance.id, sr.Weeks(52)).message


def test_every_version_of_a_duty_counts_the_strictest_included():
    now = statute().duty(FINAL)
    old = replace(
        now,
        limit=replace(now.limit, period=sr.Weeks(16)),
        in_force=InForce(date(2014, 9, 1), date(2018, 8, 31)),
    )  # type: ignore[type-var]
    later = replace(now, in_force=InForce(date(2018, 9, 1)))
    law = Statute([old, later, *(d for d in statute().duties if d.id not in (FINAL, "derived-latest-draft-date"))])
    assert said(FINAL, sr.Weeks(18), law).severity is Severity.REFUSED
    assert said(FINAL, sr.Weeks(15), law).severity is Severity.ACCEPTED


def test_counting_is_the_duty_s_own_unless_the_standard_says_otherwise():
    assert said(DRAFT, sr.Days(15)).severity is Severity.WARNING
    assert said(DRAFT, sr.Days(15), counting=sr.Counting.AFTER).severity is Severity.ACCEPTED
    assert said(FINAL, sr.Weeks(20), counting=sr.Counting.CLEAR).severity is Severity.REFUSED


def test_a_looser_date_is_rejected_and_reported_and_never_clamped():
    made = engine(standards=standards(FINAL, sr.Months(5)))
    result = made.evaluate(case("A", date(2025, 5, 21)), as_of=date(2025, 6, 1))
    assert result.local is not None
    (target,) = result.local.rejected
    assert result.local.targets == ()
    assert (target.on, target.due) == (None, date(2025, 10, 8))
    assert "Tue 21 Oct 2025 is later than the law's Wed 8 Oct 2025" in target.rejected
    assert result[FINAL].due == date(2025, 10, 8)
    assert result.local.to_dict()["rejected"][0]["on"] is None


def test_a_stricter_date_stands_beside_the_law_with_its_source():
    result = engine(standards=standards(FINAL, sr.Weeks(18))).evaluate(
        case("A", date(2025, 5, 21)), as_of=date(2025, 6, 1)
    )
    assert result.local is not None
    (target,) = result.local.targets
    assert (target.on, target.due, target.kind) == (date(2025, 9, 24), date(2025, 10, 8), "internal-limit")
    assert target.provenance == DOC
    assert target.started_by == "request-1"


def test_a_standard_applies_to_what_began_while_it_was_in_force():
    made = standards(FINAL, sr.Weeks(18)).model_copy(update={"in_force_from": date(2025, 6, 1)})
    early, late = (
        engine(standards=made).evaluate(case("A", day), as_of=date(2025, 9, 1)).local for day in (date(2025, 5, 31), date(2025, 6, 1))
    )  # fmt: skip
    assert early is not None
    assert late is not None
    assert (len(early.targets), len(late.targets)) == (0, 1)


def test_looser_has_two_directions():
    day = date(2026, 3, 16)
    assert [looser(date(2026, 3, d), day, Bound.NOT_LATER_THAN) for d in (15, 16, 17)] == [False, False, True]
    assert [looser(date(2026, 3, d), day, Bound.OPEN_UNTIL) for d in (15, 16, 17)] == [True, False, False]


def test_a_fast_track_target_is_held_against_the_law_too():
    track = sr.FastTrackPolicy.model_validate({
        "id": "f", "title": "F", "status": "in-force", "provenance": DOC,
        "targets": [{"duty": FINAL, "within": "22 weeks", "provenance": DOC}],
    })  # fmt: skip
    (standard,) = standards_of(policy(fast_track=track))
    (found,) = compare(standard, statute())
    assert found.severity is Severity.REFUSED
    assert "fast-track target of 22 weeks" in found.message
