"""What an amendment leaves under the old text is answered exactly as before; and nothing it does reaches the law's answer."""

import json
import pickle
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import sendrules as sr
from examples import one_in
from sendrules.errors import InputError
from sendrules.law.amendments.cohort import text_for
from sendrules.result import WhatIf
from sendrules.statutory.instance import Instance
from sendrules.statutory.result import StatutoryResult, statutory_result
from sendrules.testing.strategies import cases

LAW = sr.statute()
FIRST_DAYS = (
    date(2015, 9, 1), date(2017, 9, 1), date(2020, 5, 1), date(2022, 9, 1), date(2025, 3, 1), date(2026, 1, 10),
)  # fmt: skip
QUESTIONS = st.integers(-10, 900)
EDITS: tuple[tuple[dict[str, Any], ...], ...] = (
    ({"duty": "reg-13-2-final-plan-20-weeks", "limit": {"period": "16 weeks", "instead_of": "20 weeks"}},),
    (
        {"duty": "act-44-1-a-first-review", "limit": {"on": "key-stage-ends"}},
        {"duty": "act-44-1-b-later-reviews", "limit": {"on": "key-stage-ends", "beyond": "12 months"}},
    ),
    ({"duty": "reg-5-1-decision-to-assess", "title": "Decide", "without": ["reg-5-4-c-exception"]},),
    (
        {"duty": "reg-13-2-final-plan-20-weeks", "repealed": True},
        {"duty": "derived-latest-draft-date", "repealed": True},
        {"duty": "reg-20-10-decision", "limit": {"next_date": "31 August"}},
    ),
)


AMENDMENTS = tuple(
    sr.Amendment(
        id="tried",
        title="Tried",
        label="illustration",
        source="made up",
        in_force_from=first,
        cohort=cohort,
        edits=edits,
    )
    for n, first in enumerate(FIRST_DAYS)
    for m, cohort in enumerate(sr.CohortBy)
    for edits in (EDITS[(n + m) % len(EDITS)], EDITS[(n + m + 1) % len(EDITS)])
)
"""Each first day with each cohort rule, and two of the edits: every amended law makes all its answers to contested questions anew."""

amended = cache(lambda n: LAW.amended(AMENDMENTS[n]))


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """Let go of the amended laws afterwards: they fill a gigabyte, and slow down whatever this process tests next."""
    yield
    amended.cache_clear()


Question = tuple[sr.Case, int, date]
"""A case, which amendment, and the day asked about."""


@st.composite
def questions(draw: st.DrawFn) -> Question:
    case = draw(cases())
    day = min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(draw(QUESTIONS))
    return case, draw(st.sampled_from(range(len(AMENDMENTS)))), day


def both(question: Question) -> tuple[StatutoryResult, StatutoryResult]:
    case, n, day = question
    law = statutory_result(case, LAW, day)
    return law, WhatIf(law, amended(n)).under


def texts(law: StatutoryResult, under: StatutoryResult) -> list[tuple[Instance, bool | None]]:
    """Every start of a duty that the amendment may change, with the text that governs it."""
    amendment = under.law.amendment
    assert amendment is not None
    return [(i, text_for(i.trigger, amendment, law.view).is_new) for i in law.all_instances if under.law.touches(i.id)]


def starts_otherwise(law: StatutoryResult, under: StatutoryResult) -> bool:
    """Whether another reading would start something that the old text does not govern."""
    amendment = under.law.amendment
    assert amendment is not None
    starts = (a.trigger for d in law.values() if under.law.touches(d.id) for a in d.alternatives)
    return any(text_for(start, amendment, law.view).is_new is not False for start in starts)


@given(questions())
def test_what_is_under_the_old_text_is_answered_as_before(question: Question) -> None:
    law, under = both(question)
    found = texts(law, under)
    answers = {(i.id, id(i.trigger)): i for i in under.all_instances}
    for instance, is_new in found:
        if is_new is False:
            assert answers[instance.id, id(instance.trigger)] == instance
    event(f"governed by {sorted({str(is_new) for _, is_new in found}) or 'nothing that is touched'}")
    if any(is_new is not False for _, is_new in found) or starts_otherwise(law, under):
        return
    before, after = (sr.Result(each) for each in (law, under))
    for full in (False, True):
        said = after.to_dict(full=full)
        assert said.pop("amendment")["id"] == "tried"
        assert said == before.to_dict(full=full)
    receipt, kept = before.receipt.to_dict(), after.receipt.to_dict()
    assert kept["law"].pop("amendment")["text"]["id"] == "tried"
    for each in (receipt, kept):
        del each["law"]["duties"]
    facts, more = (each.pop("facts")["events"] for each in (receipt, kept))
    assert all(fact in more for fact in facts)  # the days that decide the cohort are kept besides
    for each in (receipt, kept):
        del each["facts_digest"]
    assert kept == receipt


@given(questions())
def test_an_amended_law_answers_every_case_and_marks_every_answer(question: Question) -> None:
    case, n, day = question
    law = statutory_result(case, LAW, day)
    result = sr.Result(law, what_if=WhatIf(law, amended(n)))
    what_if = result.what_if
    assert what_if is not None
    said = json.loads(json.dumps(result.to_dict(full=True)))
    marked = said.pop("what_if")
    assert said == sr.evaluate(case, as_of=day).to_dict(full=True)  # the answer of the law is what it was
    assert "This is not the law." in marked["note"]
    assert marked["answer"]["amendment"]["id"] == "tried"
    for id in result:
        assert what_if.under.law.touches(id) or result[id].instances == what_if[id].instances
        text = what_if.explain(id).to_text()
        assert text.count("This is not the law.") == 1
    for difference in what_if.differences:
        assert difference.text.is_new is not False
        if difference.text.is_new is None:
            assert difference.what_if.outcome.name == "needs-facts"


@given(questions())
def test_what_is_under_the_new_text_gives_an_answer_again_from_its_receipt(
    question: Question,
) -> None:
    law, under = both(question)
    replayed = sr.replay(sr.Receipt.from_json(WhatIf(law, amended(question[1])).receipt.to_json()))
    assert replayed.same
    assert replayed.grounds == ()
    assert replayed.result.law.amendment == under.law.amendment


@one_in(5)  # each makes two statutes anew
@given(questions(), st.sampled_from(sorted(LAW.readings)), st.data())
def test_an_amended_law_stands_with_every_reading_and_in_every_process(
    question: Question, reading: str, data: st.DataObject
) -> None:
    case, n, day = question
    amendment = AMENDMENTS[n]
    answer = data.draw(st.sampled_from(sorted(LAW.readings[reading].alternatives)))
    other = LAW.alternative(reading, answer)
    try:
        law = other.amended(amendment)
    except InputError:
        return  # it does not fit that answer, and says so
    assert law.under({reading: "adopted"}).duties == amended(n).duties
    assert amended(n).under({reading: answer}).duties == law.duties
    again = pickle.loads(pickle.dumps(law))
    assert (again.duties, again.amendment, again.before.duties) == (law.duties, amendment, other.duties)
    one, two = statutory_result(case, law, day), statutory_result(case, again, day)
    assert sr.Result(one).to_dict(full=True) == sr.Result(two).to_dict(full=True)
