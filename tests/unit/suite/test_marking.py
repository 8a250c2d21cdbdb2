import pytest

from sendrules.suite.items import Expected, Item, Suite, Way, suite
from sendrules.suite.marking import Mark, marked

DUTY = "reg-13-2-final-plan-20-weeks"


def case(*occurrences, every=False, wrong=None):
    return Item("a-case", "cases", {}, (Expected(DUTY, occurrences, every),), wrong or {}, "", "")


def answered(*occurrences):
    return {"id": "a-case", "answers": [{"duty": DUTY, "occurrences": list(occurrences)}]}


def test_all_that_is_asked_must_be_right():
    item = case({"outcome": "due", "due": "2025-10-08"})
    assert marked(item, answered({"outcome": "due", "due": "2025-10-08", "compliance": "met"})).mark is Mark.PASSED
    assert marked(item, answered({"outcome": "ended", "due": "2025-10-08"})).mark is Mark.FAILED


def test_what_is_left_out_is_not_right():
    found = marked(case({"due": None}), answered({"outcome": "ended"}))
    assert found.mark is Mark.FAILED
    assert found.answers[0].wrong_parts == (("due", None, "not answered"),)


def test_true_is_no_number():
    assert marked(case({"days_over": 1}), answered({"days_over": True})).mark is Mark.FAILED


def test_a_duty_that_is_not_answered_is_wrong():
    found = marked(case({"due": "2025-10-08"}), {"id": "a-case", "answers": []})
    assert found.mark is Mark.FAILED


def test_every_occurrence_is_counted():
    item = case({"due": "2025-10-08"}, every=True)
    assert marked(item, answered({"due": "2025-10-08"})).mark is Mark.PASSED
    found = marked(item, answered({"due": "2025-10-08"}, {"due": "2026-10-08"}))
    assert found.answers[0].wrong_parts == (("number of occurrences", 1, 2),)


def test_the_leading_occurrence_is_the_first_that_is_answered():
    item = case({"due": "2025-10-08"})
    assert marked(item, answered({"due": "2025-10-08"}, {"due": "2026-10-08"})).mark is Mark.PASSED


def test_exceptions_are_marked_one_by_one():
    item = case({"exceptions": {"a": "available", "b": "absent"}})
    assert marked(item, answered({"exceptions": {"a": "available", "c": "available"}})).mark is Mark.PASSED
    found = marked(item, answered({"exceptions": {"a": "needs-facts", "b": "available"}}))
    assert found.answers[0].wrong_parts == (("a", "available", "needs-facts"), ("b", "absent", "available"))


WRONG = {"early": {DUTY: [{"due": "2025-10-07"}]}, "lifted": {DUTY: [{"n": 2, "outcome": "due", "due": "2025-10-07"}]}}


def test_a_wrong_way_explains_an_answer_that_says_the_same():
    item = case({"due": "2025-10-08"}, wrong=WRONG)
    (answer,) = marked(item, answered({"due": "2025-10-07"})).answers
    assert (answer.explained_by, answer.shown_by) == (("early",), ("early", "lifted"))


def test_a_wrong_way_explains_no_other_day_and_nothing_that_is_right():
    item = case({"due": "2025-10-08"}, wrong=WRONG)
    assert marked(item, answered({"due": "2025-10-06"})).answers[0].explained_by == ()
    assert marked(item, answered({"due": "2025-10-08"})).answers[0].explained_by == ()
    assert marked(item, answered({})).answers[0].explained_by == ()


def test_a_wrong_way_may_be_about_a_later_occurrence():
    item = case({"due": "2025-10-08"}, {"due": None}, every=True, wrong=WRONG)
    right, other = {"due": "2025-10-08"}, {"outcome": "due", "due": "2025-10-07"}
    assert marked(item, answered(right, other)).answers[0].explained_by == ("lifted",)


def test_an_answer_may_be_right_under_another_reading():
    readings = {"question=other": {DUTY: [{"due": "2025-10-09"}]}}
    item = Item(
        "a-case", "cases", {}, (Expected(DUTY, ({"outcome": "due", "due": "2025-10-08"},)),), {}, "", "", readings
    )

    def under(**said):
        return marked(item, answered(said)).answers[0].right_under

    assert under(outcome="due", due="2025-10-09") == ("question=other",)
    assert under(outcome="due", due="2025-10-08") == ()  # it is right as it is
    assert under(outcome="ended", due="2025-10-09") == ()  # right in the day alone
    assert under(outcome="due", due="2025-10-10") == ()


@pytest.mark.parametrize(
    "reply",
    [
        {"answers": {}},
        {"answers": [3]},
        {"answers": [{"duty": DUTY}]},
        {"answers": [{"duty": DUTY, "occurrences": [3]}]},
        {"answers": [{"duty": DUTY, "occurrences": [{"due": "soon"}]}]},
        {"answers": [{"duty": DUTY, "occurrences": [{"exceptions": []}]}]},
        {"answers": [{"duty": DUTY, "occurrences": []}, {"duty": DUTY, "occurrences": []}]},
        {"last_day": "2025-10-08"},
    ],
)
def test_an_answer_in_another_form(reply):
    found = marked(case({"due": "2025-10-08"}), reply)
    assert found.mark is Mark.BAD
    assert found.why


def test_a_part_of_the_suite():
    part = suite().only(level="cases", duties=("reg-13-2",), without=("compliance", "exceptions"))
    assert {item.level for item in part.items} == {"cases"}
    for item in part.items:
        assert any(e.duty.startswith("reg-13-2") for e in item.expected)
        assert [w["duty"] for w in item.question["wanted"]] == [e.duty for e in item.expected]
        for wanted in item.question["wanted"]:
            assert "compliance" not in wanted["parts"]
            assert wanted["exceptions"] == []
        assert not any("compliance" in o for e in item.expected for o in e.occurrences)


def test_the_likeliest_mistake_explains_most_and_is_contradicted_least():
    from sendrules.suite.diagnosis import mistakes

    ways = {id: Way(id, id, "", "", "") for id in ("wide", "narrow", "other")}
    early, later = {DUTY: [{"due": "2025-10-07"}]}, {DUTY: [{"due": "2025-10-09"}]}
    both = case({"due": "2025-10-08"}, wrong={"wide": early, "narrow": early})
    wide = case({"due": "2025-10-08"}, wrong={"wide": early})
    other = case({"due": "2025-10-08"}, wrong={"other": later})
    found = mistakes(
        [
            marked(both, answered({"due": "2025-10-07"})),
            marked(both, answered({"due": "2025-10-07"})),
            marked(wide, answered({"due": "2025-10-08"})),
            marked(other, answered({"due": "2025-10-09"})),
        ],
        ways,
    )
    assert [(m.way.id, m.explains, m.more, m.shows) for m in found] == [("narrow", 2, 2, 2), ("other", 1, 1, 1)]


def test_an_empty_suite_passes_nothing():
    from sendrules.suite.report import report_on

    assert not report_on(Suite((), {}, {}), []).passed
