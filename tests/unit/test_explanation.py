"""``Step``: the tree behind an answer, and its three renderings."""

import json
from datetime import date

import pytest

from sendrules.case.kinds import Role
from sendrules.citation import reg, section
from sendrules.explanation import Step, plain, words

LIMIT = date(2025, 7, 2)

INNER = Step("limit-after", "6 weeks", LIMIT, inputs=(("from", date(2025, 5, 21)), ("by", Role.PARENT)))

UNKNOWN = Step("fact-is", "looked after", None, missing=("facts.looked_after", "facts.year"))

PROSE = Step("not-done", "nothing is recorded")

TREE = Step("duty", "Notify the decision", "due", reg("5(1)"), steps=(INNER, UNKNOWN, PROSE))


def test_to_text():
    assert TREE.to_text().splitlines() == [
        "Notify the decision: due [SEND Regulations 2014, reg 5(1)]",
        "  6 weeks: Wed 2 Jul 2025 (from Wed 21 May 2025; by parent)",
        "  looked after: not known — missing: facts.looked_after, facts.year",
        "  nothing is recorded",
    ]


def test_to_markdown():
    assert TREE.to_markdown().splitlines() == [
        "- Notify the decision: due — [SEND Regulations 2014, reg 5(1)]"
        "(https://www.legislation.gov.uk/uksi/2014/1530/regulation/5)",
        "  - 6 weeks: Wed 2 Jul 2025 (from Wed 21 May 2025; by parent)",
        "  - looked after: not known — missing: facts.looked_after, facts.year",
        "  - nothing is recorded",
    ]


def test_each_level_is_indented_further():
    deep = Step("a", "a", steps=(Step("b", "b", steps=(Step("c", "c"),)), Step("d", "d")))
    assert deep.to_text() == "a\n  b\n    c\n  d"
    assert [step.rule for step in deep.walk()] == ["a", "b", "c", "d"]


def test_to_dict_holds_every_field_that_says_something():
    assert TREE.to_dict() == {
        "rule": "duty",
        "title": "Notify the decision",
        "value": "due",
        "provision": {
            "instrument": "uksi/2014/1530",
            "ref": "reg 5(1)",
            "text": "SEND Regulations 2014, reg 5(1)",
            "url": "https://www.legislation.gov.uk/uksi/2014/1530/regulation/5",
        },
        "steps": [
            {
                "rule": "limit-after", "title": "6 weeks", "value": "2025-07-02",
                "inputs": {"from": "2025-05-21", "by": "parent"},
            },
            {
                "rule": "fact-is", "title": "looked after", "value": None,
                "missing": ["facts.looked_after", "facts.year"],
            },
            {"rule": "not-done", "title": "nothing is recorded", "value": None},
        ],
    }  # fmt: skip


def test_the_dict_is_json():
    assert json.loads(json.dumps(TREE.to_dict())) == TREE.to_dict()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2025, 7, 2), "Wed 2 Jul 2025"),
        (date(2025, 10, 12), "Sun 12 Oct 2025"),
        (None, "not known"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (14, "14"),
        ("due", "due"),
        (Role.YOUNG_PERSON, "young-person"),
        ((date(2025, 7, 2), None, True), "Wed 2 Jul 2025, not known, yes"),
        (["a", "b"], "a, b"),
        ((), ""),
        (section("36(5)"), "Children and Families Act 2014, s.36(5)"),
    ],
)
def test_words(value, said):
    assert words(value) == said


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (date(2025, 7, 2), "2025-07-02"),
        (None, None),
        (True, True),
        (14, 14),
        (0.5, 0.5),
        ("due", "due"),
        (Role.YOUNG_PERSON, "young-person"),
        ((date(2025, 7, 2), (Role.CHILD, None)), ["2025-07-02", ["child", None]]),
        ([1, "a"], [1, "a"]),
        (section("36(5)"), section("36(5)").to_dict()),
        ({1}, "{1}"),  # what JSON cannot hold is said in words
    ],
)
def test_plain(value, data):
    assert plain(value) == data
    assert json.loads(json.dumps(plain(value))) == data


def test_plain_leaves_no_enum_behind():
    assert type(plain(Role.CHILD)) is str


def test_a_step_is_equal_by_content():
    again = Step("fact-is", "looked after", missing=("facts.looked_after", "facts.year"))
    assert again == UNKNOWN != PROSE
