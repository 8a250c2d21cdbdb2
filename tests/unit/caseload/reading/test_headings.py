import pytest

from sendrules.case.columns import COLUMNS
from sendrules.caseload.reading.headings import Headings, How, Shape, headings_of
from sendrules.errors import InputError

LONG = ["case", "kind", "on"]


def read_as(names, **options):
    found = headings_of(names, **options)
    assert isinstance(found, Headings)
    return {heading.theirs: heading.ours for heading in found.columns}


def test_every_name_of_the_long_table_is_itself():
    found = headings_of([*COLUMNS, "facts.age"])
    assert found.shape is Shape.LONG
    assert {heading.how for heading in found.columns} == {How.NAMED}
    assert list(found.read) == [*COLUMNS, "facts.age"]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Served", "served"), ("First Day Closed", "first_day_closed"), ("first-day-closed", "first_day_closed"), ("Date served", "served"),
        ("sent_on", "sent"), ("REVIEW BY", "review_by"), ("event id", "id"), ("Facts.age", "facts.age"),
    ],
)  # fmt: skip
def test_a_guess_is_made_and_reported(theirs, ours):
    heading = headings_of([*LONG, theirs]).columns[-1]
    assert (heading.ours, heading.how) == (ours, How.GUESSED)
    assert "guessed" in str(heading)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("EHCP issued", "final-plan"), ("Final plan", "final-plan"), ("final_plan", "final-plan"), ("Date of request", "request"),
        ("Draft plan date", "draft-plan"), ("Request by", "request.by"), ("final-plan.2", "final-plan.2"), ("Final Plan 2", "final-plan.2"),
        ("Final plan (3)", "final-plan.3"), ("turns 25", "turns-25"), ("advice request.to", "advice-request.to"),
        ("final-plan.2.served", "final-plan.2.served"), ("Final plan.served", "final-plan.served"),
        ("Final plan 2 served", "final-plan.2.served"), ("final_plan_2_served", "final-plan.2.served"),
        ("Final plan (2) date served", "final-plan.2.served"), ("Final plan served 2", "final-plan.2.served"),
        ("Final plan 2 date", "final-plan.2"), ("Turns 25 2", "turns-25.2"), ("Request 2 by", "request.2.by"),
    ],
)  # fmt: skip
def test_a_column_of_a_wide_table_is_called_after_a_kind(theirs, ours):
    assert read_as(["Case ref", theirs], shape="wide") == {"Case ref": "case", theirs: ours}


def test_a_word_that_says_too_little_is_not_taken():
    assert read_as(["case", "request", "annual review", "plan"])["annual review"] == ""


@pytest.mark.parametrize(
    "theirs", ["Final plan 2 colour", "Final plan 0 served", "Final plan 2 2", "Colour 2 served", "Served 2"]
)
def test_a_number_makes_no_field_or_kind_of_what_is_none(theirs):
    assert read_as(["case", "request", theirs])[theirs] == ""


def test_what_fits_nothing_is_reported_with_what_may_be_meant():
    plan, colour = headings_of(["case", "request", "draft", "colour"]).columns[-2:]
    assert (plan.how, plan.ours) == (How.NOT_READ, "")
    assert str(colour) == "'colour' is not read."


@pytest.mark.parametrize(
    ("names", "slip", "ours"),
    [([*LONG, "servd"], "servd", "served"), (["case", "request", "Drft plan"], "Drft plan", "draft-plan")],
)
def test_a_slip_of_a_name_is_refused_until_it_is_said_what_it_is(names, slip, ours):
    with pytest.raises(InputError, match=f"'{slip}' may be a slip of `{ours}`"):
        headings_of(names)
    assert read_as(names, given={slip: ours})[slip] == ours
    assert read_as(names, given={slip: None})[slip] == ""


def test_a_column_beside_the_one_that_it_may_be_a_slip_of_is_only_reported():
    assert read_as([*LONG, "cases", "kinds", "notes"])["cases"] == ""


def test_a_guess_gives_way_to_a_name():
    assert read_as([*LONG, "date"])["date"] == ""


def test_the_map_is_taken_and_none_leaves_a_column_out():
    found = read_as(["a", "b", "c", "served"], given={"a": "case", "b": "kind", "c": "on", "served": None})
    assert found == {"a": "case", "b": "kind", "c": "on", "served": ""}
    assert read_as(["r", "x"], given={"r": "case", "x": "request"}) == {"r": "case", "x": "request"}


@pytest.mark.parametrize(
    ("names", "options", "said"),
    [
        (["ref", "knd", "on"], {}, ["no column `case`", "no column `kind`. Is it 'knd'?"]),
        (LONG, {"given": {"cas": "case"}}, ["no column called 'cas'", "case"]),
        (LONG, {"given": {"on": "onn"}}, ["no column `onn`"]),
        ([*LONG, "x"], {"given": {"x": "servd"}}, ["no column `servd`", "Did you mean served?"]),
        (["case", "kind", "Date", "event date"], {}, ["'Date' and 'event date' would both be `on`", "None"]),
        (["case", "colour"], {"shape": "wide"}, ["no column is called after a kind"]),
        ([*LONG, "facts.a ", "facts.a"], {}, ["would both be"]),
        ([*LONG, *(f"facts.{n}" for n in range(1001))], {}, ["too many facts"]),
    ],
)
def test_what_is_missing_or_wrong_is_said_with_names_that_are_near(names, options, said):
    with pytest.raises(InputError) as error:
        headings_of(names, **options)
    assert all(text in str(error.value) for text in said)


def test_a_column_kind_makes_a_table_long_whatever_else_it_has():
    assert headings_of([*LONG, "request"]).shape is Shape.LONG
    assert headings_of(["case", "request"]).shape is Shape.WIDE
    assert headings_of(["Reference", "Event", "Date"]).shape is Shape.LONG
