"""The kit passes what is good, says what it could not look at, and reads policy files and modules as well."""

import importlib
import json
import sys
from pathlib import Path

import pytest

import sendrules as sr
from sendrules.testing import CHECKS, ConformanceTests, Outcome, Report, check_conformance

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "policies").glob("*.toml"))


# the three plugins are held to the kit by their own tests, in plugins/


class TestMiltonKeynesWithAnotherOrder(ConformanceTests):
    authority = "milton_keynes"
    settings = {"order": ("vulnerability", "phase_transfer", "wait")}  # noqa: RUF012
    examples = 12


class TestAPolicyFile(ConformanceTests):
    policy = EXAMPLES[0]
    examples = 12


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_example_policy_conforms(path: Path) -> None:
    report = check_conformance(path, examples=12)
    assert report.passed, report.to_text()


def test_a_module_that_is_not_installed() -> None:
    report = check_conformance(importlib.import_module("sendrules_milton_keynes"), examples=12)
    assert report.passed, report.to_text()
    assert report.target == "sendrules_milton_keynes"


def test_the_modules_of_plugins_are_as_they_were() -> None:
    before = importlib.import_module("sendrules_milton_keynes")
    check_conformance("milton_keynes", examples=2)
    assert sys.modules["sendrules_milton_keynes"] is before
    assert not [name for name in sys.modules if "conformance_neighbour" in name]
    assert not [p for p in sys.path if "conformance" in p]
    assert {a.key for a in sr.installed_authorities()} >= {"generic", "kent", "milton_keynes"}


def test_what_could_not_be_looked_at_is_said() -> None:
    report = check_conformance("kent", examples=2)
    assert report["ranking"].outcome is Outcome.PASSED
    assert report.notes == ("no order is published, so there is none to look at",)
    assert "note: no order is published" in report.to_text()


def test_a_report_is_one_finding_a_check_and_can_be_written_down() -> None:
    report = check_conformance("generic", examples=2)
    assert isinstance(report, Report)
    assert [f.check for f in report.findings] == list(CHECKS)
    assert json.loads(json.dumps(report.to_dict()))["conforms"] is True
    assert str(report).endswith("It conforms.")
    with pytest.raises(KeyError, match="there is no check 'floors'"):
        report["floors"]


def test_an_authority_that_is_not_installed() -> None:
    report = check_conformance("milton_keyns", examples=2)
    assert report.failed == ("found",)
    assert report["found"].wrong[0].fix == "Did you mean milton_keynes?"
    assert report["law"].outcome is Outcome.NOT_RUN
    assert "it needs found" in report["law"].why
    lines = report.to_text().splitlines()
    assert lines[0] == "milton_keyns: 1 of 15 checks run"
    assert lines[3:] == [
        "not run  14 checks, each because it needs found, which did not pass",
        "It does not conform: 1 check failed.",
    ]


@pytest.mark.parametrize(("what", "error"), [(7, TypeError), (object(), TypeError)])
def test_what_is_no_policy(what: object, error: type[Exception]) -> None:
    with pytest.raises(error, match="an authority's key, the path of a policy file or a plugin's module"):
        check_conformance(what)


def test_no_examples_are_too_few() -> None:
    with pytest.raises(ValueError, match="at least one example"):
        check_conformance("generic", examples=0)


THE_ISSUE = """\
[authority]
key = "badshire"
name = "Badshire Council"

[source]
document = "Invented policy"
status = "illustrative"

[[facts]]
name = "badshire.vulnerable"
title = "Vulnerable"
type = "text"

[fast_track]
id = "fast"
title = "Fast track"
status = "in-force"
source = "p. 1"

[[fast_track.targets]]
duty = "reg-13-2-final-plan-20-weeks"
within = "22 weeks"
source = "p. 1"

[[exceptions]]
id = "ep_shortage"

[prioritisation]
mode = "lexicographic"
id = "order"
title = "Vulnerable first"
tiers = [["vulnerable"]]
source = "p. 2"
mode_source = "p. 2"

[[prioritisation.factors]]
id = "vulnerable"
title = "Vulnerable"
kind = "flag"
fact = "badshire.vulnerable"
source = "p. 2"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_policy_file_with_three_faults_has_each_under_its_check(tmp_path: Path) -> None:
    report = check_conformance(written(tmp_path, THE_ISSUE), examples=2)
    assert report.failed == ("declarations", "floor")
    said = [w.message for w in report["declarations"].wrong]
    assert len(said) == 2
    assert any("'ep_shortage' cannot be an exception" in m and m.startswith("line 25") for m in said)
    assert any("free text, and it asks for no evidence" in m and m.startswith("line 40") for m in said)
    (floor,) = report["floor"].wrong
    assert "22 weeks" in floor.message
    assert floor.message.startswith("line 22")
    assert floor.fix == "Make it 20 weeks or less, or leave it out."


@pytest.mark.parametrize(
    ("text", "check", "words"),
    [
        ("[authority\n", "found", "this is not TOML"),
        (
            '[authority]\nkey = "x"\nname = "X"\n[prioritisation]\nmode = "date_order"\ntitle = "T"\n',
            "provenance",
            "line 4",
        ),
        ('[authority]\nkey = "x"\nname = "X"\n[priorities]\n', "declarations", "no table 'priorities'"),
    ],
)
def test_a_policy_file_with_one_fault(tmp_path: Path, text: str, check: str, words: str) -> None:
    report = check_conformance(written(tmp_path, text), examples=2)
    assert report.failed == (check,), report.to_text()
    assert words in report[check].wrong[0].message


def test_a_policy_file_that_is_not_there(tmp_path: Path) -> None:
    report = check_conformance(tmp_path / "nowhere.toml", examples=2)
    assert report.failed == ("found",)
    assert "No such file" in report["found"].wrong[0].message


def test_settings_that_the_authority_does_not_have() -> None:
    report = check_conformance("milton_keynes", settings={"ordre": ["wait"]}, examples=2)
    assert report.failed == ("declarations",), report.to_text()
