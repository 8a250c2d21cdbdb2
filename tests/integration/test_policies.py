"""What the plugins and the two example policies say, through the public API. Figures are worked in the comments."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

import sendrules as sr
from sendrules.cli.main import cli
from sendrules.testing import ConformanceTests

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "examples" / "policies" / "improvement-plan-2026.toml"
REPORT = ROOT / "examples" / "policies" / "timeliness-report-2020.toml"
FINAL_PLAN = "reg-13-2-final-plan-20-weeks"
POLICIES = ("generic", "kent", "milton_keynes", PLAN, REPORT)


@cache
def engine(of: str | Path) -> sr.Engine:
    return sr.Engine.from_policy(of) if isinstance(of, Path) else sr.Engine.for_authority(of)


def commissioning(of: str | Path) -> sr.CommissioningPolicy:
    declared = engine(of).policy.commissioning
    assert declared is not None
    return declared


def performance(of: str | Path) -> sr.PerformancePolicy:
    declared = engine(of).policy.performance
    assert declared is not None
    return declared


def contract(of: str | Path, id: str) -> sr.Contract:
    return next(c for c in commissioning(of).contracts if c.id == id)


def milestone(id: str) -> sr.Milestone:
    return next(m for m in performance(PLAN).milestones if m.id == id)


def requested(on: date, reference: str = "one", **facts: bool | str) -> sr.Case:
    return sr.Case(reference=reference, events=[sr.Event(kind="request", on=on)], facts=facts)


# ---- All five ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [PLAN, REPORT, *sorted(ROOT.glob("plugins/*/src/*/policy.toml"))], ids=str)
def test_no_policy_file_is_refused(path: Path) -> None:
    assert [str(f) for f in sr.check_policy_file(path).refused] == []


def declared_in(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from declared_in(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from declared_in(part)


@pytest.mark.parametrize("of", POLICIES, ids=str)
def test_everything_says_where_it_comes_from(of: str | Path) -> None:
    policy = engine(of).policy
    hooks = [h for h, said in policy.status().items() if said == "declared"]
    assert hooks
    for declared in declared_in(tuple(getattr(policy, hook) for hook in hooks)):
        if "provenance" in type(declared).model_fields:
            sources = declared.provenance  # type: ignore[attr-defined]
            assert sources, declared
            assert all(s.document and s.place and isinstance(s.status, sr.Status) for s in sources)


@pytest.mark.parametrize("of", POLICIES, ids=str)
def test_the_law_is_the_same_under_every_policy(of: str | Path) -> None:
    case = requested(date(2026, 5, 11), fast_track=True, in_backlog=True, phase_transfer_year=True)
    alone = sr.evaluate(case, as_of=date(2026, 10, 1))
    beside = engine(of).evaluate(case, as_of=date(2026, 10, 1))
    for full in (False, True):
        said = beside.to_dict(full=full)
        assert said.pop("local") is not None
        assert said == {k: v for k, v in alone.to_dict(full=full).items() if k != "local"}


def test_the_sources_of_the_examples_do_not_name_their_authority() -> None:
    for path in (PLAN, REPORT):
        assert "not named in the source" in engine(path).policy.authority.name
        assert engine(path).policy.authority.gss_code is None


@pytest.mark.parametrize("of", ["generic", "kent", "milton_keynes", REPORT], ids=str)
def test_only_the_improvement_plan_has_a_fast_track(of: str | Path) -> None:
    local = engine(of).evaluate(requested(date(2026, 5, 11)), as_of=date(2026, 6, 1)).local
    assert local is not None
    assert local.fast_track is not None
    assert local.fast_track.eligibility is sr.Eligibility.NO_POLICY
    assert local.fast_track.statutory_date == date(2026, 9, 28)


# ---- Milton Keynes -----------------------------------------------------------------------------------------------------

AS_OF = date(2024, 11, 30)


def agreed(received: date, reference: str, **facts: Any) -> sr.Case:
    """A case whose assessment was agreed six weeks after the request, so that it waits for a psychologist."""
    case = requested(received, reference, **facts)
    decision = sr.Event(kind="decision-to-assess", on=received + timedelta(weeks=6))
    return sr.Case(reference=case.reference, events=[*case.events, decision], facts=case.facts)


QUEUE = [
    agreed(date(2024, 2, 5), "A", phase_transfer_year=False),
    agreed(date(2024, 6, 10), "B", phase_transfer_year=False, vulnerability_group="looked-after"),
    agreed(date(2024, 5, 20), "C", phase_transfer_year=True),
    agreed(date(2024, 2, 5), "D", phase_transfer_year=True),
    agreed(date(2024, 9, 16), "E", phase_transfer_year=True, vulnerability_group="looked-after"),
]
ILLUSTRATIVE = {"wait": 1, "vulnerability": 12, "phase_transfer": 8}


def test_the_five_case_queue_tier_by_tier_explained() -> None:
    ranking = engine("milton_keynes").prioritise(QUEUE, as_of=AS_OF)
    assert ranking.references == ("D", "A", "C", "B", "E")
    assert ranking.mode == "lexicographic"
    # 18 March to 30 November 2024: 13 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 30 = 257 days
    assert ranking.places[0].reasons[0] == "Waiting for a psychologist: 257 days, since Mon 18 Mar 2024"
    assert "Phase transfer year: yes" in ranking.places[0].reasons
    assert "Vulnerability group: looked-after" in ranking.places[3].reasons
    assert any("assumption" in note for note in ranking.notes)


def test_the_five_case_queue_by_points_explained() -> None:
    settings = {"mode": "points", "weights": ILLUSTRATIVE}
    ranking = sr.Engine.for_authority("milton_keynes", settings=settings).prioritise(QUEUE, as_of=AS_OF)
    assert ranking.references == ("D", "A", "B", "C", "E")
    # whole weeks since the decision, six weeks after the request: A and D 257 // 7 = 36, B 131 // 7 = 18, C 152 // 7 = 21, E 33 // 7 = 4
    assert [p.points for p in ranking.places] == [Decimal(n) for n in (36 + 8, 36, 18 + 12, 21 + 8, 4 + 20)]
    assert all(place.reasons[0] == f"{place.points} points" for place in ranking.places)
    assert any("assumption" in note for note in ranking.notes)


def test_an_override_needs_one_of_the_two_posts_and_a_reason() -> None:
    put = {"reference": "E", "place": 1, "on": AS_OF, "until": date(2024, 12, 31)}
    allowed = sr.PlaceOverride(**put, role="Assessment Practice Manager", reason="placement about to break down")
    ranking = engine("milton_keynes").prioritise(QUEUE, as_of=AS_OF, overrides=[allowed])
    assert ranking.references == ("E", "D", "A", "C", "B")
    for role, reason in (
        ("Head of Service", "placement about to break down"),
        ("Assessment Practice Manager", ""),
    ):
        with pytest.raises(sr.InputError):
            engine("milton_keynes").prioritise(
                QUEUE, as_of=AS_OF, overrides=[sr.PlaceOverride(**put, role=role, reason=reason)]
            )


def test_the_backlog_in_six_batches_and_in_how_far_june_2025_holds() -> None:
    backlog = contract("milton_keynes", "backlog")
    assert backlog.total is not None
    assert sr.schedule(backlog.total, int(backlog.volumes[0].rate.value)) == (35, 35, 35, 35, 35, 25)
    by = performance("milton_keynes").milestones[0].by.latest
    assert by == date(2025, 6, 30)
    clearing = sr.clearing(backlog, by)
    # end of November: last batch 30 April, due 11 June; start of December: 1 May, 12 June; end of December: 31 May, 12 July
    assert [r.last_report for r in clearing.readings] == [
        date(2025, 6, 11), date(2025, 6, 12), date(2025, 7, 12),
    ]  # fmt: skip
    assert [r.in_time for r in clearing.readings] == [True, True, False]
    assert clearing.consistent is None
    assert "the size of the backlog" in clearing.missing
    assert backlog.turnaround is not None
    assert backlog.turnaround.within is not None
    assert sr.latest_allocation(by, backlog.turnaround.within) == date(2025, 5, 19)


@pytest.mark.parametrize(
    ("month", "day", "allocated", "reported", "peak"),
    [
        # part one: month-ends from November 2024, 35 x 5 + 25 = 200. Part two from March: 40, 40, 40, 35 to June = 155;
        # from April: 40, 40, 40 = 120. Reports by 30 June come from batches up to 19 May. Peak: 35 + 40 in March, 25 + 40 in April.
        (3, sr.DayOfMonth.LAST, 355, 280, {3: 75, 4: 65}),
        (4, sr.DayOfMonth.LAST, 320, 240, {4: 65}),
        # starts of months from December: part one ends on 1 May; part two from March has three batches by 19 May, from April two
        (3, sr.DayOfMonth.FIRST, 355, 320, {3: 75, 4: 75, 5: 65}),
        (4, sr.DayOfMonth.FIRST, 320, 280, {4: 75, 5: 65}),
    ],
)
def test_both_parts_together(
    month: int, day: sr.DayOfMonth, allocated: int, reported: int, peak: dict[int, int]
) -> None:
    backlog, ongoing = (contract("milton_keynes", id) for id in ("backlog", "ongoing"))
    assert backlog.total is not None
    first = (2024, 11) if day is sr.DayOfMonth.LAST else (2024, 12)
    one = sr.batches(sr.schedule(backlog.total, int(backlog.volumes[0].rate.value)), *first, day)
    two = sr.batches(sr.by_month(ongoing.volumes, 12), 2025, month, day)
    both = (*one, *two)
    assert sum(b.n for b in both if b.on <= date(2025, 6, 30)) == allocated
    assert sr.reported_by(date(2025, 6, 30), both, sr.Weeks(6)) == reported
    for number, n in peak.items():
        assert sum(b.n for b in both if (b.on.year, b.on.month) == (2025, number)) == n
    assert sr.peak_in_progress(one, sr.Weeks(6)) == 70


def test_part_two_ramps_down_after_three_months() -> None:
    months = sr.by_month(contract("milton_keynes", "ongoing").volumes, 12)
    assert months[:4] == (40, 40, 40, 35)
    assert sum(months) == 435  # 3 x 40 + 9 x 35


def test_the_target_of_85_percent_and_what_200_late_plans_do_to_it() -> None:
    (target,) = performance("milton_keynes").targets
    assert (target.met_by(0.85), target.met_by(0.849), target.is_statutory) == (True, False, False)
    assert target.at_least is not None
    assert sr.on_time_needed(200, target.at_least) == 1134  # 200 x 0.85 / 0.15 = 1,133.3


def test_interim_support_is_open_to_a_child_in_the_backlog_only() -> None:
    def open_to(**facts: bool | str) -> dict[str, bool | None]:
        local = engine("milton_keynes").evaluate(requested(date(2024, 2, 5), **facts), as_of=AS_OF).local
        assert local is not None
        return {offer.support.id: offer.open for offer in local.interim_support}

    assert open_to(in_backlog=True)["top-up-funding"] is True
    assert open_to(in_backlog=False)["specialist-teaching-consultation"] is False
    assert open_to()["top-up-funding"] is None
    assert open_to()["local-offer"] is True


# ---- Kent --------------------------------------------------------------------------------------------------------------


def test_kent_has_no_order_and_generic_stands_in_on_request() -> None:
    with pytest.raises(sr.NoPublishedPolicy):
        engine("kent").prioritise(QUEUE, as_of=AS_OF)
    ranking = sr.Engine.for_authority("kent", fallback="generic").prioritise(QUEUE, as_of=AS_OF)
    assert ranking.references == ("A", "D", "C", "B", "E")
    assert "generic, standing in for" in ranking.source


def test_the_notice_of_3_november_2020() -> None:
    (decision,) = commissioning("kent").decisions
    assert decision.notice_published is not None
    # 28 clear days: 4 November to 1 December
    assert sr.first_day_for_decision(decision.notice_published) == date(2020, 12, 2) == decision.not_before
    checked = sr.check_decision(decision, commissioning("kent"))
    assert (checked.key.key, checked.not_before, checked.kept) == (True, date(2020, 12, 2), True)
    assert sr.check_decision(decision, commissioning("kent"), on=date(2020, 12, 1)).kept is False


def test_key_at_three_million_and_not_at_exactly_one() -> None:
    locums, (threshold,) = contract("kent", "locum-support"), commissioning("kent").thresholds
    assert sr.whole_value(locums) == sr.MoneyRange(least=Decimal(1_000_000), most=Decimal(3_000_000))
    assert sr.whole_value(locums, extended=False) == sr.MoneyRange(least=Decimal(500_000), most=Decimal(1_500_000))
    for value, key in (
        (3_000_000, True), (Decimal("1000000.01"), True), (1_000_000, False), (500_000, False),
    ):  # fmt: skip
        assert sr.key_decision(value, threshold).key is key


# ---- The improvement plan of 2026 --------------------------------------------------------------------------------------


def test_a_message_of_2_april_2026() -> None:
    # Thursday; Good Friday is the 3rd, Easter Monday the 6th. 3 working days: 7, 8, 9. Ten: 7-10, 13-17, 20.
    (target,) = engine(PLAN).replies(date(2026, 4, 2))
    assert (target.acknowledge_by, target.reply_by) == (date(2026, 4, 9), date(2026, 4, 20))
    assert sr.Status.ASSUMPTION in {p.status for p in target.provenance}
    assert engine(PLAN).replies(date(2025, 12, 1)) == ()


def test_a_case_recorded_as_fast_tracked() -> None:
    case = requested(date(2026, 5, 11), fast_track=True)
    result = engine(PLAN).evaluate(case, as_of=date(2026, 5, 12))
    assert result.local is not None
    fast = result.local.fast_track
    assert fast is not None
    # 11 May + 112 days = 31 August 2026, a bank holiday and still the date; + 140 days = 28 September
    assert [t.on for t in fast.targets] == [date(2026, 8, 31)]
    assert fast.targets[0].kind == "aim"
    assert fast.statutory_date == result[FINAL_PLAN].due == date(2026, 9, 28)
    assert fast.eligibility is sr.Eligibility.NO_CRITERIA
    assert fast.recorded


def test_each_aim_is_printed_once(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(requested(date(2026, 5, 11), fast_track=True).model_dump_json(exclude_none=True), encoding="utf-8")
    args = ["evaluate", str(file), "--as-of", "2026-05-12", "--policy", str(PLAN)]
    said = CliRunner(env={"COLUMNS": "200"}).invoke(cli, args).output
    assert said.count("Mon 31 Aug 2026 (the law: Mon 28 Sep 2026), aim") == 1


def test_the_fast_track_is_not_applied_before_april_2026() -> None:
    local = engine(PLAN).evaluate(requested(date(2026, 1, 12), fast_track=True), as_of=date(2026, 3, 31)).local
    assert local is not None
    assert local.fast_track is not None
    assert local.fast_track.targets == ()


def test_24_milestones_in_six_outcomes() -> None:
    declared = performance(PLAN)
    per_outcome = Counter(m.outcome for m in declared.milestones)
    assert [per_outcome[o.id] for o in declared.outcomes] == [3, 4, 7, 3, 4, 3]
    assert Counter(o.reported for o in declared.outcomes) == {sr.Brag.AMBER: 4, sr.Brag.GREEN: 1, None: 1}
    (unrated,) = (o for o in declared.outcomes if o.reported is None)
    assert unrated.note == "Monitoring to start from January 2026"
    assert set(declared.definitions) == set(sr.Brag)
    posts = {name for role in commissioning(PLAN).roles for name in (role.title, *role.also)}
    forums = {forum.title for forum in commissioning(PLAN).forums}
    assert {m.owner for m in declared.milestones} | {o.owner for o in declared.outcomes} <= posts
    assert {f for o in declared.outcomes for f in o.forums} == forums
    assert [len(o.forums) for o in declared.outcomes] == [3, 3, 3, 5, 3, 1]


def test_400_by_31_may_2026_with_360_done() -> None:
    status = sr.milestone_status(milestone("delayed-400"), date(2026, 5, 31), done=360, reported=sr.Brag.AMBER)
    assert (status.computed, status.reported) == (sr.Brag.RED, sr.Brag.AMBER)
    assert (status.short_by, status.share) == (Decimal(40), Decimal("0.900"))
    assert any("circa 400" in said for said in status.assumptions)
    done = sr.milestone_status(milestone("delayed-400"), date(2026, 5, 31), done=400)
    assert done.computed is sr.Brag.BLUE


@pytest.mark.parametrize(
    ("done", "colour"), [(0.37, sr.Brag.BLUE), (Decimal("0.37"), sr.Brag.BLUE), (0.3699, sr.Brag.RED)]
)
def test_exactly_37_percent_is_37_percent(done: float | Decimal, colour: sr.Brag) -> None:
    assert sr.milestone_status(milestone("within-20-weeks-37"), date(2027, 12, 31), done=done).computed is colour


@pytest.mark.parametrize("figure", ["360", float("nan"), float("inf"), Decimal("NaN"), -5, [360]])
def test_what_is_no_figure_is_told_so(figure: float) -> None:
    for name in ("done", "forecast"):
        given: dict[str, float] = {name: figure}
        with pytest.raises(sr.InputError, match=f"{name}: .* is not a number of 0 or more"):
            sr.milestone_status(milestone("delayed-400"), date(2026, 3, 31), **given)
    (target,) = performance("milton_keynes").targets
    with pytest.raises(sr.InputError, match=r"figure: .* is not a number"):
        target.met_by(figure)


def test_the_numbers_of_the_delayed_assessments_count_all_before_them() -> None:
    delayed = contract(PLAN, "delayed")
    assert delayed.trajectory is not None
    assert delayed.trajectory.increments() == (400, 450, 450, 450)
    assert delayed.total is None
    counts = [m for m in performance(PLAN).milestones if m.quantity and m.outcome == "delayed-assessments"]
    assert [(m.by.latest, m.quantity.value, m.cumulative) for m in counts if m.quantity] == [
        (point.by.latest, point.value, True) for point in delayed.trajectory.points
    ]


@pytest.mark.parametrize(
    ("established", "agree", "binds"),
    [
        (date(2025, 12, 31), True, date(2027, 6, 30)),
        (date(2026, 1, 1), False, date(2027, 6, 30)),  # + 18 months: 1 July 2027
        (date(2026, 2, 27), False, date(2027, 6, 30)),
        (None, None, date(2027, 6, 30)),
    ],
)
def test_18_months_of_the_contract_and_june_2027(established: date | None, agree: bool | None, binds: date) -> None:
    found = sr.deadline(contract(PLAN, "delayed"), established=established)
    assert (found.agree, found.binds) == (agree, binds)


def test_330_a_quarter_is_110_a_month_and_the_new_posts_take_it_over() -> None:
    agency, posts = contract(PLAN, "extra-by-agency"), contract(PLAN, "extra-by-new-posts")
    quarter = milestone("agency-330").quantity
    assert quarter is not None
    assert (str(agency.volumes[0].rate), str(posts.volumes[0].rate)) == (
        "330 assessments a quarter", "110 assessments a month",
    )  # fmt: skip
    assert quarter.value == agency.volumes[0].rate.value
    assert sr.in_month(agency.volumes[0].rate, 2026, 7).n == sr.in_month(posts.volumes[0].rate, 2026, 7).n == 110
    assert posts.supersedes == agency.id
    assert agency.starts is not None
    assert (agency.starts.earliest, agency.starts.open_ended) == (date(2026, 4, 1), True)


def test_20_37_and_49_percent() -> None:
    (target,) = performance(PLAN).targets
    assert target.trajectory is not None
    assert [(p.by.latest, p.value) for p in target.trajectory.points] == [
        (date(2026, 12, 31), Decimal("0.2")),
        (date(2027, 12, 31), Decimal("0.37")),
        (date(2028, 12, 31), Decimal("0.49")),
    ]
    assert not target.is_statutory
    assert sr.Status.ASSUMPTION in {p.status for p in target.provenance}


# ---- The timeliness report of 2020 -------------------------------------------------------------------------------------


def figures(measure: str) -> list[Decimal]:
    return [s.value for s in performance(REPORT).reported if s.measure == measure]


def test_the_figures_of_the_report() -> None:
    assert figures("open-over-20-weeks") == [180, 2, 12, 91, 63]
    assert figures("advice-open-over-6-weeks") == [159, 2, 93, 54]
    assert figures("ep-advice-open-over-6-weeks") == [135, 1, 71, 18]
    assert figures("issued-within-20-weeks") == [Decimal(n) / 100 for n in (11, 96, 96, 67, 37)]
    # 63 are a quarter of all that are open, so about 252; from 91 to 63 is 28 / 91 = 30.8%, which the report calls a third
    assert figures("open-over-20-weeks")[-1] / figures("share-open-over-20-weeks")[0] == 252
    assert round((91 - figures("open-over-20-weeks")[-1]) / 91, 3) == Decimal("0.308")


def test_one_month_has_two_means_since_it_has_two_cohorts() -> None:
    measures = {m.id: m for m in performance(REPORT).measures}
    assert figures("mean-weeks-completed")[-1] == 25
    assert figures("mean-weeks-due") == [Decimal("17.8")]
    assert measures["mean-weeks-completed"].cohort is sr.Cohort.ISSUED_IN
    assert measures["mean-weeks-due"].cohort is sr.Cohort.DUE_IN


def test_demand_peaks_where_the_report_gives_them() -> None:
    declared = commissioning(REPORT)
    (mean,) = figures("mean-requests")
    assert declared.seasonal_months == (7, 12)
    assert declared.seasonal_index == {
        month: float(round(n / mean, 2)) for month, n in zip((7, 12), figures("requests"), strict=True)
    }
    assert declared.seasonal_index == {7: 2.23, 12: 1.43}  # 105 / 47 and 67 / 47


def test_weekly_allocation_with_statutory_work_first() -> None:
    allocation = commissioning(REPORT).allocation
    assert allocation is not None
    assert allocation.cadence is sr.Cadence.WEEKLY
    assert allocation.first_to_last[0] == "statutory"
    assert {"annual review team", "complaints support"} <= set(allocation.ring_fenced)
    budgets = [b.amount.most for b in commissioning(REPORT).budgets]
    assert budgets == [500_000, 500_000]


def test_a_target_without_a_level_stays_without_one() -> None:
    targets = {t.id: t for t in performance(REPORT).targets}
    expected = targets["expected-levels"]
    assert (expected.at_least, expected.met_by(0.99)) == (None, None)
    assert expected.by is not None
    assert expected.by.day == date(2020, 10, 31)


def test_trainees_and_assistants_are_no_capacity_and_unknown_is_not_nought() -> None:
    found = sr.capacity(commissioning(REPORT), 2020, 10)
    assert found.known == 0
    assert found.unknown == ("permanent-team", "agency-eps", "locum-eps")


# ---- The conformance kit, on the two files -----------------------------------------------------------------------------


class TestImprovementPlan(ConformanceTests):
    policy = PLAN


class TestTimelinessReport(ConformanceTests):
    policy = REPORT
