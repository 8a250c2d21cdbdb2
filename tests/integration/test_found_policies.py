"""Two pages as authorities publish them: a panel that meets every week in term, and a contract that is extended."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import sendrules as sr
from sendrules.cli.main import cli
from sendrules.testing import ConformanceTests

ROOT = Path(__file__).parents[2]
PANEL = ROOT / "examples" / "policies" / "weekly-panel-in-term.toml"
EXTENDED = ROOT / "examples" / "policies" / "support-contract-extended.toml"

DECIDE, MAKE = "reg-5-1-decision-to-assess", "case-jsc-16-weeks-decision"
REQUEST = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2026, 9, 2))])
TERM = """
[[standards.terms]]
first = 2026-09-03
last = 2026-10-09
title = "Invented: autumn, first half"
[[standards.terms]]
first = 2026-10-19
last = 2026-12-18
title = "Invented: autumn, second half"
"""


@pytest.mark.parametrize("path", [PANEL, EXTENDED], ids=lambda path: path.stem)
def test_it_can_be_used_and_a_stored_page_has_no_day(path: Path) -> None:
    done = CliRunner().invoke(cli, ["check-policy", "--sources", str(path)])
    assert done.exit_code == 0, done.output
    assert "https://" in done.output
    assert "the day on which it was read is not given" in done.output


def test_no_day_of_the_panel_is_made_up() -> None:
    panels = sr.Engine.from_policy(PANEL).evaluate(REQUEST, as_of=date(2026, 9, 3)).local.panels
    assert {panel.duty for panel in panels} == {DECIDE, MAKE, "reg-10-1-no-plan-decision"}
    for panel in panels:
        assert (panel.last, panel.next, panel.keeps_limit, panel.fewest_members) == (None, None, None, None)
        assert "how soon families are told" in panel.not_said


def test_with_a_weekday_and_terms_the_days_follow(tmp_path: Path) -> None:
    """Wednesdays. The six weeks end on 14 October, out of term; the sixteen on 23 December, out of term too."""
    path = tmp_path / "with-days.toml"
    text = PANEL.read_text(encoding="utf-8").replace('every = "1 week"', 'every = "1 week"\nweekday = "wednesday"')
    path.write_text(text + TERM, encoding="utf-8")
    result = sr.Engine.from_policy(path).evaluate(REQUEST, as_of=date(2026, 9, 3))
    found = {panel.duty: (panel.last.on, panel.last.papers_by) for panel in result.local.panels if panel.last}
    assert found[DECIDE] == (date(2026, 10, 7), date(2026, 9, 30))
    assert found[MAKE] == (date(2026, 12, 16), date(2026, 12, 9))
    assert (result[DECIDE].due, result[MAKE].due) == (date(2026, 10, 14), date(2026, 12, 23))


def test_forty_eight_hours_run_from_the_approval_and_over_a_weekend() -> None:
    engine = sr.Engine.from_policy(PANEL)
    (reply,) = engine.replies(date(2026, 10, 2), event="approval")  # a Friday
    assert (reply.reply_by, reply.acknowledge_by) == (date(2026, 10, 4), None)
    with pytest.raises(sr.NoStandardFor, match="Name one of these: approval"):
        engine.replies(date(2026, 10, 2))


def test_the_extension_is_a_sum_for_its_time_and_no_yearly_value() -> None:
    report = sr.check_policy_file(EXTENDED)
    assert report.policy is not None, report.refused
    bought = report.policy.commissioning
    assert bought is not None
    (contract,), (decision,) = bought.contracts, bought.decisions
    assert [extension.months for extension in contract.extensions] == [6]
    assert (contract.starts, contract.term_months, contract.value, contract.total) == (None, None, None, None)
    assert decision.whole_value is not None
    assert (decision.whole_value.least, decision.whole_value.most, decision.value) == (170_000, 170_000, None)
    assert sr.last_day(contract) == date(2024, 4, 17)
    # six months from 18 April 2024
    assert sr.last_day(contract, extended=True) == date(2024, 10, 17)
    assert (decision.contract, decision.committee, decision.value) == (contract.id, date(2024, 3, 20), None)
    assert sr.whole_value(contract) is None
    own, support = bought.providers
    assert (own.how_many, own.rate, support.how_many) == (9, None, None)


def test_what_a_page_is_not_about_is_not_published() -> None:
    """Each once: the fast track too."""
    case = ROOT / "examples" / "cases" / "late-plan.json"
    done = CliRunner().invoke(cli, ["evaluate", str(case), "--as-of", "2026-01-05", "--policy", str(EXTENDED)])
    lines = [line.strip() for line in done.output.splitlines()]
    assert lines.count("fast track: no published policy") == 1
    assert "commissioning: declared" in lines


class TestPanel(ConformanceTests):
    policy = PANEL


class TestExtended(ConformanceTests):
    policy = EXTENDED
