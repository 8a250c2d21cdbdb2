"""How the golden cases are read: what each line means, and what is said of a line that means nothing."""

from datetime import date
from pathlib import Path

import pytest

import sendrules as sr
from golden import COMPLIANCE, OUTCOMES, STATES, Expected, Golden, GoldenError, Occurrence, duties_on, golden_cases

CASE = """\
# Regulation 5

[decided-in-time]
source = "invented"
reference = "G-1"
events = '''
2025-05-21 request, by parent, id r
2025-07-01 decision-to-assess, method by-hand
'''
circumstances = '''
exceptional-circumstances, affects child, personal no, first_day 2025-06-01, what "flood, and fire"
missed-appointment, on 2025-06-03, who child, about Trust A
'''
determinations = '''
2025-06-20 reg-5-4-c-exception, by head of SEN, reason away, trigger r
'''
claims = '''
no psychologists, by head of SEN
'''
as_of = 2025-07-10
expect = '''
reg-5-1-decision-to-assess: due 2025-07-02, met
    reg-5-4-c-exception: not-available
    reg-5-4-x-exception: absent
reg-10-1-no-plan-decision (1 of 2): disapplied, no date, was 2025-09-10, 1 day over
reg-10-1-no-plan-decision (2 of 2): anything
derived-latest-draft-date: ended, no days over, not missed, contested
'''
why = "10 left in May, 30 Jun, 2 Jul."
"""


def read(folder: Path, text: str, name: str = "reg_05") -> list[Golden]:
    page = folder / "si_2014_1530" / f"{name}.toml"
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    return golden_cases(folder)


def test_a_case_is_read_with_all_its_facts(tmp_path: Path) -> None:
    (golden,) = read(tmp_path, CASE)
    assert str(golden) == "si_2014_1530/reg_05:decided-in-time"
    assert (golden.source, golden.why) == ("invented", "10 left in May, 30 Jun, 2 Jul.")
    assert golden.as_of == date(2025, 7, 10)
    assert golden.data == {
        "reference": "G-1",
        "events": [
            {"on": "2025-05-21", "kind": "request", "by": "parent", "id": "r"},
            {"on": "2025-07-01", "kind": "decision-to-assess", "method": "by-hand"},
        ],
        "circumstances": [
            {
                "kind": "exceptional-circumstances",
                "affects": "child",
                "personal": False,
                "first_day": "2025-06-01",
                "what": "flood, and fire",
            },
            {"kind": "missed-appointment", "on": "2025-06-03", "who": "child", "about": "Trust A"},
        ],
        "determinations": [
            {"on": "2025-06-20", "limb": "reg-5-4-c-exception", "by": "head of SEN", "reason": "away", "trigger": "r"}
        ],
        "claims": [{"reason": "no psychologists", "by": "head of SEN"}],
    }
    assert golden.case.events[0] == sr.Event(kind="request", on="2025-05-21", by="parent", id="r")


def test_only_what_a_line_says_is_expected(tmp_path: Path) -> None:
    (golden,) = read(tmp_path, CASE)
    first = {"outcome": "due", "due": "2025-07-02", "compliance": "met"}
    limbs = {"reg-5-4-c-exception": "not-available", "reg-5-4-x-exception": None}
    disapplied = {"outcome": "disapplied", "due": None, "was": "2025-09-10", "over": 1}
    assert golden.expect == (
        Expected("reg-5-1-decision-to-assess", (Occurrence(first, limbs),), every=False),
        Expected("reg-10-1-no-plan-decision", (Occurrence(disapplied, {}), Occurrence({}, {})), every=True),
        Expected(
            "derived-latest-draft-date",
            (Occurrence({"outcome": "ended", "over": None, "missed": False, "contested": True}, {}),),
            every=False,
        ),
    )


def test_one_occurrence_and_no_other(tmp_path: Path) -> None:
    (golden,) = read(tmp_path, CASE.replace("assess: due", "assess (1 of 1): due"))
    assert golden.expect[0].every


@pytest.mark.parametrize(("word", "held"), [("yes", True), ("no", False), ('"no"', "no"), ("not", "not")])
def test_yes_and_no_are_true_and_false_unless_quoted(tmp_path: Path, word: str, held: bool | str) -> None:
    field = "what" if isinstance(held, str) else "personal"
    old = {"what": 'what "flood, and fire"', "personal": "personal no"}[field]
    (golden,) = read(tmp_path, CASE.replace(old, f"{field} {word}"))
    assert golden.data["circumstances"][0][field] == held


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('source = "invented"\n', "", 3, "'source' is missing"),
        ('why = "', 'because = "', 3, "'because' is not part of the form"),
        ("as_of = 2025-07-10", 'as_of = "2025-07-10"', 3, "'as_of' must be a date without quotes"),
        ('reference = "G-1"', "reference = 1", 3, "'reference' must be text"),
        ("2025-05-21 request", "21 May request", 7, "must begin with a day"),
        ("request, by", "request,by", 7, "a comma and a space"),
        ("by parent, id r", "by parent, by school", 7, "'by' is said twice"),
        ("by parent, id r", "by parent, on 2025-05-22", 7, "'on' is said twice"),
        ("by parent, id r", "parent", 7, "the name of a field and what it holds"),
        ("\n2025-07-01 dec", "\n\n2025-07-01 dec", 8, "an empty line in 'events'"),
        ("assess: due 2025-07-02", "assess due 2025-07-02", 22, "the id of a duty, a colon"),
        ("due 2025-07-02, met", "due 2 July, met", 22, "'due 2 July' is no expectation"),
        ("due 2025-07-02, met", "due 2025-07-02, kept", 22, "'kept' is no expectation"),
        ("due 2025-07-02, met", "due 2025-07-02, no date", 22, "'due' is said twice"),
        ("reg-5-4-c-exception: not-available", "reg-5-4-c-exception: open", 23, "the id of an exception"),
        ("reg-5-4-x-exception: absent", "reg-5-4-c-exception: absent", 24, "reg-5-4-c-exception is said twice"),
        ("reg-5-1-decision-to-assess: due 2025-07-02, met\n", "", 22, "below the duty"),
        ("(2 of 2)", "(1 of 2)", 26, "must be numbered 1, 2, 3"),
        ("(2 of 2)", "(3 of 2)", 26, "must be numbered 1, 2, 3"),
        ("plan-decision (2 of 2)", "plan-decision", 26, "must be numbered 1, 2, 3"),
        ("of 2", "of 3", 25, "as many as they say"),
        ("derived-latest-draft-date", "reg-5-1-decision-to-assess", 27, "must be numbered 1, 2, 3"),
        ("2025-05-21 request", "2025-05-21 no-such-event", 3, "no-such-event"),
    ],
)
def test_what_is_wrong_is_said_with_the_place(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in CASE
    with pytest.raises(GoldenError) as raised:
        read(tmp_path, CASE.replace(old, new))
    message = str(raised.value)
    assert message.startswith(f"si_2014_1530/reg_05.toml:{line}: decided-in-time: ")
    assert said in message


def test_a_case_expects_something(tmp_path: Path) -> None:
    begins, ends = CASE.index("expect = '''\n") + len("expect = '''\n"), CASE.rindex("'''")
    with pytest.raises(GoldenError, match="expects nothing"):
        read(tmp_path, CASE[:begins] + CASE[ends:])


def test_a_file_that_is_not_toml(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match=r"si_2014_1530/reg_05\.toml: .*line 3"):
        read(tmp_path, CASE.replace("time]", "time"))


def test_what_stands_outside_a_case(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match="begins with its name in square brackets"):
        read(tmp_path, 'title = "x"\n' + CASE)


def test_two_cases_have_two_names(tmp_path: Path) -> None:
    read(tmp_path, CASE)
    with pytest.raises(
        GoldenError, match=r"reg_13\.toml and si_2014_1530/reg_05\.toml both have a case 'decided-in-time'"
    ):
        read(tmp_path, CASE, "reg_13")


def test_no_word_means_two_things() -> None:
    assert not OUTCOMES & COMPLIANCE
    assert "absent" not in STATES


def test_every_word_for_an_outcome_is_expected_by_some_case() -> None:
    found = {
        name for case in golden_cases() for e in case.expect for o in e.occurrences if (name := o.said.get("outcome"))
    }
    assert found == OUTCOMES


def test_the_duties_of_a_page() -> None:
    assert "reg-13-2-final-plan-20-weeks" in duties_on("si_2014_1530/reg_13")
    assert "reg-13-2-final-plan-20-weeks" not in duties_on("si_2014_1530/reg_05")
