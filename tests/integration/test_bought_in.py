"""What real authorities published of bought-in assessments: a provider that was replaced, a list, and rates by the week."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

import sendrules as sr
from sendrules.cli.main import cli
from sendrules.testing import ConformanceTests

ROOT = Path(__file__).parents[2]
REPLACED = ROOT / "examples" / "policies" / "backlog-provider-replaced.toml"
LISTED = ROOT / "examples" / "policies" / "approved-provider-list.toml"

HEAD = """
[authority]
key = "testshire"
name = "Testshire"
[source]
document = "An open letter of 2023"
place = "Waiting times"
status = "published"
"""
BY_THE_WEEK = (
    HEAD
    + """
[commissioning]
id = "capacity"
title = "The service, and locums"
allocation = { cadence = "weekly" }
[[commissioning.providers]]
id = "own"
title = "The service: 27 assessments a week"
supply = "in-house"
rate = { value = 27, unit = "assessments", per = "week" }
[[commissioning.providers]]
id = "locums"
title = "Locums and associates: 11 a week more"
supply = "associate"
rate = { value = 11, unit = "assessments", per = "week" }
[[commissioning.providers]]
id = "external"
title = "An external provider"
supply = "contract-provider"
"""
)
FALLING = (
    HEAD
    + """
[performance]
id = "plan"
title = "What is to fall"
[[performance.measures]]
id = "absence"
title = "Absence"
cohort = "not-stated"
statistic = "share"
numerator = "sessions missed"
denominator = "sessions"
[[performance.measures]]
id = "suspensions"
title = "Suspensions"
cohort = "not-stated"
statistic = "rate"
unit = "per hundred pupils"
[[performance.measures]]
id = "list"
title = "Cases that wait"
cohort = "open-at"
statistic = "count"
[[performance.measures]]
id = "wait"
title = "The mean wait"
cohort = "open-at"
statistic = "mean"
unit = "weeks"
[[performance.targets]]
id = "absence"
title = "Absence falls to 10%"
measure = "absence"
at_most = 0.1
trajectory = { cumulative = false, unit = "share", points = [{ by = "2026-07", value = 0.14 }, { by = "2027-07", value = 0.1 }] }
[[performance.targets]]
id = "suspensions"
title = "Suspensions fall to 18.59 per hundred"
measure = "suspensions"
at_most = 18.59
[[performance.targets]]
id = "list"
title = "The list falls to 500"
measure = "list"
at_most = 500
[[performance.targets]]
id = "wait"
title = "The mean wait falls to 10 weeks"
measure = "wait"
at_most = 10
"""
)


def read(text: str) -> sr.PolicyReport:
    return sr.check_policy(text, "a test")


def bought(source: Path | str) -> sr.CommissioningPolicy:
    report = sr.check_policy_file(source) if isinstance(source, Path) else read(source)
    assert report.policy is not None, report.refused
    assert report.policy.commissioning is not None
    return report.policy.commissioning


# ---- The provider that was replaced ------------------------------------------------------------------------------------


def test_who_was_replaced_and_by_whom() -> None:
    first, second = bought(REPLACED).providers
    assert first.ended is not None
    assert (first.ended.how, first.ended.by, first.ended.on) == (sr.EndKind.REPLACED, "second", None)
    assert first.ended.why is not None
    assert first.considered_only is False
    assert (first.at_work, second.at_work) == (False, True)
    found = sr.capacity(bought(REPLACED), 2024, 7)
    assert (found.known, found.unknown) == (0, ("second",))
    assert found.reasons == ("first: not counted: replaced by second",)


def test_the_price_of_the_first_and_what_the_second_costs_more() -> None:
    first, second = bought(REPLACED).contracts
    assert first.price is not None
    # 1,300 at 1,250 pounds: 1.625 million
    assert sr.cost(first.price, 1_300).most == 1_625_000
    assert sr.Status.ASSUMPTION in {p.status for p in first.price.provenance}
    assert second.price is None
    assert {b.id: (b.amount.least, b.amount.most) for b in bought(REPLACED).budgets} == {
        "earmarked": (1_000_000, None), "further": (171_000, 171_000),
    }  # fmt: skip


def test_the_list_as_it_was_reported() -> None:
    policy = sr.check_policy_file(REPLACED).policy
    assert policy is not None
    assert policy.performance is not None
    assert {s.measure: s.value for s in policy.performance.reported} == {
        "awaiting": 1998, "agreed": 220, "within-20-weeks": Decimal("0.01"),
    }  # fmt: skip
    assert policy.performance.targets == ()


# ---- The approved list -------------------------------------------------------------------------------------------------


def test_several_on_a_list_share_equitably_and_no_share_is_made_of_it() -> None:
    (provider,), (contract,) = bought(LISTED).providers, bought(LISTED).contracts
    assert (provider.several, provider.how_many, provider.rate) == (True, None, None)
    assert contract.shared == sr.Sharing(stated="equitably")
    assert contract.shared.shares == {}
    assert (contract.volumes, contract.total, contract.turnaround) == ((), None, None)
    assert sr.capacity(bought(LISTED), 2025, 6).unknown == ("associates",)


def test_a_fixed_fee_that_is_reviewed() -> None:
    (contract,) = bought(LISTED).contracts
    assert contract.price is not None
    found = sr.cost(contract.price, 130)
    assert (found.least, found.most) == (143_000, 143_000)
    assert found.reasons == (
        "130 at £1,100.00: £143,000.00",
        "the price is reviewed (annual market benchmarking), so it may change",
    )


# ---- By the week -------------------------------------------------------------------------------------------------------


def test_38_a_week_are_no_round_number_a_month() -> None:
    june, february = (sr.capacity(bought(BY_THE_WEEK), 2026, month) for month in (6, 2))
    # 38 x 30 / 7 = 162 6/7; four weeks of February are 152
    assert (june.known, february.known) == (Fraction(1140, 7), 152)
    assert june.unknown == ("external",)
    assert "27 assessments a week; June 2026 has 30 days" in june.reasons[0]


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ('{ value = 27, unit = "assessments a week", per = "month" }', 'unit = "assessments"'),
        ('{ value = 27, unit = "weekly assessments", per = "month" }', "names a time"),
        ('{ value = 27, unit = "assessments", per = "term" }', "per"),
        ('{ value = 0, unit = "assessments", per = "week" }', "value"),
    ],
)
def test_a_rate_of_another_time_is_refused(rate: str, told: str) -> None:
    text = BY_THE_WEEK.replace('{ value = 27, unit = "assessments", per = "week" }', rate)
    report = read(text)
    assert report.policy is None
    (found,) = report.refused
    assert told.replace('"', "'") in f"{found.where} {found.message} {found.fix}".replace('"', "'")
    line = next(n for n, each in enumerate(text.splitlines(), start=1) if rate in each)
    assert found.line == line


def test_the_old_way_to_say_a_rate_is_refused() -> None:
    text = BY_THE_WEEK.replace("rate = { value = 27", "per_month = { value = 27")
    assert any("per_month" in f.where for f in read(text).refused)


# ---- Targets that fall -------------------------------------------------------------------------------------------------


def test_targets_that_fall_in_shares_rates_counts_and_weeks() -> None:
    report = read(FALLING)
    assert report.policy is not None, report.refused
    assert report.warnings == ()
    assert report.policy.performance is not None
    met = {t.id: [t.met_by(figure) for figure in figures] for t, figures in zip(
        report.policy.performance.targets,
        ((0.1, 0.101), (18.59, Decimal("18.6")), (500, 1998), (9.5, 20)), strict=True)}  # fmt: skip
    assert met == {key: [True, False] for key in ("absence", "suspensions", "list", "wait")}
    said = [f.message for f in report.accepted]
    assert said[1].startswith("the target of at most 18.59 per hundred pupils is not statutory.")
    assert said[3].startswith("the target of at most 10 weeks is not statutory.")


@pytest.mark.parametrize(
    ("old", "new", "severity", "told"),
    [
        ("at_most = 0.1\n", "at_most = 10\n", sr.Severity.REFUSED, "absence is a share, and 10 is more than 1"),
        ("at_most = 500", "at_most = 500.5", sr.Severity.WARNING, "list is a count, and 500.5 is not a whole number"),
        ("at_most = 500", "at_most = 500\nat_least = 1", sr.Severity.REFUSED, "rises to at_least or falls to at_most"),
        ("at_most = 500", 'at_most = 500\nunit = "cases"', sr.Severity.REFUSED, "and so does unit"),
        ('unit = "per hundred pupils"', "", sr.Severity.REFUSED, "a rate needs a unit"),
        ('statistic = "share"', 'statistic = "share"\nunit = "%"', sr.Severity.REFUSED, "has no unit"),
        ("value = 0.14", "value = 0.09", sr.Severity.WARNING, "its values rise"),
        ("at_most = 0.1\n", "at_least = 0.1\n", sr.Severity.WARNING, "its values fall"),
        ('measure = "wait"\n', "", sr.Severity.REFUSED, "a target without a measure or a unit is a share"),
    ],
)
def test_what_a_falling_target_cannot_be(old: str, new: str, severity: sr.Severity, told: str) -> None:
    assert FALLING.count(old) == 1
    found = read(FALLING.replace(old, new)).findings
    assert [f.severity for f in found if told in f.message] == [severity], [f.message for f in found]


def test_a_target_with_a_unit_needs_no_measure() -> None:
    report = read(FALLING.replace('measure = "wait"\n', 'unit = "weeks"\n'))
    assert report.policy is not None
    assert report.warnings == ()


# ---- The two files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", [REPLACED, LISTED], ids=lambda file: file.stem)
def test_the_files_are_taken_by_the_command(file: Path) -> None:
    ran = CliRunner(env={"COLUMNS": "200"}).invoke(cli, ["check-policy", str(file)])
    assert ran.exit_code == 0, ran.output
    assert "0 errors" in ran.output


@pytest.mark.parametrize("file", [REPLACED, LISTED], ids=lambda file: file.stem)
def test_no_order_is_made_where_none_is_published(file: Path) -> None:
    case = sr.Case.model_validate({"reference": "A", "events": [{"kind": "request", "on": "2025-03-03", "id": "r"}]})
    with pytest.raises(sr.NoPublishedPolicy):
        sr.Engine.from_policy(file).prioritise([case], as_of=date(2025, 6, 2))


class TestReplaced(ConformanceTests):
    policy = REPLACED


class TestListed(ConformanceTests):
    policy = LISTED
