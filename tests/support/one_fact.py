"""The hooks of a plugin with one fact, for the bad plugins whose fact is what is bad."""

from collections.abc import Callable
from datetime import date
from typing import Any

import sendrules as sr


def hooks(
    key: str,
    type: str | None,
    read: Callable[[sr.Case, date], Any],
    values: tuple[str, ...] = (),
    read_all: Callable[[Any, date], Any] | None = None,
) -> dict[str, Any]:
    """Give the hooks by name.

    Args:
        key: the authority's key.
        type: what the fact says that it gives.
        read: its function.
        values: its closed list.
        read_all: its function for many cases, where it has one.
    """

    def sendrules_authority() -> sr.Authority:
        return sr.Authority(key=key, name="Badshire Council")

    def sendrules_facts() -> list[sr.FactDefinition]:
        kind = sr.FactType(type) if type else None
        return [sr.FactDefinition(f"{key}.a", "A", read, type=kind, values=values, read_all=read_all)]

    return {hook.__name__: sr.hookimpl(hook) for hook in (sendrules_authority, sendrules_facts)}
