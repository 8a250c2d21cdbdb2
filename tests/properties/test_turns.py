"""Lanes take turns as fractions say: what each is owed is counted in whole parts of a place, and comes to the same."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from policies import DOC
from sendrules.local.ranking.turns import interleave

FIRST = date(2025, 1, 1)


def by_fractions(queues, lanes, since, fixed, most):
    """The same rule with a fraction for each lane, looked at anew for every place."""
    left = {lane.id: list(queues[lane.id]) for lane in lanes}
    credit, had, out = dict.fromkeys(left, Fraction(0)), dict.fromkeys(left, 0), []
    while len(out) < len(fixed) + sum(map(len, queues.values())):
        weights = {lane.id: Fraction(0) for lane in lanes if left[lane.id]}
        for lane in lanes:
            goes_to = lane.id if lane.id in weights else lane.spill_to
            if goes_to in weights:
                weights[goes_to] += lane.capacity
        for id, weight in weights.items():
            credit[id] += weight / sum(weights.values())
        if len(out) in fixed:
            turn, case = fixed[len(out)]
        else:
            within = [id for id in weights if id not in most or had[id] + 1 <= ceil(most[id] * (len(out) + 1))]
            allowed = within or list(weights)
            owed = [id for id in allowed if credit[id] >= 1]
            may = owed or [id for id in allowed if credit[id] > 0] or allowed
            turn = min(may, key=lambda id: since(left[id][0]))
            case = left[turn].pop(0)
        credit[turn] -= 1
        had[turn] += 1
        out.append(case)
    return out


@given(st.data(), st.lists(st.tuples(st.integers(1, 33), st.integers(0, 9)), min_size=2, max_size=3))
def test_the_same_order_as_by_fractions(data, drawn):
    ids = [f"l{n}" for n in range(len(drawn))]
    spills = [data.draw(st.sampled_from([None, *(id for id in ids if id != own)])) for own in ids]
    lanes = [
        sr.Lane(id=id, title=id, share=Decimal(size) / 100, spill_to=to, overdue=True, provenance=DOC)
        for id, (size, _), to in zip(ids, drawn, spills, strict=True)
    ]
    names = {id: [f"{id}-{n}" for n in range(count)] for id, (_, count) in zip(ids, drawn, strict=True)}
    days = {name: FIRST + timedelta(data.draw(st.integers(0, 20))) for each in names.values() for name in each}
    total = len(days)
    put = data.draw(st.sets(st.sampled_from(sorted(days)), max_size=3)) if days else set()
    places = data.draw(st.permutations(range(total))) if days else []
    fixed = {places[n]: (name.split("-")[0], name) for n, name in enumerate(sorted(put))}
    queues = {id: [name for name in each if name not in put] for id, each in names.items()}
    most = {ids[0]: Fraction(1, 4)} if data.draw(st.booleans()) else {}
    found = interleave(queues, lanes, days.__getitem__, fixed=fixed, most=most)
    assert found == by_fractions(queues, lanes, days.__getitem__, fixed, most)
    assert sorted(found) == sorted(days)
