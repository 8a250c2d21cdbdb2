"""How much room the providers of a contract have in a month, and which of them does what."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from sendrules.local.contracts.capacity import in_month, not_counted
from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.local.declarations.providers import Provider


class Room:
    """The places of every provider, month by month. A provider whose rate no source gives has no known bound.

    Args:
        policy: the policy, for its providers.
    """

    def __init__(self, policy: CommissioningPolicy) -> None:
        self._providers: Mapping[str, Provider] = {p.id: p for p in policy.providers}
        self._had: Counter[tuple[str, int, int]] = Counter()
        self._shared: Counter[tuple[str, str]] = Counter()

    def of(self, contract: Contract, on: date) -> int | None:
        """Give how many the providers of a contract still have room for in a month; None where it is not known."""
        rooms = [self._room(id, on) for id in contract.providers]
        if not rooms:
            return None
        return None if any(room is None for room in rooms) else sum(room or 0 for room in rooms)

    def split(self, contract: Contract, n: int, on: date) -> tuple[tuple[str | None, int], ...]:
        """Say which provider does how many, and count them. Nothing is worked out from words such as "equitably".

        Args:
            contract: the contract.
            n: how many; no more than there is room for.
            on: the day.
        """
        found = self._split(contract, n, on)
        for provider, part in found:
            if provider is not None:
                self._had[provider, on.year, on.month] += part
        return tuple((provider, part) for provider, part in found if part)

    def _split(self, contract: Contract, n: int, on: date) -> list[tuple[str | None, int]]:
        shared = contract.shared
        if len(contract.providers) == 1:
            several = self._providers[contract.providers[0]].several
            return [(None if several and shared else contract.providers[0], n)]
        if shared is not None and shared.ranked:
            return self._by_rank(shared.ranked, n, on)
        if shared is not None and shared.shares:
            return self._by_share(contract.id, {id: Fraction(share) for id, share in shared.shares.items()}, n)
        return [(None, n)]

    def _by_rank(self, ranked: tuple[str, ...], n: int, on: date) -> list[tuple[str | None, int]]:
        """Give work to the first with room. Whose room is not known, and all after, may or may not have the rest."""
        out: list[tuple[str | None, int]] = []
        for id in ranked:
            room = self._room(id, on)
            if room is None:
                break
            out.append((id, min(n, room)))
            n -= out[-1][1]
        return [*out, (None, n)]

    def _by_share(self, contract: str, shares: Mapping[str, Fraction], n: int) -> list[tuple[str | None, int]]:
        """Give each place in turn to whoever is furthest below their share; what is for nobody has no provider."""
        rest = 1 - sum(shares.values(), Fraction(0))
        each: list[tuple[str | None, Fraction]] = [*shares.items(), (None, rest)]
        wanted = {id: share for id, share in each if share}
        out: Counter[str | None] = Counter()
        for _ in range(n):
            given = sum(self._shared[contract, str(id)] for id in wanted)
            turn = max(wanted, key=lambda id: wanted[id] * (given + 1) - self._shared[contract, str(id)])
            self._shared[contract, str(turn)] += 1
            out[turn] += 1
        return list(out.items())

    def _room(self, id: str, on: date) -> int | None:
        provider = self._providers[id]
        if not_counted(provider, on):
            return 0
        if provider.rate is None:
            return None
        return max(0, int(in_month(provider.rate, on.year, on.month).n) - self._had[id, on.year, on.month])

    def why_not(self, contract: Contract, on: date) -> tuple[str, ...]:
        """Say who of a contract's providers does nothing in the month of a day, and why."""
        last = on.replace(day=monthrange(on.year, on.month)[1])
        return tuple(f"{id} is {why}" for id in contract.providers if (why := not_counted(self._providers[id], last)))
