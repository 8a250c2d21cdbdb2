"""The digest of the law: it follows the rules and not the words, and each answer has its own."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from receipts import AS_OF, CASE
from sendrules.law.digest import as_read, digest_of, read_for
from sendrules.law.model.duty import Duty


def test_each_answer_to_a_question_has_a_digest_of_its_own():
    for question, reading in sr.statute().readings.items():
        made = [sr.evaluate(CASE, as_of=AS_OF, readings={question: answer}).receipt for answer in reading.alternatives]
        digests = [r.to_dict()["law"]["readings"][question] for r in made]
        adopted = digest_of(d for id in reading.duties for d in sr.statute().versions(id))
        assert len({adopted, *digests}) == 1 + len(digests)


def test_the_digest_of_the_law_follows_rules_and_not_words():
    from dataclasses import replace

    duty = sr.statute().duty("reg-25-1-15-days")
    assert digest_of([duty]) == digest_of([replace(duty, title="other words", notice=())])
    assert digest_of([duty]) != digest_of([replace(duty, right=True)])
    moved = sr.statute().duty("hesc-46-permission-28-days")
    other = sr.statute().under({"rule-46-days-not-counted": "counted"}).duty(moved.id)
    assert digest_of([moved]) != digest_of([other])
    assert len(digest_of([duty])) == 16


@pytest.mark.parametrize(
    ("find", "name", "other"),
    [
        (lambda duty: duty, "right", True),
        (lambda duty: duty, "unless", ()),
        (lambda duty: duty.limit.period, "n", 21),
        (lambda duty: duty.in_force, "first", date(2014, 9, 2)),
        (lambda duty: duty.discharged_by, "kinds", ()),
        (lambda duty: duty.unless[0], "when", None),
    ],
)
def test_what_is_exchanged_in_place_is_no_longer_as_it_was_read(
    find: Callable[[Duty], Any], name: str, other: Any
) -> None:
    duty = sr.statute().duty("reg-13-2-final-plan-20-weeks")
    thing, read = find(duty), read_for([duty])
    was = getattr(thing, name)
    assert as_read(read)
    try:
        object.__setattr__(thing, name, other)
        assert not as_read(read)
    finally:
        object.__setattr__(thing, name, was)
    assert as_read(read)
