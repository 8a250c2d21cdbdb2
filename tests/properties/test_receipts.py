"""Replaying a receipt is the identity: whatever the case, the day, the readings and the days laid over the calendar."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from examples import one_in
from sendrules.statutory.result import DutyResult

ANSWERS = [{r.id: answer} for r in sr.statute().readings.values() for answer in r.alternatives]
OVERLAID = sr.ENGLAND_AND_WALES.overlay({date(2025, 6, 10): "invented day off"}, [date(2025, 5, 26)])


@st.composite
def named(draw: st.DrawFn) -> sr.Case:
    """A case, some of whose determinations name an event: the start of their limit, another, or one that is not seen."""
    case = draw(st.from_type(sr.Case))
    ids = [event.id for event in case.events]
    made = [d.model_copy(update={"trigger": draw(st.sampled_from([None, *ids]))}) for d in case.determinations]
    return case.model_copy(update={"determinations": tuple(made)})


def said(duty: DutyResult) -> tuple[object, ...]:
    """What a receipt does not write down, and a replay gives again all the same: limbs, doubts, contested answers."""
    return (
        [[(f.id, f.state, len(f.determinations), len(f.too_soon)) for f in i.limbs] for i in duty.instances],
        [(i.doubt and i.doubt.missing, i.in_transit and i.in_transit.id, i.practical) for i in duty.instances],
        [(a.reading, a.answer, a.trigger.id, a.outcome.name, a.compliance) for a in duty.alternatives],
    )


def asked(case: sr.Case, after: int) -> date:
    return min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)


@one_in(2)
@given(
    named(), st.integers(-10, 400), st.sampled_from([{}, *ANSWERS]), st.sampled_from([sr.ENGLAND_AND_WALES, OVERLAID])
)  # fmt: skip
def test_a_replay_gives_the_same(
    case: sr.Case, after: int, readings: dict[str, str], calendar: sr.WorkingCalendar
) -> None:
    result = sr.evaluate(case, as_of=asked(case, after), readings=readings, calendar=calendar)
    kept = sr.Receipt.from_json(result.receipt.to_json())
    again = sr.replay(kept)
    assert (again.grounds, again.outcomes) == ((), ())
    assert sr.replay(result.receipt.to_dict()).same
    for id in result:
        assert said(again.result[id]) == said(result[id])


@given(st.from_type(sr.Case), st.dates())
def test_a_replay_gives_the_same_on_any_day_at_all(case: sr.Case, as_of: date) -> None:
    again = sr.replay(sr.evaluate(case, as_of=as_of).receipt)
    assert (again.grounds, again.outcomes) == ((), ())


@given(named(), st.integers(-10, 400))
def test_a_receipt_of_a_receipt_is_the_receipt(case: sr.Case, after: int) -> None:
    """Nothing that it keeps is left out by keeping it again."""
    receipt = sr.evaluate(case, as_of=asked(case, after)).receipt
    assert sr.evaluate(receipt.case, as_of=asked(case, after)).receipt.to_dict() == receipt.to_dict()
