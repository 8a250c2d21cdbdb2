"""What ``sendrules plan`` takes from a caseload: who waits, in which group of a policy's order, the requests of the past, and ages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.common import counted
from sendrules.cli.plan_asked import ONE, Asked, Stated

if TYPE_CHECKING:
    from sendrules.commissioning.from_caseload.requests import Request
    from sendrules.commissioning.from_caseload.waiting import Open
    from sendrules.commissioning.from_policy.order import PolicyOrder
    from sendrules.commissioning.inputs import Demand, PlanInputs
    from sendrules.local.declarations.policy import LocalPolicy

_YEAR = timedelta(days=365)


def with_caseload(
    inputs: PlanInputs,
    files: Sequence[Path],
    as_of: date,
    *,
    policy: LocalPolicy | None,
    stated: Stated,
    how: Mapping[str, Any],
) -> Asked:
    """Take who waits, their order, the demand and the ages from a caseload.

    Args:
        inputs: the inputs; where they say who waits, that stands.
        files: the files of the caseload.
        as_of: the day of the question, the last of a month.
        policy: the policy whose order is taken; None where the lanes and groups of the inputs stand.
        stated: what was typed: from when the caseload has every request, so that the demand follows from them; and the shares of lanes.
        how: what ``sendrules.caseload.evaluate`` takes.
    """
    from sendrules.commissioning.from_caseload.ages import ages_of
    from sendrules.commissioning.from_caseload.requests import requests_of

    source = [str(file) for file in files]
    requests, invalid = requests_of(source, as_of=as_of, **how)
    ages = ages_of(requests, as_of=as_of)
    if (since := stated.requests_since) is not None:
        inputs = inputs.model_copy(update={"demand": _from_history(inputs.demand, requests, since, as_of)})
    from sendrules.commissioning.from_caseload.waiting import counted as counts_of
    from sendrules.commissioning.from_caseload.waiting import who_waits

    opened = who_waits(source, requests, as_of=as_of, **how)
    waiting = counts_of(opened)
    if inputs.waiting is not None:
        notes = ("Who waits is as stated. Of the caseload only the ages are taken.",)
        return Asked(inputs, True, (), notes, waiting.under_way, ages, invalid, since)
    told, order = [], None
    if policy is not None:
        order, why = _order(source, policy, stated.lanes, requests, opened, as_of, how)
        told += [why] if why else []
    inputs = _with_those_who_wait(inputs, opened, order)
    if sum(waiting.agreed) and not waiting.under_way:
        told.append(
            "The caseload records of no open case that a psychologist has it or has reported. Everybody who is agreed to assess "
            "and has no plan counts as waiting."
        )
    if waiting.unsure:
        told.append(
            f"Of {counted(waiting.unsure, 'case')} the record does not tell whether they wait. They count as waiting."
        )
    return Asked(inputs, True, (), tuple(told), waiting.under_way, ages, invalid, since, order)


def _from_history(stated: Demand | None, requests: Sequence[Request], since: date, as_of: date) -> Demand:
    """The demand of the requests of the past. What was typed stands in its place."""
    from sendrules.commissioning.from_caseload.demand import demand_of

    found = demand_of(requests, since=since, as_of=as_of)
    if stated is None:
        return found
    names = ("a_month", "seasonal", "assessed")
    update = {name: getattr(found, name) for name in names if getattr(stated, name) is None}
    return stated.model_copy(update={**update, "source": found.source}) if update else stated


def _order(
    source: Sequence[str],
    policy: LocalPolicy,
    shares: Mapping[str, Decimal] | None,
    requests: Sequence[Request],
    opened: Sequence[Open],
    as_of: date,
    how: Mapping[str, Any],
) -> tuple[PolicyOrder | None, str]:
    """The order of the policy for those who wait, and for new cases like the requests of the last year; or why there is none."""
    from sendrules.commissioning.from_caseload.waiting import Stage
    from sendrules.commissioning.from_policy.lanes import with_shares
    from sendrules.commissioning.from_policy.order import order_of_policy
    from sendrules.commissioning.from_policy.which_queue import queue_for_the_plan

    declared, why = queue_for_the_plan(policy, as_of)
    if shares is not None:
        declared = with_shares(declared, shares)
    if declared is None:
        return None, why
    waits = [each.case for each in opened if each.stage is not Stage.UNDER_WAY]
    new = [one.case for one in requests if one.on > as_of - _YEAR and (one.agreed is not None or not one.ended)]
    return order_of_policy(source, declared, policy, waiting=waits, new=new, as_of=as_of, **how), (
        "" if shares is None else "--lane states the shares of the lanes, in the place of what the policy states."
    )


def _with_those_who_wait(inputs: PlanInputs, opened: Sequence[Open], order: PolicyOrder | None) -> PlanInputs:
    """The inputs with who waits in each group. Undecided requests count by the share that is agreed to assess."""
    from sendrules.commissioning.from_caseload.waiting import Stage
    from sendrules.commissioning.from_caseload.waiting import counted as counts_of
    from sendrules.commissioning.inputs import Group, Lane, Waiting

    changes: dict[str, Any] = {}
    if order is not None:
        changes |= {"lanes": order.lanes, "groups": order.groups, "ages_up_after_months": order.ages_up_after_months}
    elif inputs.groups is None or inputs.lanes is None:
        changes["groups"] = (Group(id=ONE, lane=ONE, rank=1, share=1.0, source="cases are not told apart"),)
        changes["lanes"] = (Lane(id=ONE, share=1.0, source="there are no lanes"),)
    inputs = inputs.model_copy(update=changes)
    share = inputs.demand.assessed.mean if inputs.demand and inputs.demand.assessed else None
    undecided = sum(each.stage is Stage.UNDECIDED for each in opened)
    if undecided and share is None:
        return inputs
    said = "counted in the caseload: agreed to assess, and neither allocated to an educational psychologist nor reported on by one"
    if undecided and share is not None:
        said += f"; and {share:.3g} of the {counted(undecided, 'request')} not decided yet"
    one, of = (None, order.group_of) if order is not None and order.groups else (_group(inputs), {})
    ids = [one] if one else [group.id for group in inputs.groups or ()]
    found = {id: counts_of(each for each in opened if one or of.get(each.case) == id).counts(share or 0) for id in ids}
    return inputs.model_copy(update={"waiting": Waiting(counts=found, source=said)})


def _group(inputs: PlanInputs) -> str:
    """The one group that a caseload's cases are in."""
    groups = inputs.groups or ()
    if len(groups) > 1:
        raise click.UsageError(
            "The inputs have several groups, and a caseload does not say which case is in which. Say in the inputs who waits."
        )
    return groups[0].id if groups else ONE
