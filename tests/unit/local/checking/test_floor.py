"""The floor, when a policy is loaded and on real dates: what is looser than the law is rejected, and nothing is clamped."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, FINAL, case, engine, policy
from sendrules.errors import Severity
from sendrules.law.model.actors import Source
from sendrules.law.model.duty import Bound
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import EarliestOf, LatestOf
from sendrules.law.statute import Statute, statute
from sendrules.local.checking.floor import compare, floor_findings, looser, standards_of

DRAFT = "reg-13-1-a-draft-plan-15-days"


def standards(duty: str, period: Any, **more: Any) -> sr.StandardsPolicy:
    window = any(d.id == duty and d.bound is Bound.OPEN_UNTIL for d in statute().duties)
    more["keeps_open" if window else "within"] = period
    limit = sr.InternalLimit(id="own", title="Own limit", duty=duty, provenance=DOC, **more)
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


SEND = "SEND Regulations 2014"


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
        (FINAL, sr.Weeks(19), f"it is at least as strict as the law's 20 weeks ({SEND}, reg 13(2)), which still applies. From the request "
         "received on Thu 2 Jan 2025 to the finalised plan: by Thu 15 May 2025; the law's limit is Thu 22 May 2025 (reg 13(2)). It counts "
         "from the authority's becoming responsible in the same way.", ""),
        (FINAL, sr.Months(4), f"the law's limit is 20 weeks ({SEND}, reg 13(2)), in another unit. The two are compared in each case, "
         "and this one is rejected there if it is looser. From the request received on Thu 2 Jan 2025 to the finalised plan: by Fri 2 May "
         "2025; the law's limit is Thu 22 May 2025 (reg 13(2)). It counts from the authority's becoming responsible in the same way.", ""),
        (DRAFT, sr.Days(16), f"it is at least as strict as the law's 15 days ({SEND}, reg 13(1)(a)), which still applies. From the draft plan "
         "served on Thu 2 Jan 2025: open to Fri 17 Jan 2025, and the finalised plan or the plan after re-assessment after that; the law keeps "
         "it open to Thu 16 Jan 2025 (reg 13(1)(a)).", ""),
        ("act-44-1-b-later-reviews", sr.Months(11), "The two are compared in each case, and this one is rejected there if it is looser. From "
         "the decision to continue the plan as it is sent on Thu 2 Jan 2025 to the decision to continue the plan as it is, the decision to "
         "amend the plan or the decision to cease to maintain the plan: by Tue 2 Dec 2025; the law's limit is Thu 1 Jan 2026 (s.44(1)(b)), "
         "if all that it counts from was on that day. It counts from the decision to amend the plan or the decision to cease to maintain "
         "the plan in the same way.", ""),
        ("code-9-83-school-15-days", sr.Weeks(1), "the law sets no limit here (guidance), so any limit may be set. From the consultation of "
         "the school sent on Thu 2 Jan 2025 to the answer of the school: by Thu 9 Jan 2025; the guidance says Fri 17 Jan 2025 (para 9.83).", ""),
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
    assert "the law's limit is the " in found.message
    assert ", which may count from another day. The two are compared in each case" in found.message


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


WINDOWS = sorted({d.id for d in statute().duties if d.bound is Bound.OPEN_UNTIL})


@pytest.mark.parametrize("duty", WINDOWS)
def test_a_period_within_a_window_is_refused_and_the_fix_names_a_step(duty):
    """14 weeks for a draft, written on the 15 days that follow it, would be 14 weeks after the draft."""
    limit = sr.InternalLimit(id="own", title="Own", duty=duty, within=sr.Weeks(14), provenance=DOC)
    made = sr.StandardsPolicy(id="s", title="S", limits=(limit,), provenance=DOC)
    (found,) = floor_findings(policy(standards=made), statute())
    start = statute().duty(duty).trigger[0].kind.value
    assert (found.severity, found.where) == (Severity.REFUSED, "standards.limits[0].within")
    assert "the duty keeps a window open. It counts from the " in found.message
    assert found.message.endswith("Nothing has to be done within 14 weeks.")
    assert 'write keeps_open = "14 weeks" in place of within.' in found.fix
    assert f'write [[standards.steps]] with act = "{start}"' in found.fix


def test_a_window_of_a_duty_that_keeps_none_is_refused():
    limit = sr.InternalLimit(id="own", title="Own", duty=FINAL, keeps_open=sr.Weeks(18), provenance=DOC)
    made = sr.StandardsPolicy(id="s", title="S", limits=(limit,), provenance=DOC)
    (found,) = floor_findings(policy(standards=made), statute())
    assert (found.severity, found.where) == (Severity.REFUSED, "standards.limits[0].keeps_open")
    assert found.fix == 'Write within = "18 weeks".'


def test_a_fast_track_has_no_window():
    track = sr.FastTrackPolicy.model_validate({
        "id": "f", "title": "F", "status": "in-force", "provenance": DOC,
        "targets": [{"duty": DRAFT, "within": "16 days", "provenance": DOC}],
    })  # fmt: skip
    (found,) = floor_findings(policy(fast_track=track), statute())
    assert found.severity is Severity.REFUSED
    assert found.fix.startswith("Leave it out. If you mean the draft plan within 16 days of another event")


def test_a_window_is_kept_open_longer_beside_the_law():
    served = sr.Case(reference="A", events=[
        sr.Event(kind="request", on=date(2025, 1, 2)), sr.Event(kind="draft-plan", on=date(2025, 4, 1), served=date(2025, 4, 1)),
    ])  # fmt: skip
    local = engine(standards=standards(DRAFT, sr.Days(21))).evaluate(served, as_of=date(2025, 4, 10)).local
    assert local is not None
    (target,) = local.targets
    assert (target.on, target.due) == (date(2025, 4, 21), date(2025, 4, 15))


def test_a_period_that_is_looser_by_its_counting_only_is_not_told_to_become_what_it_is():
    found = said("reg-13-2-final-plan-20-weeks", sr.Weeks(20, sr.Counting.CLEAR))
    assert (found.severity, found.fix) == (Severity.REFUSED, "Leave its counting out.")
