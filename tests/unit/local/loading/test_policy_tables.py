"""The JSON Schema for editors accepts every policy file that the reader accepts, and refuses a misspelt key."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

import sendrules as sr
from policy_texts import REVIEWS, TEAMS
from sendrules.cli.main import cli
from sendrules.local.loading.policy_file import check_policy
from sendrules.local.loading.policy_tables import policy_schema


def test_the_schema_for_editors_names_every_table_and_asks_for_no_source():
    schema = policy_schema()
    assert json.loads(CliRunner().invoke(cli, ["check-policy", "--schema"]).output) == schema
    assert set(schema["properties"]) == {
        "authority", "source", "facts", "standards", "prioritisation", "fast_track", "commissioning", "performance", "quality",
    }  # fmt: skip
    for definition in schema["$defs"].values():
        assert "provenance" not in definition.get("required", [])


ROOT = Path(__file__).parents[4]

SHIPPED = sorted([*ROOT.glob("examples/policies/*.toml"), *ROOT.glob("plugins/*/src/*/policy.toml")])

SCHEMA = policy_schema()

HEAD = "[authority]\nkey = 'x'\nname = 'X'\n[source]\ndocument = 'D'\nplace = 'p. 1'\n"


def as_json(value: Any) -> Any:
    """Give what an editor checks: a date of TOML is a text."""
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def refused(text: str) -> list[str]:
    errors = jsonschema.Draft202012Validator(SCHEMA).iter_errors(as_json(tomllib.loads(text)))
    return [f"{e.json_path}: {e.message}" for e in errors]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert len(SHIPPED) >= 4


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_it_takes_every_shipped_and_example_policy(path: Path) -> None:
    assert refused(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [REVIEWS, TEAMS], ids=["reviews", "teams"])
def test_it_takes_conditions_and_lanes_without_shares(text: str) -> None:
    assert refused(text) == []
    assert check_policy(text).refused == ()


def test_it_takes_the_template_of_a_new_plugin(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["new-plugin", "testshire", "--toml", "--into", str(tmp_path)])
    assert run.exit_code == 0, run.output
    (path,) = tmp_path.rglob("policy.toml")
    assert refused(path.read_text(encoding="utf-8")) == []


MONEY = "[commissioning]\ntitle = 'C'\n[[commissioning.budgets]]\nid = 'b'\ntitle = 'B'\namount = {}\n"

WHEN = "[performance]\ntitle = 'P'\n[[performance.milestones]]\nid = 'm'\ntitle = 'M'\nby = {}\n"


@pytest.mark.parametrize("amount", ["500_000", "0.5", "{ least = 1 }", "{ least = 1, most = 2 }"])
def test_it_takes_money_as_the_reader_does(amount: str) -> None:
    assert refused(HEAD + MONEY.format(amount)) == []
    assert sr.check_policy(HEAD + MONEY.format(amount)).refused == ()


@pytest.mark.parametrize(
    "by",
    ["'2026-01'", "'2026-02/2026-03'", "'2026-01-31'", "2026-01-31", "{ earliest = 2026-01-31, open_ended = true }", "{ stated = 'soon' }"],
)  # fmt: skip
def test_it_takes_a_window_as_the_reader_does(by: str) -> None:
    assert refused(HEAD + WHEN.format(by)) == []
    assert sr.check_policy(HEAD + WHEN.format(by)).refused == ()


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "[fasttrack]\ntitle = 'F'\n",
        HEAD.replace("name", "nmae"),
        HEAD + "[standards]\ntitle = 'S'\n[[standards.limits]]\nid = 'a'\ntitle = 'A'\nduty = 'x'\nwithn = '18 weeks'\n",
        HEAD + WHEN.format("{ erliest = 2026-01-31 }"),
        HEAD + WHEN.format("'January 2026'"),
        HEAD + WHEN.format("'2026-01'") + "source = { plaec = 'p. 1' }\n",
        HEAD + MONEY.format("'lots'"),
        HEAD + MONEY.format("{ leest = 1 }"),
        HEAD + MONEY.format("1") + "tilte = 'B'\n",
    ],
)  # fmt: skip
def test_it_refuses_a_misspelt_key_and_a_wrong_form_as_the_reader_does(text: str) -> None:
    assert refused(text)
    assert sr.check_policy(text).refused
