"""Standards with steps and limits, drawn for tests: by who asked, with conditions, and by a fact that holds the day. All invented."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import sendrules as sr
from orders import PERIODS
from policies import DOC, FINAL
from sendrules.case.kinds import EventKind, Role
from sendrules.law.model.duty import Bound

KINDS = st.sampled_from(
    [
        "request", "decision-to-assess", "advice-request", "advice-received", "plan-decision", "draft-plan", "final-plan",
        "decision-to-reassess", "review-meeting", "review-report", "decision-to-amend", "amendment-notice", "tribunal-order",
    ]
).map(EventKind)  # fmt: skip
ROLES = (Role.PARENT, Role.SCHOOL, Role.YOUNG_PERSON)
ASKED = st.lists(st.sampled_from(ROLES), max_size=2, unique=True).map(tuple)
WHEN = st.none() | st.just(sr.When(fact="testshire.transfer", equals=True))
DUTIES = st.sampled_from([FINAL, "reg-5-1-decision-to-assess", "reg-13-1-a-draft-plan-15-days", "reg-20-10-decision"])


@st.composite
def standards(draw: st.DrawFn) -> sr.StandardsPolicy:
    """Steps for acts of every kind, one for each act and start; and limits."""
    some: dict[tuple[Any, ...], sr.InternalStep] = {}
    for n in range(draw(st.integers(0, 3))):
        act, after, before = draw(KINDS), draw(KINDS), draw(st.none() | KINDS)
        if act is after or before in (act, after):
            continue
        more: dict[str, Any] = {"records": "testshire.story"} if draw(st.booleans()) else {"act": act}
        step = sr.InternalStep(
            id=f"s{n}", title="S", after=after, before=before, within=draw(PERIODS), when=draw(WHEN), requested_by=draw(ASKED),
            counting=draw(st.none() | st.sampled_from(sr.Counting)), provenance=DOC, **more,
        )  # fmt: skip
        some[step.does, step.after] = step
    return sr.StandardsPolicy(
        id="p", title="P", steps=tuple(some.values()), limits=tuple(draw(limits())), provenance=DOC
    )


@st.composite
def limits(draw: st.DrawFn) -> list[sr.InternalLimit]:
    """Limits for one duty or several: for all requests, for those of a role, and where a condition holds."""
    wanted = st.tuples(DUTIES, st.sampled_from([(), *ROLES]), WHEN)
    found = draw(st.lists(wanted, max_size=6, unique_by=lambda one: (one[0], one[1])))
    made = []
    for n, (duty, role, when) in enumerate(found):
        field = "keeps_open" if sr.statute().duty(duty).bound is Bound.OPEN_UNTIL else "within"
        more: dict[str, Any] = {field: draw(PERIODS), "requested_by": role, "when": when}
        made.append(sr.InternalLimit(id=f"l{n}", title="L", duty=duty, provenance=DOC, **more))
    return made
