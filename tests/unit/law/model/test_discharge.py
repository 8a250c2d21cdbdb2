"""What answers a start: what each rule says, and what it reads of a case."""

import pytest

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.law.model.discharge import Answer, EarlierAnswer, OpenMatter, Reversal
from sendrules.time.periods import Months, Weeks

K = EventKind
NOTICE = OpenMatter((K.AMENDMENT_NOTICE,), (K.AMENDED_PLAN,), (K.PLAN_CEASED,))

ALL_ALIKE = (
    Answer(K.AMENDED_PLAN),
    Answer(K.AMENDED_PLAN, by=Dated.SERVED),
    Answer(K.AMENDED_PLAN, K.FINAL_PLAN),
    Answer(K.AMENDED_PLAN, only_after=(K.REVIEW_MEETING,)),
    Answer(K.AMENDED_PLAN, only_after=(K.MEDIATION,)),
    Answer(K.AMENDED_PLAN, always=(K.AMENDED_PLAN,)),
    Answer(K.AMENDED_PLAN, alone=(K.AMENDED_PLAN,)),
    Answer(K.AMENDED_PLAN, since=(K.FINAL_PLAN,)),
    Answer(K.AMENDED_PLAN, answers=NOTICE),
    Answer(K.AMENDED_PLAN, answers=OpenMatter((K.AMENDMENT_NOTICE,), (K.AMENDED_PLAN,), (K.PLAN_CEASED,), own=False)),
    Answer(K.AMENDED_PLAN, served=(K.AMENDED_PLAN,)),
    EarlierAnswer(K.AMENDED_PLAN),
    EarlierAnswer(K.AMENDED_PLAN, by=Dated.SERVED),
    EarlierAnswer(K.AMENDED_PLAN, within=Months(12)),
    EarlierAnswer(K.AMENDED_PLAN, within=Weeks(12)),
    EarlierAnswer(K.AMENDED_PLAN, or_next=True),
    EarlierAnswer(K.AMENDED_PLAN, only_after=(K.REVIEW_MEETING,)),
    Reversal(K.AMENDED_PLAN),
    Reversal(K.AMENDED_PLAN, by=Dated.SERVED),
    Reversal(K.AMENDED_PLAN, until=(K.REQUEST,)),
)
"""Rules on the same kind of event; each says something else."""


def test_a_rule_differs_by_everything_that_it_says():
    for one in range(len(ALL_ALIKE)):
        for other in range(len(ALL_ALIKE)):
            assert (ALL_ALIKE[one] == ALL_ALIKE[other]) is (one == other)
    assert len(set(ALL_ALIKE)) == len(ALL_ALIKE)
    assert Answer(K.AMENDED_PLAN, only_after=(K.REVIEW_MEETING,)) == ALL_ALIKE[3]
    assert EarlierAnswer(K.AMENDED_PLAN, within=Months(12)) == EarlierAnswer(K.AMENDED_PLAN, within=Months(12))
    assert Answer(K.AMENDED_PLAN) != "amended-plan"


@pytest.mark.parametrize("rule", [Answer, EarlierAnswer, Reversal])
def test_a_rule_needs_a_kind_of_event(rule):
    with pytest.raises(ValueError, match=f"{rule.__name__} needs at least one kind"):
        rule()


@pytest.mark.parametrize("rule", ALL_ALIKE, ids=repr)
def test_the_same_rule_for_other_kinds_keeps_what_it_says_besides(rule):
    other = rule.but(kinds=(K.REASSESSED_PLAN,))
    assert other.kinds == (K.REASSESSED_PLAN,)
    assert other.by is rule.by
    assert other.but(kinds=rule.kinds) == rule


def test_a_kind_may_count_by_service_whatever_the_others_do():
    rule = Answer(K.FINAL_PLAN, K.NO_PLAN_NOTICE, by=Dated.SENT, served=(K.NO_PLAN_NOTICE,))
    assert (rule.dated(K.FINAL_PLAN), rule.dated(K.NO_PLAN_NOTICE)) == (Dated.SENT, Dated.SERVED)
    # by another of its dates, all of them count by that one
    written = rule.but(by=Dated.WRITTEN)
    assert (written.dated(K.FINAL_PLAN), written.dated(K.NO_PLAN_NOTICE)) == (Dated.WRITTEN, Dated.WRITTEN)
    assert rule.but(kinds=(K.NO_PLAN_NOTICE,)).dated(K.NO_PLAN_NOTICE) is Dated.SERVED
    for shape in (EarlierAnswer, Reversal):
        assert shape(K.FINAL_PLAN, by=Dated.SENT).dated(K.FINAL_PLAN) is Dated.SENT


@pytest.mark.parametrize(
    ("rule", "kinds"),
    [
        (Answer(K.FINAL_PLAN, K.AMENDED_PLAN), {K.FINAL_PLAN, K.AMENDED_PLAN}),
        (Answer(K.FINAL_PLAN, only_after=(K.REVIEW_MEETING,)), {K.FINAL_PLAN, K.REVIEW_MEETING}),
        (Answer(K.FINAL_PLAN, since=(K.MOVED,)), {K.FINAL_PLAN, K.MOVED}),
        # of what it may answer instead: what opens it, answers it and closes it
        (Answer(K.AMENDED_PLAN, answers=NOTICE), {K.AMENDMENT_NOTICE, K.AMENDED_PLAN, K.PLAN_CEASED}),
        # these say of its own kinds how they count
        (Answer(K.FINAL_PLAN, always=(K.FINAL_PLAN,), alone=(K.FINAL_PLAN,), served=(K.FINAL_PLAN,)), {K.FINAL_PLAN}),
        (EarlierAnswer(K.FINAL_PLAN, within=Months(12), or_next=True), {K.FINAL_PLAN}),
        (EarlierAnswer(K.FINAL_PLAN, only_after=(K.REVIEW_MEETING,)), {K.FINAL_PLAN, K.REVIEW_MEETING}),
        (Reversal(K.FINAL_PLAN), {K.FINAL_PLAN}),
        (Reversal(K.FINAL_PLAN, until=(K.REQUEST,)), {K.FINAL_PLAN, K.REQUEST}),
    ],
)
def test_a_rule_looks_at_its_kinds_and_at_what_must_lie_around_them(rule, kinds):
    assert rule.looks_at == LooksAt(frozenset(kinds))
