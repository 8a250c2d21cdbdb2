"""The TOML reader: every error with its line and its fix, and the same declarations as a plugin's."""

import json
import pickle
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import sendrules as sr
from policy_texts import FOUR, HEAD, line_of
from sendrules.cli.main import cli
from sendrules.local.loading.policy_file import check_policy


def test_three_refusals_and_one_acceptance_each_with_its_line(tmp_path):
    report = check_policy(FOUR)
    assert report.policy is None
    assert [(f.line, f.where) for f in report.refused] == [
        (line_of(FOUR, "[[exceptions]]"), "exceptions[0]"),
        (line_of(FOUR, "22 weeks"), "fast_track.targets[0].within"),
        (line_of(FOUR, 'fact = "testshire.vulnerable"'), "prioritisation.factors[1].fact"),
    ]
    assert [(f.line, f.where) for f in report.accepted] == [(line_of(FOUR, "0.85"), "performance.targets[0].at_least")]
    assert all(f.fix for f in report.refused)
    path = tmp_path / "policy.toml"
    path.write_text(FOUR, encoding="utf-8")
    with pytest.raises(sr.RefusedPolicy, match="'ep_shortage' cannot be an exception") as caught:
        sr.Engine.from_policy(path)
    assert len(caught.value.findings) == len(caught.value.problems) == 3


def test_sixteen_weeks_without_criteria_is_accepted_and_says_so(tmp_path):
    text = HEAD + FOUR[FOUR.index("[fast_track]") : FOUR.index("[prioritisation]")].replace("22 weeks", "16 weeks")
    report = check_policy(text)
    assert report.refused == ()
    assert any("no criteria are in force" in f.message for f in report.accepted)
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    case = sr.Case(reference="A", events=[sr.Event(kind="request", on=date(2026, 5, 11))], facts={"fast_track": True})
    local = sr.Engine.from_policy(path).evaluate(case, as_of=date(2026, 6, 1)).local
    assert local is not None
    assert local.fast_track is not None
    (target,) = local.fast_track.targets
    assert (target.on, local.fast_track.statutory_date) == (date(2026, 8, 31), date(2026, 9, 28))
    assert target.provenance[0].document == "Invented policy"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[authority]\nkey = 1 2\n", 2, "this is not TOML"),
        ("[authority]\nname = 'X'\n", 1, "needed and is not there"),
        ("[authority]\nkey = 'x'\nname = 'X'\n[fasttrack]\n", 4, "Did you mean fast_track?"),
        ("[authority]\nkey = 'x'\nname = 'X'\n[prioritisation]\ntitle = 'T'\n", 4, "an order needs a mode"),
        ("[authority]\nkey = 'x'\nname = 'X'\n[prioritisation]\nmode = 'date_order'\ntitle = 'T'\n", 4, "[source]"),
        ("[authority]\nkey = 'x'\nname = 'X'\n[[facts]]\nname = 'y.z'\ntitle = 'T'\ntype = 'flag'\n", 5, "Call it 'x.z'"),
        ("", None, "there is no table [authority]"),
        (HEAD + "[standards]\ntitle = 'S'\nexceptions = ['ep_shortage']\n", 12, "'ep_shortage' cannot be an exception"),
        (HEAD + "[exceptions]\nep_shortage = true\n", 11, "'ep_shortage' cannot be an exception"),
        (HEAD + "[performance]\ntitle = 'P'\ntargets = [\n  {id = 'a', title = 'A', at_least = 1.2},\n]\n", 13, "a target without a measure or a unit is a share, and this is more than 1 (given: 1.2). A share is from 0 to 1: write 0.85 for 85%. For weeks or a count, add unit or measure."),
        (HEAD + "[standards]\ntitle = 'S'\n[[standards.limits]]\nid = 'a'\ntitle = 'A'\nduty = 'reg-13-2'\nwithin = '18w'\n", 16, "abbreviation"),
        (HEAD + "[standards]\ntitle = 'S'\n[[standards.limits]]\nid = 'a'\ntitle = 'A'\nduty = 'reg-13-2-final-plan'\nwithin = '18 weeks'\n", 15, "no duty called"),
        (HEAD + "[standards]\ntitle = 'S'\n[[standards.limits]]\nid = 'a'\ntitle = 'A'\nduty = 'x'\nwithn = '18 weeks'\n", 16, "Did you mean within"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_its_fix(text, line, words):
    report = check_policy(text)
    assert report.policy is None
    found = next(f for f in report.refused if words in str(f))
    assert found.line == line


LIMIT = """
[[standards.limits]]
id = "{id}"
{title} = "A limit"
duty = "reg-13-2-final-plan-20-weeks"
within = "{within}"
"""


def limits(*rows: tuple[str, str, str]) -> str:
    return "[standards]\ntitle = 'S'\n" + "".join(LIMIT.format(id=i, title=t, within=w) for i, t, w in rows)


def test_a_mistake_in_one_entry_hides_nothing_of_the_others():
    text = HEAD + limits(
        ("a", "title", "22 weeks"), ("b", "tilte", "18 weeks"), ("c", "tilte", "23 weeks"), ("d", "title", "18 wks"),
        ("e", "title", "24 weeks"),
    )  # fmt: skip
    said = [(f.line, f.where) for f in check_policy(text).refused if not f.where.endswith(".title")]
    tilte = [n for n, line in enumerate(text.splitlines(), start=1) if "tilte" in line]
    assert said == [
        (line_of(text, "22 weeks"), "standards.limits[0].within"),
        (tilte[0], "standards.limits[1].tilte"),
        (tilte[1], "standards.limits[2].tilte"),
        (line_of(text, "23 weeks"), "standards.limits[2].within"),
        (line_of(text, "18 wks"), "standards.limits[3].within"),
        (line_of(text, "24 weeks"), "standards.limits[4].within"),
    ]


def test_a_missing_authority_hides_nothing():
    text = HEAD[HEAD.index("[source]") :] + limits(("a", "title", "22 weeks"))
    assert [f.where for f in check_policy(text).refused] == ["authority", "standards.limits[0].within"]


def test_names_that_a_broken_table_may_hold_are_not_said_to_be_missing():
    text = (
        HEAD
        + """
[fast_track]
title = "F"
status = "to-be-published"
lane = "fast"

[prioritisation]
title = "P"
mode = "lanes"
mode_source = "p. 2"

[[prioritisation.lanes]]
id = "fast"
title = "Fast"
overdue = true
shaer = 0.5

[[prioritisation.lanes]]
id = "rest"
title = "Rest"
share = 0.5
"""
    )
    assert [f.where for f in check_policy(text).refused] == [
        "prioritisation.lanes[0].shaer",
    ]  # fmt: skip


def test_the_second_of_two_ids_is_named():
    text = HEAD + limits(("a", "title", "18 weeks"), ("b", "title", "18 weeks"), ("a", "title", "17 weeks"))
    found = next(f for f in check_policy(text).refused if "share an id" in f.message)
    assert (found.where, found.line) == (
        "standards.limits[2].id",
        len(text.splitlines()) - text.splitlines()[::-1].index('id = "a"'),
    )
    assert "another id" in found.fix


TARGET = "[performance]\ntitle = 'P'\n[[performance.targets]]\nid = 'a'\ntitle = 'A'\n"

MILESTONE = "[performance]\ntitle = 'P'\n[[performance.milestones]]\nid = 'a'\ntitle = 'A'\n"

CONTRACT = "[commissioning]\ntitle = 'C'\n[[commissioning.contracts]]\nid = 'a'\ntitle = 'A'\n"

POINTS = (
    "[prioritisation]\ntitle = 'P'\nmode = 'points'\nmode_source = 'p. 2'\nweights = { w = 1 }\n"
    "factors = [{ id = 'w', title = 'W', kind = 'wait' }]\n"
)

LANES = (
    "[prioritisation]\ntitle = 'P'\nmode = 'lanes'\nmode_source = 'p. 2'\nlanes = [\n"
    "{ id = 'a', title = 'A', overdue = true, share = 0.7 },\n{ id = 'b', title = 'B', share = SHARE },\n]\n"
)


@pytest.mark.parametrize(
    ("text", "words", "fix"),
    [
        (MILESTONE + "by = '2026-13'", "by: '2026-13' is neither a day nor a month", 'Write a day ("2026-05-31")'),
        (MILESTONE + "by = { earliest = 2026-02-01, latest = 2026-01-01 }", "by.latest: the last day", "Put the earlier day first."),
        (TARGET + "at_least = 1.2", "at_least", "A share is from 0 to 1: write 0.85 for 85%."),
        (TARGET + "at_least = 'most'", "at_least", "Write a number without quotes"),
        (TARGET + "cohort = 'due in'", "cohort", "Did you mean due-in?"),
        (TARGET + "title2 = 'x'", "title2: there is no such field", "Did you mean title?"),
        (TARGET.replace("'a'", "'A b'"), "id", "Use small letters"),
        (TARGET.replace("title = 'A'", "title = ''"), "title", "Write something"),
        (TARGET.replace("title = 'A'\n", ""), "title: this is needed", "Add title: the target in words"),
        (CONTRACT + "total = 0", "total", "Write 1 or more."),
        (CONTRACT + "total = 1.5", "total", "Write a whole number"),
        (CONTRACT + "providers = ['who']", "providers[0]: there is no provider called 'who'", "Declare the provider"),
        (CONTRACT + "volumes = [{ rate = { value = 1, unit = 'plans', per = 'month' } }, { rate = { value = 2, unit = 'plans', per = 'month' } }]", "volumes[0]: only the last step", "how long it lasts"),
        (CONTRACT + "volumes = 35", "volumes", "Write a list"),
        (CONTRACT + "price = 35", "price", "Write a table"),
        (LANES.replace("SHARE", "0.5"), "lanes: the shares of the lanes come to more than 1", "shares that come to 1 or less"),
        (POINTS + "tie_break = ['limit']", "tie_break: a tie-break must end with the reference", '"reference" last'),
        (POINTS.replace("w = 1", "w = 0"), "weights.w: exactly one wait", "Give it more than 0."),
        (POINTS.replace("w = 1", "w = 1, x = 2"), "weights: every factor has to have a weight", "leave out x"),
        ("[prioritisation]\ntitle = 'P'\nmode = 'by_points'\n", "'by_points' is not a mode of an order", "Did you mean points?"),
        (limits(("a", "title", "18 weeks")).replace("'S'", "'S'\nin_force_from = 2026-02-01\nin_force_to = 2026-01-01"), "in_force_to", "not before the first"),
        (limits(("a", "title", "18 weeks")).replace('"18 weeks"', "18"), "within: a period is a number with its unit", '"6 weeks"'),
        (limits(("a", "title", "18w")), "abbreviation", "Write it in full"),
        ("[[facts]]\nname = 'testshire.group'\ntitle = 'G'\ntype = 'group'\n", "type: a group needs the list", "Add values"),
        ("[[facts]]\nname = 'Looked after'\ntitle = 'G'\ntype = 'flag'\n", "name", "<authority>.<fact>"),
        ("[fast_track]\ntitle = 'F'\nstatus = 'none'\ncombination = 'n-of'\n", "combination: at_least goes with n-of", "Add at_least."),
    ],
)  # fmt: skip
def test_every_kind_of_mistake_has_a_fix_of_its_own(text, words, fix):
    found = [str(f) for f in check_policy(HEAD + text).refused]
    assert len(found) == 1, found
    assert words in found[0]
    assert fix in found[0]
    assert "Fix it." not in found[0]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = " + "[" * 5000, None, "nested too deeply to be read. Take some"),
        (".".join("a" * 5000) + " = 1", None, "nested too deeply"),
        ("b = 1\na = " + "9" * 5000, 2, "a whole number of 5000 digits is too long. Shorten it."),
        (HEAD + CONTRACT + "total = 0x" + "f" * 6000, 15, "a very long number"),
        (HEAD + CONTRACT + "total = nan", 15, "Write a whole number"),
    ],
)
def test_text_the_parser_cannot_read_is_reported_and_does_not_raise(text, line, words):
    report = check_policy(text)
    assert report.policy is None
    assert any(words in str(f) and f.line == line for f in report.refused), report.refused


PROVIDER = "[commissioning]\ntitle = 'C'\n[[commissioning.providers]]\nid = 'a'\ntitle = 'A'\nsupply = 'agency'\n"

STANDARDS = "[standards]\ntitle = 'S'\n"


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (STANDARDS + "in_force_from = 86400", "YYYY-MM-DD"),
        (STANDARDS + "in_force_from = '86400'", "YYYY-MM-DD"),
        (STANDARDS + "in_force_from = 2026-01-01T00:00:00", "YYYY-MM-DD"),
        (MILESTONE + "by = 86400", "Write a day"),
        (MILESTONE + "by = { earliest = 86400 }", "YYYY-MM-DD"),
        (MILESTONE + "by = '2026-01'\nquantity = { value = true, unit = 'x' }\ncumulative = true", "Write a number"),
        (CONTRACT + "total = '200'", "Write a whole number without quotes."),
        (CONTRACT + "guaranteed = true", "Write a whole number without quotes."),
        (CONTRACT + "total = 35.0", "Write a whole number without quotes."),
        (CONTRACT + "within_months = true", "Write a whole number without quotes."),
        (CONTRACT + "value = { least = true }", "Write a number without quotes"),
        (PROVIDER + "considered_only = 'no'", "Write true or false, without quotes."),
        (PROVIDER + "signs_advice = 1", "Write true or false, without quotes."),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_refused(text, fix):
    found = check_policy(HEAD + text).refused
    assert len(found) == 1, found
    assert fix in found[0].fix


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(sr.InputError, match="Check the path"):
        sr.check_policy_file(tmp_path / "nowhere.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes("name = 'é'".encode("latin-1"))
    with pytest.raises(sr.InputError, match="not in UTF-8"):
        sr.check_policy_file(path)


def test_the_command_gives_every_line_and_an_exit_code(tmp_path: Path):
    path = tmp_path / "policy.toml"
    path.write_text(FOUR, encoding="utf-8")
    run = CliRunner().invoke(cli, ["check-policy", str(path)])
    assert run.exit_code == 1
    assert "3 errors, 0 warnings, 1 accepted" in run.output
    as_json = json.loads(CliRunner().invoke(cli, ["check-policy", str(path), "--json"]).output)
    assert as_json["usable"] is False
    assert {f["line"] for f in as_json["findings"]} == {f.line for f in check_policy(FOUR).findings}
    path.write_text(HEAD, encoding="utf-8")
    assert CliRunner().invoke(cli, ["check-policy", str(path)]).exit_code == 0
    assert CliRunner().invoke(cli, ["check-policy"]).exit_code != 0


def test_an_engine_from_a_file_reads_typed_facts_and_can_be_sent_to_another_process(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(
        HEAD + FOUR[FOUR.index("[prioritisation]") : FOUR.index("[performance]")].replace('"text"', '"flag"'), encoding="utf-8"
    )  # fmt: skip
    engine = pickle.loads(pickle.dumps(sr.Engine.from_policy(path)))
    events = [sr.Event(kind="request", on=date(2025, 1, 6))]
    cases = [
        sr.Case(reference=ref, events=events, facts={"vulnerable": value})
        for ref, value in (("a", False), ("b", True), ("c", "moved twice"))
    ]
    ranking = engine.prioritise(cases, as_of=date(2025, 2, 3))
    assert ranking.references == ("b", "a", "c")
    assert any("facts.vulnerable must be true or false" in note for note in ranking.notes)


def test_a_source_that_is_not_whole_is_refused_once_and_not_with_each_entry():
    text = (
        '[authority]\nkey = "x"\nname = "X"\n[source]\ndocument = "Paper"\nstatus = "public"\n'
        '[standards]\nid = "s"\ntitle = "S"\nsource = "p. 7"\n'
        '[[standards.limits]]\nid = "d"\ntitle = "D"\nduty = "reg-5-1-decision-to-assess"\nwithin = "4 weeks"\nsource = "p. 7"\n'
    )
    report = check_policy(text)
    assert [(f.line, f.where) for f in report.refused] == [(6, "source.status")]
    assert report.policy is None


def test_a_field_of_another_entry_is_never_offered_as_its_own_correction():
    text = (
        '[authority]\nkey = "x"\nname = "X"\n[source]\ndocument = "Paper"\n'
        '[performance]\nid = "p"\ntitle = "P"\nsource = "p. 8"\n'
        '[[performance.targets]]\nid = "t"\ntitle = "T"\nmeasure = "m"\nstatistic = "share"\nsource = "p. 8"\n'
    )
    (found,) = (f for f in check_policy(text).refused if f.where == "performance.targets[0].statistic")
    assert found.fix == "statistic belongs in [[performance.measures]]."
