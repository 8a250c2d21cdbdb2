"""The supplies of a forecast from an authority's commissioning policy, as its sources state them. What they do not say stays unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from sendrules.commissioning.inputs.numbers import Between
from sendrules.commissioning.inputs.supply import Supply
from sendrules.local.contracts.capacity import not_counted
from sendrules.local.contracts.ends import last_day
from sendrules.local.contracts.portions import Portion, portions
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.local.declarations.providers import Provider
from sendrules.local.declarations.rates import Per

WEEKS_A_MONTH = 365.25 / 7 / 12
"""How many weeks a month has on average."""


def supplies_of(policy: CommissioningPolicy, first_month: date, until: date) -> tuple[Supply, ...]:
    """Give the supplies that a policy states.

    A contract whose volumes are stated gives one supply for each stretch of months with the same number. Its providers are then
    not counted besides. Who cannot sign advice, is only considered, withdrew or was replaced is left out, and so is a contract that
    was. Vacancies and rejections are in no policy, so the forecast asks for them; likewise for a start, an end or a number that no
    source gives.

    Args:
        policy: the policy.
        first_month: the first day of the forecast. Who is at work without a stated first day works from then on.
        until: the last day of the forecast.
    """
    replaced = {contract.supersedes for contract in policy.contracts}
    live = [contract for contract in policy.contracts if contract.ended is None and contract.id not in replaced]
    under_contract = {id for contract in live if contract.volumes for id in contract.providers}
    teams = [one for one in policy.providers if one.id not in under_contract and not not_counted(one, date.max)]
    found = [_of_provider(one, first_month) for one in teams]
    for contract in live:
        found += _of_contract(contract, until)
    return tuple(found)


def _of_provider(provider: Provider, first_month: date) -> Supply:
    rate = provider.rate
    a_month = None if rate is None else _a_month(float(rate.value), rate.per)
    starts = first_month if provider.in_post is None else provider.in_post.day
    said = "no rate is stated" if rate is None else f"{rate}, so {a_month:.4g} a month on average"
    return Supply(
        id=provider.id,
        a_month=None if a_month is None else Between(low=a_month, high=a_month),
        starts=starts,
        source=f"{provider.title}: {said}; {_where(provider.provenance[0])}",
    )


def _of_contract(contract: Contract, until: date) -> Iterator[Supply]:
    where = f"{contract.title}; {_where(contract.provenance[0])}"
    start = contract.starts.day if contract.starts else None
    ends = last_day(contract)
    if not contract.volumes or start is None:
        why = "no volumes are stated" if not contract.volumes else "its first day is not stated as one day"
        yield Supply(id=contract.id, starts=start, ends=ends, source=f"{where}: {why}")
        return
    per = contract.volumes[0].rate.per
    last = min(ends, until) if ends else until
    work = list(portions(contract.volumes, start, contract.total, last))
    stretches = [list(same) for _, same in groupby(work, key=lambda portion: portion.n)]
    for n, stretch in enumerate(stretches, start=1):
        yield _of_stretch(
            contract, stretch, per, ends, f"{contract.id}.{n}" if len(stretches) > 1 else contract.id, where, until
        )


def _of_stretch(
    contract: Contract, stretch: list[Portion], per: Per, ends: date | None, id: str, where: str, until: date
) -> Supply:
    a_month = _a_month(stretch[0].n, per)
    last: date | None = stretch[-1].last if ends is None else min(stretch[-1].last, ends)
    if ends is None and contract.total is None and stretch[-1].last >= until and contract.volumes[-1].lasts is None:
        last = None  # it goes on, and no source says until when
    return Supply(
        id=id,
        a_month=Between(low=a_month, high=a_month),
        starts=stretch[0].first,
        ends=last,
        source=f"{where}: {stretch[0].n} a {per.value}",
    )


def _a_month(n: float, per: Per) -> float:
    """What so many a week, a fortnight, a month, a quarter or a year come to in a month; weeks on average."""
    return n / per.in_months if per.in_months else n * WEEKS_A_MONTH / (per.in_weeks or 1)


def _where(source: Provenance) -> str:
    return f"{source.document}, {source.place or source.url}"
