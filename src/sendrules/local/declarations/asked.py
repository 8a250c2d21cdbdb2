"""``AskedBy``: for whose requests something of a policy counts: one role, or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Protocol

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from sendrules.case.kinds import Role
from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.conditions import When


def _several(value: Any) -> Any:
    """Take one role for a list of one."""
    return (value,) if isinstance(value, str) else value


def _each_once(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    for n, role in enumerate(roles):
        if role in roles[:n]:
            refuse(Problem((n,), f"the role {role.value!r} is listed twice.", "List it once."))
    return roles


_ROLES = [role.value for role in Role]

AskedBy = Annotated[
    tuple[Role, ...],
    BeforeValidator(_several),
    AfterValidator(_each_once),
    WithJsonSchema({"anyOf": [{"enum": _ROLES}, {"type": "array", "items": {"enum": _ROLES}}]}),
]
"""Roles: in TOML ``"school"`` or ``["school", "head-teacher"]``; empty for whoever asked."""


class ForSomeCases(Protocol):
    """What counts for some cases only: by who asked, or by a condition."""

    @property
    def requested_by(self) -> tuple[Role, ...]:
        """For whose requests; empty for all."""

    @property
    def when(self) -> When | None:
        """Where it counts; None for everywhere."""


def for_the_same_cases(entries: Sequence[tuple[str, ForSomeCases]], field: str) -> Iterator[Problem]:
    """Find each entry that is for the same cases as one before it, so that nobody could say which of the two counts.

    Args:
        entries: each entry, with what it is about.
        field: the field that holds them.
    """
    for n, (about, entry) in enumerate(entries):
        for other, earlier in entries[:n]:
            asked, before = set(entry.requested_by), set(earlier.requested_by)
            same = about == other and entry.when is None and earlier.when is None
            if same and (asked & before or not (asked or before)):
                message = f"two {field} are for the same thing and the same requests: {about}."
                yield Problem(
                    (field, n), message, "Keep one of them, or say for which requests (requested_by) or when."
                )
                break
