"""What holds of every step and every limit by who asked, for every case: nothing of it reaches the law, and none is looser than the law."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

import sendrules as sr
from own_steps import ROLES, limits, standards
from policies import DOC, engine
from sendrules.case.kinds import Role
from sendrules.law.model.duty import Bound
from sendrules.local.checking.steps import bounds_step
from sendrules.testing.strategies import cases as any_cases
from sendrules.wording.data import result_dict


@settings(max_examples=60, deadline=None)
@given(any_cases(), standards(), st.booleans(), st.sampled_from(["", "2025-06-01", "soon"]))
def test_the_law_s_answer_is_the_same_and_no_step_that_counts_is_too_late_for_it(a_case, declared, transfer, story):
    as_of = date(2026, 6, 1)
    a_case = a_case.model_copy(update={"facts": {**a_case.facts, "transfer": transfer, "story": story}})
    beside = engine(standards=declared).evaluate(a_case, as_of=as_of)
    assert result_dict(beside.statutory) == result_dict(sr.evaluate(a_case, as_of=as_of).statutory)
    assert beside.local is not None
    assert not any("could not be applied" in note for note in beside.local.notes)
    by_id = {step.id: step for step in declared.steps}
    for answer in beside.local.steps:
        assert (answer.on is None) is bool(answer.rejected)
        if answer.on is None:
            continue
        for result in beside.statutory.values():
            for i in result.instances:
                if i.trigger.id == answer.started_by and i.limit and bounds_step(i.duty, by_id[answer.step]):
                    assert answer.on <= i.limit
    for target in beside.local.targets:
        if target.due is not None and target.on is not None:
            window = sr.statute().duty(target.duty).bound is Bound.OPEN_UNTIL
            assert target.on >= target.due if window else target.on <= target.due


@settings(max_examples=150, deadline=None)
@given(limits(), st.booleans(), st.sampled_from(ROLES))
def test_what_counts_where_it_is_not_recorded_who_asked_is_never_stricter_than_what_counts_for_whoever_asked(
    some, transfer, role
):
    """It holds of every case: for no asker would the day have been later, and for windows none would have been earlier."""
    made = engine(standards=sr.StandardsPolicy(id="p", title="P", limits=tuple(some), provenance=DOC))

    def days(by: Role | None) -> dict[str, date | None]:
        a_case = sr.Case(
            reference="A", events=[sr.Event(kind="request", on=date(2025, 9, 1), by=by)], facts={"transfer": transfer}
        )
        local = made.evaluate(a_case, as_of=date(2025, 9, 8)).local
        assert local is not None
        return {target.duty: target.on for target in (*local.targets, *local.rejected)}

    untold, told = days(None), days(role)
    for duty, day in untold.items():
        assert duty in told
        if day is not None and told[duty] is not None:
            assert day >= told[duty]
