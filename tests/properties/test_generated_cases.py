"""What the generated cases come to: a property says nothing of what no case reaches."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import get_args

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

import sendrules as sr
from sendrules.statutory.outcome import Outcome
from sendrules.testing.strategies import cases


@dataclass
class Reach:
    """What a run of generated cases came to."""

    cases: int = 0
    disapplied: int = 0
    too_soon: int = 0
    set_by: int = 0
    outcomes: set[type] = field(default_factory=set)
    compliances: set[sr.Compliance] = field(default_factory=set)
    kinds: set[sr.EventKind] = field(default_factory=set)
    duties: set[str] = field(default_factory=set)
    limbs: set[tuple[str, sr.LimbState]] = field(default_factory=set)

    def add(self, case: sr.Case, after: int) -> None:
        first = min((e.on for e in case.events), default=date(2025, 1, 1))
        last = max((e.on for e in case.events), default=first)
        self.cases += 1
        self.kinds |= {e.kind for e in case.events}
        lifted = False
        day = first + timedelta(after) if after < 300 else last + timedelta(after)
        for id, found in sr.evaluate(case, as_of=day).items():
            self.outcomes.add(type(found.outcome))
            for i in found.instances:
                self.duties.add(id)
                self.outcomes.add(type(i.outcome))
                self.compliances.add(i.compliance)
                self.limbs |= {(f.id, f.state) for f in i.limbs}
                self.too_soon += any(f.too_soon for f in i.limbs)
                self.set_by += isinstance(i.outcome, sr.Due) and i.outcome.set_by is not None
                lifted = lifted or isinstance(i.outcome, sr.Disapplied)
        self.disapplied += lifted

    def missing(self) -> list[str]:
        law = sr.statute()
        lacking = [
            *(o.__name__ for o in set(get_args(Outcome)) - self.outcomes),
            *set(sr.Compliance) - self.compliances,
            *set(sr.EventKind) - self.kinds,
            *{d.id for d in law.duties} - self.duties - set(RARE),
        ]
        usual = {id for id, limb in law.limbs.items() if limb.in_force.last is None}
        for state in (sr.LimbState.AVAILABLE, sr.LimbState.NOT_AVAILABLE):
            found = {id for id, reached in self.limbs if reached is state}
            if len(found) < 3 / 5 * len(law.limbs) or len(found & usual) < 2 / 3 * len(usual):
                lacking.append(f"limbs {state.value}: {len(found)} of {len(law.limbs)}")
        return sorted(lacking)


RARE = {
    "reg-18-3-2015-transitional": "a transfer to a post-16 institution on 1 September 2015 and on no other day",
    "trans-2270-art12-2": "a statement, and a transfer to a post-16 institution in 2015",
    "reg-27-4-b-subsequent": "a re-assessment, and a review after it, and a decision after that",
}
"""Duties that a run of this length need not start, each with why."""


def test_cases_reach_every_part_of_the_law() -> None:
    """Many short runs: hypothesis makes most examples of a long one by copying parts of the one before."""
    reach = Reach()
    for number in range(150):

        @seed(number)
        @settings(max_examples=10, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[])
        @given(cases(), st.integers(-10, 900))
        def gather(case: sr.Case, after: int) -> None:
            reach.add(case, after)

        gather()
        if number >= 30 and not reach.missing():
            break
    assert reach.missing() == []
    assert reach.disapplied >= reach.cases / 12
    assert reach.too_soon >= 10
    assert reach.set_by >= 10
