"""Small inputs of a forecast for tests: every figure is known, and nothing is left to chance unless a test says so."""

from typing import Any

from sendrules.commissioning.inputs import Demand, Group, Lane, PlanInputs, Supply, Waiting

SAID = "illustration"
FLAT = dict.fromkeys(range(1, 13), 1.0)


def demand(**changes: Any) -> Demand:
    """No new requests, unless changed."""
    known = {"a_month": 0, "seasonal": FLAT, "growth_a_year": 0, "withdrawn": 0.0, "assessed": 1, "source": SAID}
    return Demand.model_validate({**known, **changes})


def supply(a_month: Any, **changes: Any) -> Supply:
    """A team that always works."""
    known = {"id": "team", "starts": "2020-01-01", "ends": "never", "vacancy": 0.0, "rejected": 0.0, "source": SAID}
    return Supply.model_validate({**known, "a_month": a_month, **changes})


def plan_inputs(**changes: Any) -> PlanInputs:
    """200 cases, which were requested six months before, and 35 places a month: Milton Keynes' first part."""
    known = {
        "first_month": "2024-11-01",
        "months": 8,
        "demand": demand(),
        "supplies": (supply(35),),
        "waiting": Waiting(counts={"all": (0, 0, 0, 0, 0, 200)}, source=SAID),
        "groups": (Group(id="all", lane="all", rank=1, share=1.0, source=SAID),),
        "lanes": (Lane(id="all", share=1.0, source=SAID),),
        "plan_after_months": 2,
        "leads_to_plan": 1,
        "source": SAID,
    }
    return PlanInputs.model_validate({**known, **changes})


def ranked_inputs(**changes: Any) -> PlanInputs:
    """Two lanes of three ranks each, with all that chance can decide. Synthetic."""
    mix = {"a1": 0.04, "a2": 0.12, "a3": 0.24, "b1": 0.06, "b2": 0.18, "b3": 0.36}
    season = dict(
        zip(range(1, 13), (0.95, 1.0, 1.25, 0.85, 1.05, 1.25, 1.05, 0.45, 0.8, 1.05, 1.25, 1.05), strict=True)
    )
    team = supply({"low": 33, "high": 41}, vacancy=0.15, vacancy_loses=6.0, rejected=0.06, back_after_months=1)
    known = {
        "first_month": "2027-01-01",
        "months": 24,
        "demand": demand(a_month=30, seasonal=season),
        "supplies": (team,),
        "waiting": Waiting(counts={id: [round(125 * share)] * 16 for id, share in mix.items()}, source=SAID),
        "groups": tuple(Group(id=id, lane=id[0], rank=int(id[1]), share=mix[id], source=SAID) for id in mix),
        "lanes": (Lane(id="a", share=0.4, source=SAID), Lane(id="b", share=0.6, source=SAID)),
        "ages_up_after_months": 6,
    }
    return plan_inputs(**{**known, **changes})
