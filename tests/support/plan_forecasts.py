"""Inputs of forecasts of every kind, for properties. Synthetic."""

from hypothesis import strategies as st

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.inputs import Group, Lane, PlanInputs, Supply, Waiting

SHARES = st.sampled_from([0.0, 0.05, 0.3, 1.0])


@st.composite
def any_inputs(generate: st.DrawFn, most_back: int = 3) -> PlanInputs:
    """One or two lanes with one to four groups each, a team and a contract, and everything that chance can decide."""
    lanes = generate(st.sampled_from([(1.0,), (0.4, 0.6), (0.0, 1.0), (0.5, 0.2, 0.3)]))
    ranks = [
        (lane, rank)
        for lane in range(len(lanes))
        for rank in generate(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    ]
    groups = [
        Group(id=f"g{n}", lane=f"l{lane}", rank=rank, share=1 / len(ranks), source=SAID)
        for n, (lane, rank) in enumerate(ranks)
    ]
    counts = {g.id: generate(st.lists(st.integers(0, 9), max_size=14)) for g in groups}
    return plan_inputs(
        first_month=generate(st.sampled_from(["2027-01-01", "2027-09-01", "2024-02-01"])),
        months=generate(st.integers(1, 18)),
        demand=demand(
            a_month=generate(st.sampled_from([0, 4, 25])), withdrawn=generate(SHARES), spread=generate(st.sampled_from([0.0, 0.4])),
            growth_a_year={"low": -0.2, "high": 0.3}, assessed={"low": 0.5, "high": 1.0, "likely": 0.9},
        ),
        supplies=generate(st.lists(supplies(most_back), max_size=3, unique_by=lambda one: one.id)),
        lanes=tuple(Lane(id=f"l{n}", share=share, source=SAID) for n, share in enumerate(lanes)),
        groups=groups,
        waiting=Waiting(counts=counts, source=SAID),
        plan_after_months=generate(st.integers(0, 6)),
        ages_up_after_months=generate(st.sampled_from(["never", 1, 3, 6])),
    )  # fmt: skip


@st.composite
def supplies(generate: st.DrawFn, most_back: int) -> Supply:
    """A team, or a contract that starts late, ends, and works for one lane."""
    share = generate(SHARES)
    known = {
        "vacancy": generate(SHARES),
        "vacancy_loses": 3.0,
        "rejected": share,
        "back_after_months": generate(st.integers(1, most_back)),
    }
    if generate(st.booleans()):
        return supply({"low": 0, "high": 30}, **known)
    lane = generate(st.sampled_from([None, "l0"]))
    late = {"low": 0, "high": 3}
    return supply(11, id="contract", starts="2027-03-10", ends="2027-11-20", late_by_months=late, lane=lane, **known)
