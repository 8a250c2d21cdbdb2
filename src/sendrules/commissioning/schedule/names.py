"""Names that a caller gives are looked up: one that is not there is refused, with the nearest that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sendrules.case.refusals import did_you_mean
from sendrules.errors import InputError, Problem


def check_names(source: str, where: str, named: Iterable[str], known: Collection[str], what: str) -> None:
    """Refuse a name that is not there.

    Args:
        source: what the names are for, for the error.
        where: the argument.
        named: the names.
        known: those that there are.
        what: what they name, such as "contract".

    Raises:
        InputError: one of them is not there.
    """
    there = f"There are: {', '.join(sorted(known))}." if known else f"The policy has no {what}."
    problems = [
        Problem((where, id), f"{id} is no {what} of the policy.", did_you_mean(id, {*known}) or there)
        for id in named
        if id not in known
    ]
    if problems:
        raise InputError(source, problems)
