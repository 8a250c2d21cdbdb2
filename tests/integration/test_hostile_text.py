"""Hostile text in every place: nothing but plain lines reaches a terminal or a file, and no line is forged.

The command line is run on a pseudo-terminal, as a person would run it.
"""

import json
import sys
from pathlib import Path

import pytest

from command_line import CASE
from installing import install
from on_a_terminal import on_a_terminal
from sendrules.outside_text import hidden_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

FORGED = "FORGED in time"
HOSTILE = f"Oak\x1b[31m\x1b]0;title\x07\x9b31m\u202eelm\u2066\u200b\u2028\x7f\x08\xad\r\n{FORGED}\t\ufeff\u3164"
WITHOUT_LINES = HOSTILE.replace("\r\n", "\x0b")
WITHOUT_ENDS = f"\x1b[31m\u202eOak\x9b\u200bElm\n{FORGED}"


def assert_plain(shown: str, *, says: str = "") -> None:
    """Nothing steers the terminal, no line begins as the hostile text would have it, and something was said."""
    assert not [(line, hidden) for line in shown.split("\n") if (hidden := hidden_in(line))]
    assert not [line for line in shown.split("\n") if line.lstrip().startswith(FORGED)]
    assert "Traceback" not in shown
    assert shown.strip()
    assert says in shown


def case_with(**changes: object) -> dict[str, object]:
    return {"reference": "A-17", "events": [{"kind": "request", "on": "2025-05-21"}]} | changes


CASES = {
    "reference": case_with(reference=HOSTILE),
    "about": case_with(events=[{"kind": "advice-request", "on": "2025-05-21", "about": HOSTILE}]),
    "kind": case_with(events=[{"kind": HOSTILE, "on": "2025-05-21"}]),
    "day": case_with(events=[{"kind": "request", "on": HOSTILE}]),
    "id": case_with(events=[{"kind": "request", "on": "2025-05-21", "id": HOSTILE}]),
    "note": case_with(events=[{"kind": "request", "on": "2025-05-21", "note": HOSTILE}]),
    "key": case_with(**{HOSTILE: 1}),
    "key of an event": case_with(events=[{"kind": "request", "on": "2025-05-21", HOSTILE: 1}]),
    "circumstance": case_with(circumstances=[{"kind": HOSTILE}]),
    "limb": case_with(determinations=[{"limb": HOSTILE, "by": "x", "on": "2025-06-01", "reason": "x"}]),
    "trigger": case_with(determinations=[{"limb": "x", "by": "x", "on": "2025-06-01", "reason": "x", "trigger": HOSTILE}]),
    "claim": case_with(claims=[{"reason": HOSTILE}]),
    "name of a fact": case_with(facts={HOSTILE: True}),
    "fact": case_with(facts={"looked_after": HOSTILE}),
    "fact in a list": case_with(facts={"groups": [HOSTILE]}),
    "format": case_with(format=HOSTILE),
}  # fmt: skip


def test_in_a_case(tmp_path):
    for place, case in CASES.items():
        (tmp_path / f"{place}.json").write_text(json.dumps(case), encoding="utf-8")
    shown = on_a_terminal("queue", str(tmp_path), "--authority", "generic", "--as-of", "2025-10-09")
    assert_plain(shown, says=f"{len(CASES)} problems")
    assert [place for place in CASES if f"  - {place}.json" not in shown] == []


@pytest.mark.parametrize("place", ["reference", "key", "name of a fact", "trigger"])
def test_in_one_case(place, tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASES[place]), encoding="utf-8")
    assert_plain(on_a_terminal("evaluate", str(file), "--as-of", "2025-10-09"), says="case.json: 1 problem")


@pytest.mark.parametrize(
    "text", [f'{{"a": 1, "a": 2, "{"x" * 5}\u202e": 1}}', '{"\u202e\x9b": 1, "\u202e\x9b": 2}', "{\x1b}"]
)
def test_in_the_text_of_a_file_itself(text, tmp_path):
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    assert_plain(on_a_terminal("evaluate", str(file), "--as-of", "2025-10-09"), says="case.json")


def test_in_references_of_a_list_and_in_names_of_files(tmp_path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / f"{WITHOUT_ENDS}.json").write_text(json.dumps(case_with(**{HOSTILE: 1})), encoding="utf-8")
    listed = tmp_path / "list.json"
    listed.write_text(json.dumps([case_with(reference=HOSTILE), case_with(reference=HOSTILE)]), encoding="utf-8")
    for place in (tmp_path / "cases", listed):
        shown = on_a_terminal("queue", str(place), "--authority", "generic", "--as-of", "2025-10-09")
        assert_plain(shown, says="problem")


ARGUMENTS = {
    "command": [WITHOUT_ENDS],
    "option": ["evaluate", CASE, f"--{WITHOUT_ENDS}"],
    "option of timetable": ["timetable", f"--{WITHOUT_ENDS}"],
    "argument too many": ["evaluate", CASE, HOSTILE],
    "file": ["evaluate", HOSTILE],
    "as-of": ["evaluate", CASE, "--as-of", HOSTILE],
    "reading": ["evaluate", CASE, "--reading", HOSTILE],
    "readings": ["evaluate", CASE, "--reading", f"{HOSTILE}={HOSTILE}"],
    "reading twice": ["evaluate", CASE, "--reading", f"{HOSTILE}=a", "--reading", f"{HOSTILE}=b"],
    "answer": ["evaluate", CASE, "--reading", f"notify={HOSTILE}"],
    "duty": ["evaluate", CASE, "--duty", HOSTILE],
    "authority": ["evaluate", CASE, "--authority", HOSTILE],
    "fallback": ["evaluate", CASE, "--authority", "generic", "--fallback", HOSTILE],
    "fallback is the authority": ["evaluate", CASE, "--authority", HOSTILE, "--fallback", HOSTILE],
    "policy": ["evaluate", CASE, "--policy", HOSTILE],
    "amendment": ["evaluate", CASE, "--under", HOSTILE],
    "order": ["timetable", "--tribunal-order", "2025-05-21", "--order", HOSTILE],
    "duties": ["duties", HOSTILE],
    "cases": ["queue", HOSTILE, "--authority", "generic"],
    "take": ["queue", CASE, "--authority", "generic", "--take", HOSTILE],
    "policy file": ["check-policy", HOSTILE],
    "conform": ["conform", HOSTILE],
    "conform a file": ["conform", f"{WITHOUT_ENDS}.toml"],
    "new plugin": ["new-plugin", HOSTILE],
    "title of a plugin": ["new-plugin", "testshire", "--title", HOSTILE],
    "case new in no folder": ["case", "new", f"{HOSTILE}/case.json"],
    "case new": ["case", "new", WITHOUT_ENDS],
    "system": ["check-system", "--", HOSTILE],
    "level": ["check-system", "--level", HOSTILE],
    "answers": ["check-system", "--answers", HOSTILE],
    "bytes that are no text": ["evaluate", "\udc9b31m"],
}


@pytest.mark.parametrize("place", ARGUMENTS)
def test_in_an_argument(place, tmp_path):
    assert_plain(on_a_terminal(*ARGUMENTS[place], folder=tmp_path))
    assert [file.name for file in tmp_path.iterdir() if file.name != ".hypothesis"] == []


def toml(text: str) -> str:
    return json.dumps(text).replace("\\u007f", "\\u007F").replace("\x7f", "\\u007F")


POLICIES = {
    "name": f'[authority]\nkey = "testshire"\nname = {toml(HOSTILE)}\n',
    "key": f'[authority]\nkey = {toml(HOSTILE)}\nname = "Testshire"\n',
    "table": f'[authority]\nkey = "testshire"\nname = "Testshire"\n[{toml(HOSTILE)}]\na = 1\n',
    "field": f'[authority]\nkey = "testshire"\nname = "Testshire"\n{toml(HOSTILE)} = 1\n',
    "exception": f'[authority]\nkey = "testshire"\nname = "Testshire"\n[exceptions]\n{toml(HOSTILE)} = 1\n',
    "title": '[authority]\nkey = "testshire"\nname = "Testshire"\n[source]\ndocument = "d"\nplace = "p"\n'
    f'[quality]\ntitle = {toml(HOSTILE)}\n',
    "title of a fact": '[authority]\nkey = "testshire"\nname = "Testshire"\n[[facts]]\nname = "testshire.a"\ntype = "flag"\n'
    f"title = {toml(HOSTILE)}\n",
    "name of a fact": '[authority]\nkey = "testshire"\nname = "Testshire"\n[[facts]]\ntitle = "A"\ntype = "flag"\n'
    f"name = {toml(HOSTILE)}\n",
    "values of a fact": '[authority]\nkey = "testshire"\nname = "Testshire"\n[[facts]]\nname = "testshire.a"\ntitle = "A"\n'
    f'type = "group"\nvalues = [{toml(HOSTILE)}]\n',
    "document": f'[authority]\nkey = "testshire"\nname = "Testshire"\n[source]\ndocument = {toml(HOSTILE)}\n',
    "raw": '[authority]\nkey = "testshire"\nname = "Testshire\x9b\u202e\x7f"\n',
}  # fmt: skip


def test_in_a_policy(tmp_path):
    files = {place: tmp_path / f"{place}.toml" for place in POLICIES}
    for place, file in files.items():
        file.write_text(POLICIES[place], encoding="utf-8")
    shown = on_a_terminal("check-policy", *map(str, files.values()))
    assert_plain(shown, says="error")
    assert "0 errors" not in shown
    data = on_a_terminal("check-policy", "--json", *map(str, files.values()))
    assert_plain(data)
    reports = json.loads(data)
    assert not any(report["usable"] for report in reports)
    assert not [
        r["source"] for r in reports if "table" not in r["source"] and any(f["line"] is None for f in r["findings"])
    ]


def test_in_a_policy_that_is_used(tmp_path):
    file = tmp_path / "policy.toml"
    file.write_text(POLICIES["name"], encoding="utf-8")
    assert_plain(on_a_terminal("evaluate", CASE, "--policy", str(file)), says="line 3")


def test_in_the_name_of_a_policy_that_is_used(tmp_path):
    file = tmp_path / f"{WITHOUT_ENDS}.toml"
    file.write_text('[authority]\nkey = "testshire"\nname = "Testshire"\n', encoding="utf-8")
    for form in ([], ["--json"]):
        assert_plain(on_a_terminal("evaluate", CASE, "--policy", str(file), *form), says="Testshire")
    assert_plain(on_a_terminal("check-policy", str(file)), says="0 errors")


def test_in_a_note_that_joins_its_letters(tmp_path):
    file = tmp_path / f"{WITHOUT_ENDS}.json"
    note = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u2764\ufe0f\nsecond line"
    file.write_text(json.dumps(case_with(events=[{"kind": "draft-plan", "on": "2025-05-21", "note": note}])), "utf-8")
    for form in ([], ["--json"], ["--json", "--full"], ["--explain"]):
        assert_plain(on_a_terminal("evaluate", str(file), "--as-of", "2025-10-09", *form), says="warning")


def test_in_the_metadata_of_a_plugin(tmp_path, monkeypatch):
    install(tmp_path, "hostileshire", "hostileshire", monkeypatch)
    (metadata,) = tmp_path.glob("*.dist-info/METADATA")
    metadata.write_text("Metadata-Version: 2.1\nName: \x1b[31m\u202eOak\x9b\nVersion: 1.0\n", encoding="utf-8")
    for form in ([], ["--json"]):
        assert_plain(on_a_terminal("authorities", *form, path=tmp_path), says="hostileshire")


def test_in_an_amendment(tmp_path):
    file = tmp_path / "amendment.toml"
    text = Path("examples/amendments/plan-in-16-weeks.toml").read_text(encoding="utf-8")
    for name in ("title", "label", "id"):
        lines = [f"{name} = {toml(HOSTILE)}" if line.startswith(f"{name} =") else line for line in text.split("\n")]
        assert "\n".join(lines) != text
        file.write_text("\n".join(lines), encoding="utf-8")
        assert_plain(on_a_terminal("evaluate", CASE, "--under", str(file)), says="line")


SYSTEM = f"""
import sys
sys.stderr.write({HOSTILE!r})
for line in sys.stdin:
    print({HOSTILE!r})
    print('{{"id": {json.dumps(HOSTILE)[1:-1]!r}}}')
"""


def test_in_what_another_system_says(tmp_path):
    file = tmp_path / "system.py"
    file.write_text(SYSTEM, encoding="utf-8")
    command = ["check-system", "--duty", "reg-13-2", "--level", "dates"]
    for form in ([], ["--json"]):
        assert_plain(on_a_terminal(*command, *form, "--", sys.executable, str(file), folder=tmp_path), says="rror")


PLUGIN = f"""
import sendrules as sr

SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)
HOSTILE = {HOSTILE!r}


@sr.hookimpl
def sendrules_authority():
    return sr.Authority(key="hostileshire", name="Hostileshire Council")


@sr.hookimpl
def sendrules_facts():
    return [
        sr.FactDefinition("hostileshire.text", "A text", lambda case, day: HOSTILE, free_text=True),
        sr.FactDefinition("hostileshire.raises", "It raises", lambda case, day: 1 / 0 if case is None else raised()),
    ]


def raised():
    raise RuntimeError(HOSTILE)


@sr.hookimpl
def sendrules_prioritisation():
    factors = [
        sr.Factor(id=name, title=name, kind="flag", fact=f"hostileshire.{{name}}", provenance=SOURCE)
        for name in ("text", "raises")
    ]
    return sr.Lexicographic(
        id="order", title="Order", provenance=SOURCE, mode_provenance=SOURCE, factors=factors,
        tiers=[["text"], ["raises"]], tie_break=["longest-wait"],
    )
"""


def test_in_what_a_plugin_gives(tmp_path, monkeypatch):
    (tmp_path / "hostileshire.py").write_text(PLUGIN, encoding="utf-8")
    install(tmp_path, "hostileshire", "hostileshire", monkeypatch)
    listed = tmp_path / "list.json"
    listed.write_text(json.dumps([case_with()]), encoding="utf-8")
    for form in ([], ["--json"]):
        command = ["queue", str(listed), "--authority", "hostileshire", "--as-of", "2025-10-09"]
        shown = on_a_terminal(*command, *form, path=tmp_path)
        assert_plain(shown, says="hostileshire")
    assert_plain(on_a_terminal("conform", "hostileshire", "--examples", "2", path=tmp_path), says="hostileshire")


def test_in_answers_to_questions(tmp_path):
    for answer in (WITHOUT_LINES, "\u202eOak", "Oak\x9b"):
        typed = f"{answer.replace(chr(8), '').replace(chr(127), '')}\nA-17\n\n\n\n"
        shown = on_a_terminal("case", "new", "case.json", typed=typed, folder=tmp_path)
        assert_plain(shown, says="cannot be printed")
        assert json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))["reference"] == "A-17"
        (tmp_path / "case.json").unlink()
