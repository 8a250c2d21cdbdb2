"""The teams and firms of a policy as supplies of a forecast, by the rates that their sources state."""

from __future__ import annotations

from datetime import date

from sendrules.commissioning.inputs.numbers import Between
from sendrules.commissioning.inputs.supply import Supply
from sendrules.local.contracts.capacity import not_counted
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.commissioning import CommissioningPolicy
from sendrules.local.declarations.providers import Provider
from sendrules.local.declarations.providers import Supply as Employed
from sendrules.local.declarations.rates import Per

WEEKS_A_MONTH = 365.25 / 7 / 12
"""How many weeks a month has on average."""


def teams_of(policy: CommissioningPolicy, first_month: date) -> tuple[Supply, ...]:
    """Give the supplies of a policy's providers.

    A provider of a contract is left out, because ``supplies_of`` gives what the contract hands out. So is who cannot sign advice, is only
    considered, withdrew or was replaced. Vacancies, rejections and last days are in no policy, so the forecast asks for
    them; likewise for a rate or a first day that no source gives.

    Args:
        policy: the policy.
        first_month: the first day of the forecast. Who is at work without a stated first day works from then on.

    """
    live = [contract for contract in policy.contracts if contract.ended is None]
    under_contract = {id for contract in live for id in contract.providers}
    teams = [one for one in policy.providers if one.id not in under_contract and not not_counted(one, date.max)]
    return tuple(_of_provider(one, first_month) for one in teams)


def own_teams(policy: CommissioningPolicy) -> frozenset[str]:
    """Give the ids of the providers that the authority employs itself.

    Args:
        policy: the policy.
    """
    return frozenset(provider.id for provider in policy.providers if provider.supply is Employed.IN_HOUSE)


def _of_provider(provider: Provider, first_month: date) -> Supply:
    rate = provider.rate
    a_month = None if rate is None else _a_month(float(rate.value), rate.per)
    said = "no rate is stated" if rate is None else f"{rate}, so {a_month:.4g} a month on average"
    return Supply(
        id=provider.id,
        a_month=None if a_month is None else Between(low=a_month, high=a_month),
        starts=first_month if provider.in_post is None else provider.in_post.day,
        source=f"{provider.title}: {said}; {_where(provider.provenance[0])}",
    )


def _a_month(n: float, per: Per) -> float:
    """What so many a week, a fortnight, a month, a quarter or a year come to in a month; weeks on average."""
    return n / per.in_months if per.in_months else n * WEEKS_A_MONTH / (per.in_weeks or 1)


def _where(source: Provenance) -> str:
    return f"{source.document}, {source.place or source.url}"
