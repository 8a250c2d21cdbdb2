"""Whether what withdrew or was replaced still counts somewhere, and whether the shares of a contract's work can be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendrules.errors import Problem
from sendrules.local.checking.findings import refused, warning
from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.local.declarations.providers import EndKind, Provider

At = tuple[str | int, ...]


def ended_findings(policy: CommissioningPolicy) -> Iterator[Problem]:
    """Give what contradicts that a provider or a contract withdrew, or was replaced.

    Args:
        policy: what is bought.
    """
    providers = {provider.id: provider for provider in policy.providers}
    contracts = {contract.id: contract for contract in policy.contracts}
    yield from _circles(policy.providers, "providers")
    yield from _circles(policy.contracts, "contracts")
    for n, provider in enumerate(policy.providers):
        by = providers.get((provider.ended.by if provider.ended else None) or "")
        if by is not None and by.considered_only:
            message = f"{provider.id} was replaced by {by.id}, which is only considered."
            yield refused(
                ("commissioning", "providers", n, "ended", "by"), message, "Fix the name, or considered_only."
            )
    for n, contract in enumerate(policy.contracts):
        at = ("commissioning", "contracts", n)
        older = contracts.get(contract.supersedes or "")
        if older is not None:
            yield from _taken_over(contract, older, (*at, "supersedes"))
        if contract.ended is None:
            yield from _nobody(contract, providers, at)
        yield from _shares(contract, providers, at)


def _circles(entries: Sequence[Provider | Contract], field: str) -> Iterator[Problem]:
    """Refuse those that replaced each other: each circle once, at its first."""
    by_id: dict[str, Provider | Contract] = {each.id: each for each in entries}
    told: set[str] = set()
    for n, one in enumerate(entries):
        path = [one.id]
        while (by := _by(by_id[path[-1]])) in by_id and by not in path:
            path.append(str(by))
        if by == one.id and not told & set(path):
            told |= set(path)
            message = f"{', '.join(path)} and {one.id} again were replaced by each other in a circle."
            yield refused(("commissioning", field, n, "ended", "by"), message, "Leave one of them out.")


def _by(one: Provider | Contract) -> str | None:
    return one.ended.by if one.ended else None


def _taken_over(contract: Contract, older: Contract, at: At) -> Iterator[Problem]:
    """Refuse to take over the volume of what was withdrawn, or of what another replaced."""
    if older.ended is None:
        return
    if older.ended.how is EndKind.WITHDRAWN:
        message = f"{contract.id} takes over from {older.id}, which was withdrawn, so there is no volume to take over."
        fix = f'Leave supersedes out; or, if {contract.id} came in its place, write ended = {{ how = "replaced" }} on {older.id}.'
        yield refused(at, message, fix)
    elif older.ended.by not in (None, contract.id):
        message = f"{contract.id} takes over from {older.id}, which was replaced by {older.ended.by}."
        yield refused(at, message, "Name one of the two in both places.")


def _nobody(contract: Contract, providers: dict[str, Provider], at: At) -> Iterator[Problem]:
    """Warn of a contract that goes on although every provider of it withdrew or was replaced."""
    ended = [provider.ended for id in contract.providers if (provider := providers.get(id)) and provider.ended]
    if contract.providers and len(ended) == len(contract.providers):
        who = ", ".join(f"{id} ({how.in_words})" for id, how in zip(contract.providers, ended, strict=True))
        message = f"nobody is left to do the work of {contract.id}: {who}."
        yield warning(
            (*at, "providers"), message, "Name who does it now, or say with ended what became of the contract."
        )


def _shares(contract: Contract, providers: dict[str, Provider], at: At) -> Iterator[Problem]:
    """Warn of a share for somebody who is not at work, and of shares that leave work over."""
    if contract.shared is None:
        return
    for id in (*contract.shared.shares, *contract.shared.ranked):
        provider = providers.get(id)
        if provider is not None and not provider.at_work and contract.ended is None:
            why = provider.ended.in_words if provider.ended else "only considered"
            message = f"{id} shares the work of {contract.id}, and {'was ' if provider.ended else 'is '}{why}."
            yield warning((*at, "shared"), message, "Leave it out, or say how the others share the work now.")
    shares = contract.shared.shares
    if shares and set(shares) == set(contract.providers) and sum(shares.values()) < 1:
        message = f"every provider of {contract.id} has a share, and they come to {sum(shares.values()):f}."
        yield warning((*at, "shared", "shares"), message, "Say who does the rest, if the source does.")
