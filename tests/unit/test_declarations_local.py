"""Fast track, interim support, communication, commissioning, performance and quality: the worked figures of the sources."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC, FINAL, case, engine, policy
from sendrules.local.checking.consistency import findings_of
from sendrules.local.contracts import volumes

FAST: dict[str, Any] = {
    "id": "fast", "title": "Fast track", "provenance": DOC, "status": "to-be-published", "effective": "2026-04",
    "targets": [{"duty": FINAL, "within": "16 weeks", "provenance": DOC}],
}  # fmt: skip


def fast(**change: Any) -> sr.FastTrackPolicy:
    return sr.FastTrackPolicy.model_validate(FAST | change)


def local(engine_: sr.Engine, case_: sr.Case, as_of: date) -> sr.LocalResult:
    found = engine_.evaluate(case_, as_of=as_of).local
    assert found is not None
    return found


def test_a_recorded_fast_track_gives_the_aim_and_the_law_beside_it_and_no_criteria():
    found = local(engine(fast_track=fast()), case("A", date(2026, 5, 11), fast_track=True), date(2026, 6, 1))
    answer = found.fast_track
    assert answer is not None
    assert answer.eligibility is sr.Eligibility.NO_CRITERIA
    (target,) = answer.targets
    assert (target.on, target.due, target.kind) == (date(2026, 8, 31), date(2026, 9, 28), "aim")
    assert answer.statutory_date == date(2026, 9, 28)
    assert answer.advice == "all the advice that reg 6(1) requires is still sought"
    assert found.targets == (target,)
    assert found.to_dict()["fast_track"]["eligibility"] == "no-criteria-in-force"


def test_it_is_not_applied_before_it_begins_nor_to_a_case_that_is_not_recorded():
    early = local(engine(fast_track=fast()), case("A", date(2026, 3, 2), fast_track=True), date(2026, 3, 31))
    plain = local(engine(fast_track=fast()), case("A", date(2026, 5, 11)), date(2026, 6, 1))
    assert early.fast_track is not None
    assert early.fast_track.targets == plain.targets == ()
    assert "begins Wed 1 Apr 2026" in early.fast_track.reasons[0]
    assert early.fast_track.statutory_date == date(2026, 7, 20)


CRITERIA = [
    {"id": "care", "title": "Looked after", "when": {"fact": "testshire.looked_after", "is": True}, "provenance": DOC},
    {
        "id": "health", "title": "Health", "provenance": DOC, "least_evidence": 1,
        "evidence": [{"id": "letter", "title": "A letter"}, {"id": "report", "title": "A report"}],
    },
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "combination", "answer"),
    [
        ({"looked_after": True}, "any", "eligible"),
        ({"looked_after": False}, "any", "needs-evidence"),
        ({}, "any", "needs-evidence"),
        ({"looked_after": False}, "all", "not-eligible"),
        ({"looked_after": True}, "all", "needs-evidence"),
        ({"looked_after": True, "evidence.report": True}, "all", "eligible"),
    ],
)
def test_eligibility_is_three_valued_and_names_what_is_missing(facts, combination, answer):
    policy_ = fast(status="in-force", criteria=CRITERIA, combination=combination)
    found = local(engine(fast_track=policy_), case("A", date(2026, 5, 11), **facts), date(2026, 6, 1)).fast_track
    assert found is not None
    assert found.eligibility == answer
    assert found.statutory_date == date(2026, 9, 28)
    assert bool(found.missing) is (answer == "needs-evidence" or "evidence.report" not in facts)


def test_earlier_advice_stands_only_where_all_three_are_satisfied():
    facts = {"reg_6_4.adviser": True, "reg_6_4.authority": True}
    again = fast(advice_not_sought_again="where-reg-6-4-is-met")

    def advice(**more: Any) -> str:
        found = local(engine(fast_track=again), case("A", date(2026, 5, 11), **facts, **more), date(2026, 6, 1))
        assert found.fast_track is not None
        return found.fast_track.advice

    assert "still sought" in advice()
    assert "reg 6(4)" in advice(**{"reg_6_4.family": True})
    with pytest.raises(ValidationError):
        fast(advice_not_sought_again="always")


def test_the_days_for_deciding_and_reviewing_a_place_and_its_end():
    policy_ = fast(decision={"within": "5 working days"}, review={"after": "4 weeks", "expires_after": "12 weeks"})

    def answer(**facts: str | bool) -> sr.FastTrackAnswer:
        found = local(engine(fast_track=policy_), case("A", date(2026, 5, 11), **facts), date(2026, 6, 1))
        assert found.fast_track is not None
        return found.fast_track

    # the bank holiday of 25 May 2026 is not counted: 19, 20, 21, 22 and 26 May
    asked = answer(fast_track_asked="2026-05-18")
    assert (asked.decide_by, asked.review_by, asked.ends) == (date(2026, 5, 26), None, None)
    assert "it is to be decided by Tue 26 May 2026: 5 working days from Mon 18 May 2026" in asked.reasons
    on = answer(fast_track=True, fast_track_since="2026-05-18")
    assert (on.decide_by, on.review_by, on.ends) == (None, date(2026, 6, 15), date(2026, 8, 10))
    assert on.to_dict()["review_by"] == "2026-06-15"
    unsaid = answer(fast_track=True)
    assert unsaid.review_by is None
    assert any("facts.fast_track_since is not recorded" in reason for reason in unsaid.reasons)
    assert unsaid.targets  # a day that is not recorded ends nothing


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "none"}, "Leave them out, or fix the status"),
        ({"criteria": CRITERIA}, "still to be published cannot be listed"),
        ({"combination": "n-of"}, "at_least goes with n-of"),
        ({"status": "in-force", "criteria": [{"id": "x", "title": "X", "provenance": DOC}]}, "needs facts or evidence"),
    ],
)  # fmt: skip
def test_a_fast_track_that_does_not_hang_together_is_refused(change, words):
    with pytest.raises(ValidationError, match=words):
        fast(**change)


def standards(**change: Any) -> sr.StandardsPolicy:
    given: dict[str, Any] = {"id": "s", "title": "S", "provenance": DOC}
    return sr.StandardsPolicy.model_validate(given | change)


REPLY = {
    "id": "reply", "title": "Replies", "acknowledge": "3 working days", "reply": "10 working days", "basis": "receipt",
    "provenance": DOC,
}  # fmt: skip


def test_a_message_before_easter_is_acknowledged_and_answered_in_working_days():
    (found,) = engine(standards=standards(communication=[REPLY])).replies(date(2026, 4, 2))
    assert (found.acknowledge_by, found.reply_by) == (date(2026, 4, 9), date(2026, 4, 20))


def test_a_reply_after_the_acknowledgement_and_its_escalation():
    further = REPLY | {
        "acknowledge": "5 working days", "reply": "5 working days", "basis": "acknowledgement",
        "escalation": [
            {"after": "5 working days", "to": "senior case manager"}, {"after": "10 working days", "to": "practice manager"},
        ],
    }  # fmt: skip
    # acknowledged in five working days, answered in five more; with no reply, to one post after five days and to another after
    # five more. Thursday 15 January 2026: the 16th, 19th to 22nd are five, the 23rd, 26th to 29th five more
    made = engine(standards=standards(communication=[further]))
    (found,) = made.replies(date(2026, 1, 15), acknowledged=date(2026, 1, 22))
    assert (found.acknowledge_by, found.reply_by) == (date(2026, 1, 22), date(2026, 1, 29))
    posts = (("senior case manager", date(2026, 1, 22)), ("practice manager", date(2026, 1, 29)))
    assert found.escalate == posts
    early, unknown = (
        made.replies(date(2026, 1, 15), acknowledged=date(2026, 1, 16)),
        made.replies(date(2026, 1, 15)),
    )
    assert (early[0].reply_by, early[0].escalate) == (date(2026, 1, 23), posts)
    assert (unknown[0].reply_by, unknown[0].escalate) == (None, posts)


def test_an_update_every_so_often_has_its_day_and_says_how_it_goes_on():
    every = {
        "id": "u",
        "title": "Updates",
        "repeats": "14 days",
        "basis": "event",
        "event": "advice-late",
        "provenance": DOC,
    }
    (found,) = engine(standards=standards(communication=[every])).replies(date(2026, 4, 2), event="advice-late")
    assert (found.acknowledge_by, found.reply_by, found.update_by) == (None, None, date(2026, 4, 16))
    assert "an update every 14 days, the first by Thu 16 Apr 2026" in found.reasons
    assert found.to_dict()["update_by"] == "2026-04-16"


def test_an_office_closure_counts_for_replies_and_nowhere_in_law():
    shut = {"first": date(2026, 4, 7), "last": date(2026, 4, 8), "title": "Office move"}
    made = engine(standards=standards(communication=[REPLY], closures=[shut]))
    assert made.replies(date(2026, 4, 2))[0].acknowledge_by == date(2026, 4, 13)
    with_closure, without = (e.evaluate(case("A", date(2026, 3, 2)), as_of=date(2026, 4, 30)) for e in (made, engine()))
    assert with_closure.statutory.to_dict() == without.statutory.to_dict()
    with pytest.raises(ValidationError, match="counted in working days"):
        standards(communication=[REPLY | {"reply": "2 weeks"}])


def test_interim_support_begins_past_the_limit_where_the_source_says_so():
    offers = [
        {"id": "top-up", "title": "Top-up funding", "kind": "funding", "starts": "past-the-limit", "discretionary": True, "provenance": DOC},
        {"id": "talk", "title": "Consultation", "kind": "consultation", "provenance": DOC},
    ]  # fmt: skip
    made = engine(standards=standards(interim_support=offers))
    waiting = case("A", date(2026, 5, 11))
    before, after = (local(made, waiting, day).interim_support for day in (date(2026, 9, 28), date(2026, 9, 29)))
    assert [o.open for o in before] == [False, True]
    assert [o.open for o in after] == [True, True]
    assert after[0].to_dict()["amount"] is None
    assert "does not say from when" in after[1].reason
    assert not any(o.open for o in local(made, sr.Case(reference="B"), date(2026, 9, 29)).interim_support)


LOT: dict[str, Any] = {
    "id": "part-one", "title": "Part one", "starts": "2024-11", "total": 200, "volumes": [{"per_month": 35}],
    "turnaround": {"within": "6 weeks", "starts": "allocation", "provenance": DOC}, "provenance": DOC,
}  # fmt: skip


def contract(**change: Any) -> sr.Contract:
    return sr.Contract.model_validate(LOT | change)


def test_whether_a_backlog_is_cleared_by_june_is_a_range_and_not_a_yes():
    found = sr.clearing(contract(), date(2025, 6, 30))
    assert [r.last_report for r in found.readings] == [
        date(2025, 6, 11),
        date(2025, 6, 12),
        date(2025, 7, 12),
    ]
    assert [r.in_time for r in found.readings] == [True, True, False]
    assert (found.earliest, found.latest, found.consistent) == (date(2025, 6, 11), date(2025, 7, 12), None)
    assert "the size of the backlog" in found.missing
    assert sr.clearing(contract(), date(2025, 7, 31), backlog=200, new_demand_elsewhere=True).consistent is True
    assert sr.clearing(contract(), date(2025, 7, 31), backlog=201).consistent is None
    unknown = sr.clearing(contract(turnaround={"starts": "not-stated", "provenance": DOC}), date(2025, 6, 30))
    assert unknown.readings == ()
    assert "the turnaround" in unknown.missing


def test_part_two_allocates_and_reports_what_the_figures_say():
    ramp = (sr.VolumeStep(per_month=40, months=3), sr.VolumeStep(per_month=35))
    year = sr.by_month(ramp, 12)
    assert volumes.cumulative(year)[:5] == (40, 80, 120, 155, 190)
    assert volumes.cumulative(year)[-1] == 435
    six, june = sr.Weeks(6), date(2025, 6, 30)
    one = {day: sr.batches(sr.schedule(200, 35), y, m, day) for day, (y, m) in {
        sr.DayOfMonth.LAST: (2024, 11), sr.DayOfMonth.FIRST: (2024, 12)}.items()}  # fmt: skip
    two = {(m, day): sr.batches(year, 2025, m, day) for m in (3, 4) for day in sr.DayOfMonth}
    last = sr.DayOfMonth.LAST
    assert [volumes.allocated_by(june, (*one[last], *two[m, last])) for m in (3, 4)] == [355, 320]
    reported = {k: sr.reported_by(june, one[k[1]], six) + sr.reported_by(june, b, six) for k, b in two.items()}
    assert reported == {
        (3, last): 280, (4, last): 240, (3, sr.DayOfMonth.FIRST): 320, (4, sr.DayOfMonth.FIRST): 280,
    }  # fmt: skip
    march = [b.n for b in (*one[last], *two[3, last]) if b.on == date(2025, 3, 31)]
    assert sum(march) == 75
    assert sr.peak_in_progress(one[last], six) == 70
    assert sr.latest_allocation(june, six) == date(2025, 5, 19)


def test_eighteen_months_and_june_2027_agree_for_some_starts_only():
    two = contract(within_months=18, ends_by="2027-06-30", starts=None)
    assert sr.deadline(two, established=date(2025, 12, 31)).agree is True
    late = sr.deadline(two, established=date(2026, 1, 1))
    assert (late.agree, late.counted, late.binds) == (False, date(2027, 7, 1), date(2027, 6, 30))
    assert sr.deadline(two).missing == ("the day the contract was established",)


def test_a_volume_that_no_source_gives_is_unknown_and_not_nought():
    made = sr.CommissioningPolicy.model_validate({
        "id": "c", "title": "C", "provenance": DOC,
        "providers": [
            {"id": "own", "title": "Own", "supply": "in-house", "provenance": DOC},
            {"id": "bought", "title": "Bought", "supply": "contract-provider", "provenance": DOC,
             "per_month": {"value": 35, "unit": "assessments"}},
            {"id": "trainee", "title": "Trainee", "supply": "trainee", "provenance": DOC},
        ],
    })  # fmt: skip
    found = sr.capacity(made)
    assert (found.known, found.unknown) == (35, ("own",))
    with pytest.raises(ValidationError, match="cannot sign statutory advice alone"):
        sr.Provider(id="t", title="T", supply=sr.Supply.TRAINEE, signs_advice=True, provenance=DOC)


def test_a_decision_is_key_strictly_above_the_threshold_with_every_extension():
    million = sr.Threshold(id="t", more_than=Decimal(1_000_000), provenance=DOC)
    one = contract(
        term_months=12,
        extensions=[{"months": 12}],
        value={"least": 500_000, "most": 1_500_000},
        total=None,
        volumes=[],
    )
    assert sr.whole_value(one) == sr.MoneyRange(least=Decimal(1_000_000), most=Decimal(3_000_000))
    assert sr.key_decision(sr.whole_value(one), million).key is True
    assert sr.key_decision(1_000_000, million).key is False
    assert sr.key_decision(Decimal("1000000.01"), million).key is True
    assert sr.key_decision(None, million).key is None
    made = sr.CommissioningPolicy(
        id="c", title="C", contracts=(one,), thresholds=(million,), provenance=DOC,
        decisions=(sr.Decision(id="d", title="D", contract="part-one", notice_published=date(2020, 11, 3), provenance=DOC),),
    )  # fmt: skip
    found = sr.check_decision(made.decisions[0], made, on=date(2020, 12, 1))
    assert (found.key.key, found.not_before, found.kept) == (True, date(2020, 12, 2), False)
    assert sr.check_decision(made.decisions[0], made, on=date(2020, 12, 2)).kept is True


def milestone(**change: Any) -> sr.Milestone:
    given: dict[str, Any] = {
        "id": "m", "title": "M", "by": "2026-05", "quantity": {"value": 400, "unit": "assessments", "circa": True},
        "cumulative": True, "provenance": DOC,
    }  # fmt: skip
    return sr.Milestone.model_validate(given | change)


def test_a_milestone_of_circa_400_with_360_done_is_red_on_its_last_day_and_the_reported_colour_stays():
    found = sr.milestone_status(milestone(), date(2026, 5, 31), done=360, reported=sr.Brag.AMBER)
    assert (found.computed, found.reported) == (sr.Brag.RED, sr.Brag.AMBER)
    assert (found.short_by, found.share) == (40, Decimal("0.9"))
    assert "circa" in found.assumptions[0]


@pytest.mark.parametrize(
    ("given", "colour"),
    [
        ({"done": 400}, "blue"), ({"done": 360, "forecast": 390}, "red"), ({"done": 360, "at_risk": True}, "amber"),
        ({"done": 360, "forecast": 410}, "green"), ({"done": 360}, None), ({}, None),
    ],
)  # fmt: skip
def test_before_its_day_a_milestone_is_judged_by_what_is_known(given, colour):
    found = sr.milestone_status(milestone(), date(2026, 4, 30), **given)
    assert found.computed == colour
    assert bool(found.missing) is (colour is None)


def test_a_target_is_a_share_and_never_the_law():
    target = sr.PerformanceTarget(id="t", title="T", at_least=Decimal("0.85"), provenance=DOC)
    assert (target.met_by(0.85), target.met_by(0.849), target.is_statutory) == (True, False, False)
    with pytest.raises(ValidationError):
        sr.PerformanceTarget(id="t", title="T", at_least=Decimal("1.01"), provenance=DOC)
    with pytest.raises(ValidationError, match="cannot fall"):
        sr.Trajectory.model_validate({
            "cumulative": True, "unit": "x", "points": [{"by": "2026-05", "value": 2}, {"by": "2026-06", "value": 1}]
        })  # fmt: skip


FULL = dict.fromkeys(("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J"), "text")


def failing(plan: sr.PlanRecord) -> set[str]:
    return {c.id for c in sr.check_plan(plan) if c.passed is False}


def test_a_plan_has_each_section_apart_and_from_year_9_preparation_for_adulthood():
    assert failing(sr.PlanRecord(sections=FULL, appendices=("EP",), year_group=8)) == set()
    assert failing(sr.PlanRecord(sections=FULL | {"C": " "}, appendices=())) == {"section-C", "section-K"}
    merged = {k: v for k, v in FULL.items() if k not in ("H1", "H2")} | {"H": "text"}
    assert failing(sr.PlanRecord(sections=merged)) == {"section-H1", "section-H2"}
    assert failing(sr.PlanRecord(sections=FULL, year_group=9, adulthood=("E",))) == {"adulthood"}
    assert failing(sr.PlanRecord(sections=FULL, year_group=9, adulthood=("F",))) == set()


def test_a_report_is_checked_only_as_the_authority_asks_and_a_rejected_one_is_not_delivered():
    assert sr.check_report({"template": False}, None) == ()
    made = policy(quality=sr.QualityPolicy(
        id="q", title="Q", provenance=DOC,
        report_checks=(sr.ReportCheck(id="t", title="Template", field="template", provenance=DOC),),
    )).quality  # fmt: skip
    answers = [sr.is_delivered(sr.check_report(r, made)) for r in ({"template": True}, {"template": False}, {})]
    assert answers == [True, False, None]


def test_two_open_health_pathways_are_shown():
    asked = [
        sr.Event(kind="advice-request", on=date(2026, 1, 5), to="nhs-trust", about=about) for about in ("CAMHS", "paediatrics")
    ]  # fmt: skip
    two = sr.Case(reference="A", events=asked)
    (found,) = sr.duplicate_pathways(two, date(2026, 2, 1))
    assert found.reason == "two health pathways are open at once: CAMHS and paediatrics"
    answered = sr.Event(kind="advice-received", on=date(2026, 1, 20), about="CAMHS")
    assert sr.duplicate_pathways(sr.Case(reference="A", events=[*asked, answered]), date(2026, 2, 1)) == ()


def buys(*contracts: dict[str, Any], **more: Any) -> sr.CommissioningPolicy:
    given = {
        "id": "c",
        "title": "C",
        "provenance": DOC,
        "contracts": [{"title": "T", "provenance": DOC} | c for c in contracts],
    }
    return sr.CommissioningPolicy.model_validate(given | more)


OLD = {"id": "old", "starts": "2020-12-01", "term_months": 12, "extensions": [{"months": 12}]}


@pytest.mark.parametrize(
    ("starts", "least", "days", "alert"),
    [
        # twelve months from 1 December 2020 end on 30 November 2021
        ("2021-12-01", 0, 0, False),  # no break
        ("2021-12-02", 0, 1, True),  # 1 December alone
        ("2022-01-10", 0, 40, True),  # 1 December to 9 January: 31 + 9
        ("2021-11-21", 0, -10, False),  # 21 to 30 November overlap
        ("2021-11-21", 10, -10, False),
        ("2021-11-22", 10, -9, True),  # nine days, and ten are asked for
    ],
)
def test_the_gap_between_two_contracts(starts: str, least: int, days: int, alert: bool) -> None:
    made = buys(OLD, {"id": "new", "starts": starts}, gaps={"least_overlap_days": least})
    assert sr.gaps(made) == (sr.Gap("old", "new", days, alert, date(2021, 11, 30)),)


def test_the_extensions_may_close_a_gap_and_an_unknown_end_has_none() -> None:
    made = buys(OLD, {"id": "new", "starts": "2022-12-01"})
    assert [gap.days for gap in (*sr.gaps(made), *sr.gaps(made, extended=True))] == [365, 0]
    assert sr.gaps(buys(OLD)) == ()
    assert sr.gaps(buys(OLD | {"starts": "2020-12"}, {"id": "new", "starts": "2021-12-02"})) == ()


def test_an_end_is_told_so_many_days_before_and_until_it_has_come() -> None:
    # 90 days before 30 November 2021: 1 September has 90 days to it (29 + 31 + 30)
    made = buys(OLD, {"id": "new", "starts": "2021-12-02"}, gaps={"alert_days_before_end": 90})
    alert = sr.EndAlert("old", date(2021, 11, 30), date(2021, 9, 1), "new")
    days = (date(2021, 8, 31), date(2021, 9, 1), date(2021, 11, 30), date(2021, 12, 1))
    assert [sr.end_alerts(made, day) for day in days] == [(), (alert,), (alert,), ()]
    assert sr.end_alerts(buys(OLD), date(2021, 11, 30)) == ()
    (last,) = sr.end_alerts(buys(OLD, gaps={"alert_days_before_end": 90}), date(2022, 11, 30), extended=True)
    assert (last.last_day, last.followed_by) == (date(2022, 11, 30), None)


def warned(made: sr.CommissioningPolicy, **more: Any) -> list[tuple[str, str]]:
    found = findings_of(policy(commissioning=made, **more), sr.statute())
    return [(f.where, f.message) for f in found if f.severity is sr.Severity.WARNING and "equality" not in f.message]


CAP: dict[str, Any] = {"cadence": "monthly", "most_in_progress": 50, "provenance": DOC}


def test_a_cap_below_the_peak_of_work_in_progress() -> None:
    # 35 at each month's end with six weeks each: two months' work at once, 70
    ((where, said),) = warned(buys(LOT | {"allocation": CAP}))
    assert where == "commissioning.contracts[0].allocation.most_in_progress"
    assert "at most 50 may be in progress, and part-one has 70" in said
    assert warned(buys(LOT | {"allocation": CAP | {"most_in_progress": 70}})) == []
    ((where, _),) = warned(buys(LOT, allocation=CAP))
    assert where == "commissioning.allocation.most_in_progress"
    unstarted = {name: value for name, value in LOT.items() if name != "starts"}
    assert len(warned(buys(unstarted | {"allocation": CAP}))) == 1
    # ten a week with six weeks each: those of day 0, 7, ... 42 at once, 70
    weekly = CAP | {"cadence": "weekly", "batch": 10}
    ((_, said),) = warned(buys(LOT | {"allocation": weekly}))
    assert "has 70" in said
    clock = LOT | {
        "allocation": CAP,
        "turnaround": {"within": "6 weeks", "starts": "not-stated", "provenance": DOC},
    }
    assert warned(buys(clock)) == []


def test_steps_that_do_not_come_to_the_total() -> None:
    for months, stated in ((5, 175), (6, 210)):
        lot = LOT | {"volumes": [{"per_month": 35, "months": months}]}
        ((where, said),) = warned(buys(lot))
        assert where == "commissioning.contracts[0].total"
        assert f"come to {stated}, and the total is 200" in said
    short = contract(volumes=[{"per_month": 35, "months": 5}])
    cleared = sr.clearing(short, date(2026, 6, 30), backlog=100)
    assert (cleared.readings, cleared.consistent) == ((), None)
    assert "when the rest of the total is handed out" in cleared.missing


def test_days_without_a_contract() -> None:
    ((where, said),) = warned(buys(OLD, {"id": "new", "starts": "2021-12-02"}))
    assert where == "commissioning.contracts[0].term_months"
    assert "old ends on Tue 30 Nov 2021, before new starts: 1 day without" in said
    assert "unless its extensions are taken" in said
    assert warned(buys(OLD, {"id": "new", "starts": "2021-12-01"})) == []


@pytest.mark.parametrize(
    ("by", "n", "met"),
    [
        # from 1 November 2024: 35 on the 1st of each month, due six weeks later. 31 January 2025: those of November (13 December)
        # and December (12 January), 70; January's are due on 12 February
        ("2025-01", 70, True),
        ("2025-01", 71, False),
        ("2025-05-13", 200, True),  # the last 25 on 1 April, due on 13 May
        ("2025-05-12", 200, False),
        ("2026-12", 201, False),
    ],
)
def test_a_milestone_that_the_volumes_cannot_meet(by: str, n: int, met: bool) -> None:
    given = {"id": "m", "title": "M", "by": by, "contract": "part-one", "provenance": DOC}
    counted = given | {"quantity": {"value": n, "unit": "reports"}, "cumulative": True}
    made = sr.PerformancePolicy.model_validate({"id": "p", "title": "P", "provenance": DOC, "milestones": [counted]})
    found = warned(buys(LOT), performance=made)
    assert [where for where, _ in found] == ([] if met else ["performance.milestones[0].by"])
    assert ("cannot be met on the stated volumes of part-one" in str(found)) is not met


def test_a_milestone_of_no_contract_and_an_end_that_cannot_be_met() -> None:
    given = {"id": "m", "title": "M", "by": "2025-01", "contract": "who", "provenance": DOC}
    made = sr.PerformancePolicy.model_validate({"id": "p", "title": "P", "provenance": DOC, "milestones": [given]})
    found = findings_of(policy(commissioning=buys(LOT), performance=made), sr.statute())
    assert [f.where for f in found if f.severity is sr.Severity.REFUSED] == ["performance.milestones[0].contract"]
    ((where, said),) = warned(buys(LOT | {"ends_by": "2025-04-30"}))
    assert where == "commissioning.contracts[0].ends_by"
    # due by 30 April: those of 1 November to 1 March, five times 35
    assert "at most 175 are done by then" in said
