"""Limits by who asked, and steps of an authority's own, as they are read from a file and told on the terminal."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import sendrules as sr
from sendrules.cli.main import cli
from sendrules.testing import ConformanceTests, check_conformance

ROOT = Path(__file__).parents[2]
DEVON = ROOT / "examples" / "policies" / "faster-decisions.toml"
HEAD = """
[authority]
key = "testshire"
name = "Testshire"

[source]
document = "Invented paper"
place = "p. 1"
status = "illustrative"

[[facts]]
name = "testshire.checked"
title = "The day on which the draft was checked"
type = "text"

[standards]
id = "standards"
title = "What we hold ourselves to"
"""
STEPS = (
    HEAD
    + """
[[standards.steps]]
id = "draft"
title = "A draft by week 14"
act = "draft-plan"
after = "request"
within = "14 weeks"

[[standards.steps]]
id = "checked"
title = "The draft is checked by week 12"
records = "testshire.checked"
before = "draft-plan"
after = "request"
within = "12 weeks"
"""
)


def requested(by: str | None = None, *events: tuple[str, date], **facts: Any) -> sr.Case:
    made = [sr.Event(kind="request", on=date(2025, 9, 1), by=by), *(sr.Event(kind=kind, on=on) for kind, on in events)]
    return sr.Case(reference="A-1", events=made, facts=facts)


@pytest.mark.parametrize(
    ("by", "on"),
    [
        # from Monday 1 September 2025; the law's six weeks end on Monday 13 October
        ("school", date(2025, 9, 15)),
        ("health-professional", date(2025, 9, 15)),
        ("parent", date(2025, 9, 29)),
        ("young-person", None),  # the page says nothing of it
        (None, None),
    ],
)
def test_devon_decides_by_who_asked(by: str | None, on: date | None) -> None:
    result = sr.Engine.from_policy(DEVON).evaluate(requested(by), as_of=date(2025, 9, 8))
    assert result.local is not None
    assert [t.on for t in result.local.targets] == ([on] if on else [])
    assert result["reg-5-1-decision-to-assess"].due == date(2025, 10, 13)
    untold = any("not recorded: who asked" in note for note in result.local.notes)
    assert untold is (by is None)


def test_what_devon_published_has_no_warning_and_shows_its_dates() -> None:
    report = sr.check_policy_file(DEVON)
    assert report.refused == ()
    dated = [f.message for f in report.accepted if "From the request received on Thu 2 Jan 2025" in f.message]
    assert ["by Thu 16 Jan 2025;" in dated[0], "by Thu 30 Jan 2025;" in dated[1]] == [True, True]
    assert all("the law's limit is Thu 13 Feb 2025 (reg 5(1))" in message for message in dated)


def test_a_draft_written_on_the_window_after_it_is_refused_with_its_line_and_the_table_for_a_step() -> None:
    text = HEAD + (
        '[[standards.limits]]\nid = "draft"\ntitle = "Draft by week 14"\nduty = "reg-13-1-a-draft-plan-15-days"\nwithin = "14 weeks"\n'
    )
    (found,) = sr.check_policy(text).refused
    assert found.line == len(text.splitlines())
    assert "It counts from the draft plan" in found.message
    assert 'write [[standards.steps]] with act = "draft-plan"' in found.fix


def test_steps_are_told_on_the_terminal_beside_the_law(tmp_path: Path) -> None:
    path, facts = tmp_path / "policy.toml", {"checked": "2025-11-20"}
    path.write_text(STEPS, encoding="utf-8")
    case = tmp_path / "case.json"
    case.write_text(
        requested("parent", ("draft-plan", date(2025, 12, 10)), **facts).model_dump_json(), encoding="utf-8"
    )
    shown = CliRunner().invoke(cli, ["evaluate", str(case), "--as-of", "2026-01-05", "--policy", str(path)])
    lines = " ".join(shown.output.split())
    assert shown.exit_code == 0
    law = "(the law: Send the finalised EHC plan: Mon 19 Jan 2026)"
    assert f"A draft by week 14: Mon 8 Dec 2025, done on Wed 10 Dec 2025, late, internal step {law}" in lines
    assert (
        f"The draft is checked by week 12: Mon 24 Nov 2025, done on Thu 20 Nov 2025, in time, internal step {law}"
        in lines
    )


class TestDevon(ConformanceTests):
    """The kit, on what Devon published."""

    policy = DEVON


def test_a_policy_of_steps_conforms(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(STEPS, encoding="utf-8")
    report = check_conformance(path, examples=5)
    assert [str(finding) for finding in report.findings if finding.outcome.value == "failed"] == []


def test_a_step_that_is_too_late_on_some_days_does_not_conform(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(STEPS.replace("14 weeks", "88 working days"), encoding="utf-8")
    floor = check_conformance(path, examples=1)["floor"]
    assert floor.outcome.value == "failed"
    assert "step 'draft': from " in str(floor)
