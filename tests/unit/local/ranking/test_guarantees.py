"""Whom a guarantee covers: those overdue for so long, those of its condition, or those of both."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, case, engine

AS_OF = date(2026, 1, 5)
MOVES = sr.When(fact="testshire.transfer", equals=True)
CASES = (
    case("first", date(2024, 12, 2)),
    case("late", date(2025, 1, 6)),  # its 20 weeks ended on 26 May 2025, 32 weeks ago
    case("late-moves", date(2025, 1, 7), transfer=True),
    case("moves", date(2025, 12, 1), transfer=True),
    case("stays", date(2025, 12, 2), transfer=False),
)


def promised(**of: Any) -> sr.Ranking:
    promise = sr.Guarantee(id="g", title="Moves first", provenance=DOC, **of)
    order = sr.DateOrder(id="d", title="D", guarantees=[promise], provenance=DOC)
    return engine(prioritisation=order).prioritise(CASES, as_of=AS_OF)


@pytest.mark.parametrize(
    ("of", "first"),
    [
        ({"when": MOVES}, ["late-moves", "moves", "first", "late", "stays"]),
        ({"when": MOVES, "overdue_weeks": 10}, ["late-moves", "first", "late", "moves", "stays"]),
        ({"overdue_weeks": 10}, ["first", "late", "late-moves", "moves", "stays"]),
    ],
)
def test_a_guarantee_brings_forward_whom_it_covers(of, first):
    assert list(promised(**of).references) == first


def test_who_may_be_covered_is_noted_where_the_fact_is_not_recorded():
    not_known = "not covered by 'Moves first': not recorded: transfer (testshire.transfer)"
    assert promised(when=MOVES).notes == (f"{not_known} (2 cases, the first first)",)
    assert promised(overdue_weeks=10).notes == ()


def test_nobody_who_waits_for_nothing_is_brought_forward():
    promise = sr.Guarantee(id="g", title="Moves first", when=MOVES, provenance=DOC)
    order = sr.DateOrder(id="d", title="D", guarantees=[promise], provenance=DOC)
    nothing = sr.Case(reference="nothing", facts={"transfer": True})
    ranking = engine(prioritisation=order).prioritise([nothing, *CASES], as_of=AS_OF)
    assert ranking.references[-1] == "nothing"
