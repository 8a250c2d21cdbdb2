"""Reading an amendment from TOML: everything that is wrong at once, with its line and its fix."""

from pathlib import Path

import pytest

import sendrules as sr
from sendrules.amendment_file import parse_amendment, read_amendment
from sendrules.errors import InputError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "amendments").glob("*.toml"))
WHOLE = """id = "tried"
title = "Tried"
label = "illustration"
source = "made up"
in_force_from = 2027-09-01
cohort = "request"
[[edits]]
duty = "reg-13-2-final-plan-20-weeks"
limit = { period = "16 weeks", instead_of = "20 weeks" }
"""


def problems(text: str) -> list[tuple[int | None, str, str]]:
    with pytest.raises(InputError) as error:
        parse_amendment(text, "x.toml")
    assert str(error.value).startswith("x.toml: ")
    assert all(problem.message.endswith(".") for problem in error.value.problems)
    return [(problem.line, problem.where, problem.fix) for problem in error.value.problems]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_can_be_used(path: Path) -> None:
    made = read_amendment(path)
    assert made.id == path.stem
    assert sr.statute().amended(made).amendment == made


def test_everything_that_is_wrong_is_said_at_once() -> None:
    text = """id = "X y"
title = "t"
label = "illustration"
source = "s"
in_force_from = "2027-13-01"
cohort = "plan"
colour = 3

[[edits]]
duty = "reg-13-2-final-plan-20-week"
limit = { period = "16 wks" }

[[edits]]
duty = "reg-5-1-decision-to-assess"
limit = { period = "4 weeks", instead_of = "5 weeks" }

[[edits]]
duty = "reg-8-1-cooperate-6-weeks"
repealed = "yes"
"""
    found = problems(text)
    assert [(line, where) for line, where, _ in found] == [
        (1, "id"),
        (5, "in_force_from"),
        (6, "cohort"),
        (7, "colour"),
        (10, "edits[0].duty"),
        (11, "edits[0].limit.period"),
        (15, "edits[1].limit"),
        (19, "edits[2].repealed"),
    ]
    fixes = {where: fix for _, where, fix in found}
    assert fixes["cohort"] == "Did you mean final-plan?"
    assert fixes["edits[1].limit"] == "It has 6 weeks."
    assert fixes["colour"].startswith("Remove it. What may stand here: id, ")
    assert all(fixes.values())


@pytest.mark.parametrize(
    ("old", "new", "line", "where"),
    [
        ('title = "Tried"\n', "", None, "title"),
        ("2027-09-01", "2027-09-01T10:00:00", 5, "in_force_from"),
        ("2027-09-01", "2012-09-01", 8, "edits[0].duty"),
        ("[[edits]]", "[edits]", 7, "edits"),
        ('instead_of = "20 weeks" }', 'instead_of = "20 weeks", counting = "twice" }', 9, "edits[0].limit.counting"),
        ('period = "16 weeks", ', "", 9, "edits[0].limit"),
        ('"16 weeks"', '"0 weeks"', 9, "edits[0].limit.period"),
        ('"16 weeks"', "16", 9, "edits[0].limit.period"),
        ("limit =", 'exceptions = ["x"]\nlimit =', 9, "edits[0].exceptions"),
        ('"request"', '"request', 6, ""),
    ],
)
def test_one_mistake_is_named_with_its_line(old: str, new: str, line: int | None, where: str) -> None:
    assert old in WHOLE
    found = problems(WHOLE.replace(old, new))
    assert (found[0][0], found[0][1]) == (line, where)


def test_lines_of_windows_count_the_same() -> None:
    text = WHOLE.replace('"request"', '"plan"').replace("\n", "\r\n")
    assert problems(text)[0][:2] == (6, "cohort")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Check the path"):
        read_amendment(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'title = "\xe9"')
    with pytest.raises(InputError, match="not in UTF-8"):
        read_amendment(tmp_path / "latin.toml")


def test_a_nested_text_that_is_too_deep_is_a_problem_and_no_traceback() -> None:
    assert problems("a = " + "[" * 5000)[0][1] == ""
