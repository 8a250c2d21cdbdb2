"""One more act makes no limit later, unless a provision says so: a date later than the law allows is the worst bug."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from sendrules.case.kinds import ORDERING, EventKind
from sendrules.law.conditions.appealable import APPEALABLE
from sendrules.law.conditions.certificates import CONTACTS
from sendrules.law.shared.reviews import REVIEW_DECISIONS
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Due
from sendrules.testing.strategies import cases

APPEAL, APPEAL_CERTIFIED = "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month"
KEEP = "act-45-4-no-cease-before-appeal-period"
SETS_THE_DAY = {
    EventKind.TRIBUNAL_DIRECTION: "reg 44(1), HESC r.5(3)(a): the Tribunal sets the day",
    EventKind.TIME_AGREED: "regs 37(2), 42(5): the parties agree the day",
}
"""What may set the day of any limit that it names."""
UNFINISHED = (
    frozenset(
        {
            EventKind.NO_PLAN_NOTICE,
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.NOT_NECESSARY_NOTICE,
            EventKind.DECISION_TO_ASSESS,
            EventKind.PLAN_DECISION,
            EventKind.DRAFT_PLAN,
            EventKind.FINAL_PLAN,
            EventKind.REQUEST_WITHDRAWN,
            EventKind.RELEASE_KNOWN,
            *ORDERING,
        }
    ),
    "SI 2015/62 reg 15: of two assessments the one whose step is still to be done counts; an order has weeks of its own",
)

LAST_REVIEWED = (
    frozenset({EventKind.REVIEW_MEETING}),
    "CFA 2014 s.44(1)(b), reg 27(4)(b): twelve months from the last review, whose meeting this is",
)
IN_DETENTION = (
    frozenset({EventKind.DETAINED, EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION}),
    "CFA 2014 s.73(2), (3): fewer decisions can be appealed in detention, which shows what a certificate is about",
)

ACKNOWLEDGED = (
    frozenset({EventKind.COMPLAINT_ACKNOWLEDGED}),
    "Complaint Handling Code 6.3, guidance: ten and twenty working days from the acknowledgement",
)

LATER: dict[str, tuple[tuple[frozenset[EventKind], str], ...]] = {
    APPEAL: (
        (frozenset({EventKind.MEDIATION_CERTIFICATE}), "HESC r.20(1)(c)(ii): one month from the certificate"),
        (frozenset(CONTACTS), "CFA 2014 s.55(4): shows which decision a certificate is about"),
        IN_DETENTION,
        (frozenset(APPEALABLE), "HESC r.20(1)(c): of two decisions and two certificates, which belongs to which"),
    ),
    APPEAL_CERTIFIED: ((frozenset(APPEALABLE), "HESC r.20(1)(c): two months from the decision, if later"),),
    KEEP: (
        (frozenset({EventKind.MEDIATION_CERTIFICATE}), "CFA 2014 s.45(4) with HESC r.20(1)(c)(ii)"),
        (frozenset(CONTACTS), "CFA 2014 s.55(4): shows which decision a certificate is about"),
        IN_DETENTION,
        (frozenset(APPEALABLE), "HESC r.20(1)(c): of two decisions and two certificates, which belongs to which"),
    ),
    "lgsco-code-6-3-answer": (ACKNOWLEDGED,),
    "lgsco-code-stage-2-answer": (ACKNOWLEDGED,),
    "act-44-1-b-later-reviews": (LAST_REVIEWED,),
    "reg-27-4-b-subsequent": (LAST_REVIEWED,),
    "hesc-46-permission-28-days": (
        (
            frozenset({EventKind.DECISION_REVIEWED, EventKind.SET_ASIDE_REFUSED, EventKind.SET_ASIDE_SOUGHT}),
            "HESC r.46(3): 28 days from a review, or from a refusal to set aside that was asked for in time",
        ),
    ),
    "reg-15-5-review-after-transfer": (
        (
            frozenset({EventKind.FINAL_PLAN, EventKind.REVIEW_MEETING, *REVIEW_DECISIONS}),
            "reg 15(5)(a): twelve months from the making of the plan or the last review, if later",
        ),
    ),
    **{f"det-15-{n}/{stage}": (UNFINISHED,) for n in (1, 4) for stage in ("plan", "no-plan", "decision")},
}
"""By duty: the acts that make its limit later, and the provision that says so."""


def may_be_later(id: str, act: sr.Event) -> bool:
    """Whether a provision lets an act make the limit of a duty later."""
    return act.kind in SETS_THE_DAY or any(act.kind in kinds for kinds, _ in LATER.get(id, ()))


def limits(case: sr.Case, as_of: date) -> dict[tuple[str, str | None], Instance]:
    result = sr.evaluate(case, as_of=as_of)
    return {(i.id, i.trigger.id): i for d in result.values() for i in d.instances if i.limit}


@given(cases(), st.integers(-10, 400))
def test_one_more_act_makes_no_limit_later_unless_a_provision_says_so(case: sr.Case, after: int) -> None:
    as_of = min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)
    with_all = limits(case, as_of)
    for act in case.events:
        rest = tuple(e for e in case.events if e is not act)
        determined = tuple(d for d in case.determinations if d.trigger != act.id)
        before = limits(case.model_copy(update={"events": rest, "determinations": determined}), as_of)
        for (id, start), found in with_all.items():
            earlier = before.get((id, start))
            if earlier is None or earlier.limit is None or not isinstance(found.outcome, Due):
                continue
            assert found.limit is not None
            assert found.limit <= earlier.limit or may_be_later(id, act), (id, act.kind, earlier.limit, found.limit)
