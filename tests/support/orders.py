"""Orders, fast tracks and queues to be drawn: every mode, with all that each may carry. All invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

import sendrules as sr
from policies import DOC, FINAL, case
from sendrules.statutory.waiting import Waiting

AS_OF = date(2025, 6, 30)
DAYS = st.dates(date(2023, 1, 1), AS_OF)
SHARES = st.sampled_from([None, *(Decimal(share) for share in ("0", "0.2", "0.5", "0.7", "1"))])
LETTER = sr.EvidenceRequired(id="letter", title="A letter", max_age=sr.Months(6))
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "looked_after": st.booleans(),
        "transfer": st.booleans(),
        "age": st.integers(0, 25),
        "year": st.sampled_from(["1", "4", ("4", "6"), ("4", "5")]),
        "story": st.sampled_from(["", "moved twice"]),
        "evidence.letter": st.sampled_from([True, "2024-01-08", "2025-06-02"]),
        "fast_track": st.booleans(),
        "fast_track_since": st.sampled_from(["2024-01-08", "2025-06-02"]),
    },
)
BETTER: tuple[dict[str, Any], ...] = (
    {"looked_after": True},
    {"transfer": True},
    {"age": 25},
    {"year": ("4", "6")},
    {"story": "moved twice", "evidence.letter": "2025-06-02"},
)
"""What moves a case forward under one factor or another."""


def factor(id: str, kind: str, **more: Any) -> sr.Factor:
    return sr.Factor(id=id, title=id.capitalize(), kind=kind, provenance=DOC, **more)


MOVES = sr.When(fact="testshire.transfer", equals=True)
OTHERS = (
    factor("group", "flag", fact="testshire.looked_after"),
    factor("transfer", "flag", fact="testshire.transfer"),
    factor("told", "group", fact="testshire.story", evidence=(LETTER,)),
    factor(
        "age", "band", fact="testshire.age",
        bands=(sr.Band(at_least=Decimal(10), counts=1), sr.Band(at_least=Decimal(16), counts=2)),
    ),
    factor("years", "group", fact="testshire.year", values=("1", "6")),
    factor("moves", "band", fact="testshire.age", bands=(sr.Band(at_least=Decimal(4), counts=1),), when=MOVES),
    factor("long", "wait", at_least=sr.Months(6)),
    factor("late", "overdue", at_least=sr.Weeks(13), when=MOVES),
)  # fmt: skip


def guarantees() -> st.SearchStrategy[tuple[sr.Guarantee, ...]]:
    covered = st.sampled_from([(None, MOVES), (30, MOVES), *((weeks, None) for weeks in range(61))])
    one = st.tuples(covered, SHARES)
    return st.lists(one, max_size=2).map(
        lambda drawn: tuple(
            sr.Guarantee(
                id=f"g{n}", title=f"Promise {n}", overdue_weeks=weeks, when=when, max_share=share, provenance=DOC
            )
            for n, ((weeks, when), share) in enumerate(drawn)
        )
    )  # fmt: skip


RULE = sr.Overriding(roles=("Principal EP",), provenance=DOC)
TIES = st.sampled_from([("limit", "received", "reference"), ("received", "reference"), ("limit", "reference")])


def _carried(draw: st.DrawFn, *, promised: bool, overridden: bool = True) -> dict[str, Any]:
    return {
        "id": "o", "title": "O", "provenance": DOC, "override": RULE if overridden else None, "tie_break": draw(TIES),
        "guarantees": draw(guarantees()) if promised else (),
    }  # fmt: skip


@st.composite
def points(
    draw: st.DrawFn, *, promised: bool = False, ageing: str = "wait", most: int = 40, overridden: bool = True
) -> sr.Points:
    others = draw(st.lists(st.sampled_from(OTHERS), unique=True))
    weights: dict[str, Any] = {f.id: draw(st.integers(0, most)) for f in others}
    weights[ageing] = draw(st.sampled_from([Decimal("0.5"), Decimal(1), Decimal(3)]))
    return sr.Points(
        factors=(factor(ageing, ageing), *others), weights=weights, mode_provenance=DOC,
        caps={f.id: draw(st.integers(0, most)) for f in others if draw(st.booleans())},
        most=draw(st.none() | st.integers(0, most)), **_carried(draw, promised=promised, overridden=overridden),
    )  # fmt: skip


@st.composite
def tiers(draw: st.DrawFn, *, promised: bool = False, overridden: bool = True) -> sr.Lexicographic:
    weeks = draw(st.none() | st.integers(1, 60))
    days = draw(
        st.sampled_from(
            [(factor("wait", "wait", at_most_weeks=weeks),), (factor("overdue", "overdue"), factor("wait", "wait"))]
        )
    )  # fmt: skip
    factors = draw(st.permutations([*OTHERS, *days]))
    alone = [(f.id,) for f in factors]
    together = [tuple(f.id for f in OTHERS), *((f.id,) for f in days)]
    return sr.Lexicographic(
        factors=tuple(factors), tiers=tuple(draw(st.sampled_from((alone, together)))), mode_provenance=DOC,
        within_tier=draw(st.sampled_from(sr.WithinTier)),
        **_carried(draw, promised=promised, overridden=overridden),
    )  # fmt: skip


@st.composite
def dates(draw: st.DrawFn, *, promised: bool = False, overridden: bool = True) -> sr.DateOrder:
    return sr.DateOrder(**_carried(draw, promised=promised, overridden=overridden))


CONDITIONS: tuple[dict[str, Any], ...] = (
    {"overdue": True},
    {"when": sr.When(fact="testshire.age", at_least=10)},
    {"when": sr.When(fact="testshire.transfer", equals=True)},
    {"received_before": sr.DateWindow(latest=date(2024, 6, 3))},
)


@st.composite
def lanes(draw: st.DrawFn, *, promised: bool = False, bounded: bool = False, shared: bool = False) -> sr.Lanes:
    """Two or three lanes, with shares, reserved places or, unless they are ``shared``, neither."""
    chosen = draw(st.lists(st.sampled_from(range(len(CONDITIONS))), min_size=1, max_size=2, unique=True))
    ids = [f"l{n}" for n in range(len(chosen) + 1)]
    sizes = draw(st.lists(st.integers(1, 30), min_size=len(ids), max_size=len(ids)))
    capacity = draw(st.sampled_from(("share", "reserved", *(() if shared else ("neither",)))))
    made = []
    for n, id in enumerate(ids):
        spills = capacity == "neither" or draw(st.booleans())
        to = None
        if spills and capacity != "neither":
            to = draw(st.none() | st.sampled_from([other for other in ids if other != id]))
        sizes_by: dict[str, dict[str, Any]] = {
            "reserved": {"reserved": sizes[n]}, "share": {"share": Decimal(sizes[n]) / (30 * len(ids))}, "neither": {},
        }  # fmt: skip
        size = sizes_by[capacity]
        late = CONDITIONS[0] in [CONDITIONS[c] for c in chosen]
        when = CONDITIONS[chosen[n]] if n < len(chosen) else {"overdue": False} if late and draw(st.booleans()) else {}
        made.append(sr.Lane(id=id, title=id, spills=spills, spill_to=to, provenance=DOC, **size, **when))
    within = points(most=12, overridden=False)
    if not bounded:
        within = st.one_of(points(overridden=False), tiers(overridden=False), dates(overridden=False))
    orders = {id: draw(within) for id in ids if draw(st.booleans())}
    return sr.Lanes(lanes=tuple(made), orders=orders, mode_provenance=DOC, **_carried(draw, promised=promised))


def orders(*, promised: bool = True) -> st.SearchStrategy[Any]:
    """Every mode: with guarantees, caps, evidence, and lanes of every kind."""
    return st.one_of(
        dates(promised=promised), tiers(promised=promised), points(promised=promised),
        points(promised=promised, ageing="overdue"), lanes(promised=promised),
    )  # fmt: skip


PERIODS = st.one_of(
    st.integers(1, 60).map(sr.Weeks), st.integers(1, 400).map(sr.Days), st.integers(1, 18).map(sr.Months),
    st.integers(1, 120).map(sr.WorkingDays),
)  # fmt: skip


@st.composite
def fast_tracks(draw: st.DrawFn) -> sr.FastTrackPolicy:
    """A fast track, its targets at times looser than the law, as the checks at load would not let them be."""
    status = draw(st.sampled_from(["to-be-published", "in-force"]))
    criterion = {
        "id": "c", "title": "C", "when": {"fact": "testshire.age", "at_least": 10}, "evidence": [LETTER], "provenance": DOC,
    }  # fmt: skip
    duties = draw(st.lists(st.sampled_from([FINAL, "reg-5-1-decision-to-assess"]), unique=True))
    return sr.FastTrackPolicy.model_validate(
        {
            "id": "f", "title": "F", "status": status, "provenance": DOC, "lane": draw(st.none() | st.just("l0")),
            "effective": draw(st.none() | st.sampled_from(["2024-01", "2027-01"])), "max_share": draw(SHARES),
            "criteria": [criterion] if status == "in-force" and draw(st.booleans()) else [],
            "targets": [{"duty": d, "within": draw(PERIODS), "provenance": DOC} for d in duties],
            "review": draw(st.none() | st.just({"after": "4 weeks", "expires_after": "10 weeks"})),
            "decision": draw(st.none() | st.just({"within": "5 working days"})),
        }
    )  # fmt: skip


@st.composite
def queues(draw: st.DrawFn, least: int = 1) -> list[sr.Case]:
    n = draw(st.integers(least, 8))
    return [case(f"C{i}", draw(DAYS), **draw(FACTS)) for i in range(n)]


@st.composite
def overrides(draw: st.DrawFn, queue: Sequence[sr.Case]) -> list[sr.PlaceOverride]:
    chosen = draw(st.lists(st.sampled_from([c.reference for c in queue]), max_size=2, unique=True))
    return [
        sr.PlaceOverride(
            reference=reference, place=draw(st.integers(1, 10)), role="Principal EP", on=AS_OF, until=AS_OF,
            reason="placement about to break down",
        )
        for reference in chosen
    ]  # fmt: skip


def waits(a_case: sr.Case) -> Waiting:
    """Give a case with its request and the twenty weeks of reg 13(2), without asking the law."""
    received = a_case.events[0].on
    return Waiting(a_case, received, received + timedelta(weeks=20))
