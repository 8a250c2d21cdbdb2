"""The sources of a policy, each once, with the places in it and the entries that rest on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from sendrules.local.declarations.base import Status
from sendrules.local.declarations.policy import HOOKS, LocalPolicy


@dataclass(frozen=True, slots=True)
class PolicySource:
    """One source of a policy, as firmly as it speaks.

    Attributes:
        document: the document.
        url: the address of the web page; None where it has none.
        seen: the day on which the page was read; None where it is not known.
        status: how firmly it says so. An assumption is no source of what it assumes: the document leaves it open.
        places: the places in it, each once; for an assumption, what is assumed.
        entries: the entries of the policy that rest on it, such as ``standards.limits[0]``.
    """

    document: str
    url: str | None
    seen: date | None
    status: Status
    places: tuple[str, ...]
    entries: tuple[str, ...]

    @property
    def assumed(self) -> bool:
        """Whether it is an assumption."""
        return self.status is Status.ASSUMPTION

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "document": self.document,
            "url": self.url,
            "seen": self.seen.isoformat() if self.seen else None,
            "status": self.status.value,
            "places": list(self.places),
            "entries": list(self.entries),
        }


def sources_of(policy: LocalPolicy) -> tuple[PolicySource, ...]:
    """Give every source of a policy once, in the order in which they are met, and then the assumptions.

    Two days on which one page was read are two sources, and so are two degrees of firmness.

    Args:
        policy: the policy.

    >>> from sendrules.local.loading.policy_file import check_policy
    >>> text = '''
    ... [authority]
    ... key = "anywhere"
    ... name = "Anywhere Council"
    ... [source]
    ... document = "SEND waiting times"
    ... url = "https://www.anywhere.example/send"
    ... seen = 2026-11-02
    ... [prioritisation]
    ... mode = "date_order"
    ... title = "The longest wait first"
    ... mode_source = { place = "it names no order for cases of one day", status = "assumption" }
    ... '''
    >>> for source in sources_of(check_policy(text).policy):
    ...     print(source.status, source.seen, source.entries, source.places)
    published 2026-11-02 ('prioritisation',) ()
    assumption 2026-11-02 ('prioritisation',) ('it names no order for cases of one day',)
    """
    found: dict[tuple[str, str | None, date | None, Status], tuple[dict[str, None], dict[str, None]]] = {}
    for at, part in declared_in(policy):
        for field in ("provenance", "mode_provenance"):
            for source in getattr(part, field, None) or ():
                key = (source.document, source.url, source.seen, source.status)
                places, entries = found.setdefault(key, ({}, {}))
                entries[at] = None
                if source.place is not None:
                    places[source.place] = None
    listed = [PolicySource(*key, tuple(places), tuple(entries)) for key, (places, entries) in found.items()]
    return tuple(sorted(listed, key=lambda source: source.assumed))


def declared_in(policy: LocalPolicy) -> Iterator[tuple[str, BaseModel]]:
    """Give every declaration of a policy, however deep, with its place in it.

    Args:
        policy: the policy.
    """
    for hook in HOOKS:
        yield from _within(getattr(policy, hook), hook)


def _within(value: Any, at: str) -> Iterator[tuple[str, BaseModel]]:
    if isinstance(value, BaseModel):
        yield at, value
        for name in type(value).model_fields:
            yield from _within(getattr(value, name, None), f"{at}.{name}")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _within(part, f"{at}.{key}")
    elif isinstance(value, tuple | list):
        for n, part in enumerate(value):
            yield from _within(part, f"{at}[{n}]")
