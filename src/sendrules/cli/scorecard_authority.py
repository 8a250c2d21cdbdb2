"""Whose scorecard it is: a three-digit code, or the plugin of an authority with its own targets."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sendrules.local.declarations.policy import LocalPolicy


def authority_and_policy(given: str | None) -> tuple[str | None, LocalPolicy | None]:
    """Give the three-digit code, and the policy where a plugin was named; None for what nobody says.

    Args:
        given: three digits, or the key of a plugin such as ``milton_keynes``.
    """
    if given is None:
        return None, None
    if given.isdecimal() and len(given) == 3 and given.isascii():
        return given, None
    if given.isdecimal():
        raise click.UsageError(
            f"--authority {given}: a code has three digits. Or name a plugin; `sendrules authorities` lists them."
        )
    from sendrules.authorities import UnknownAuthority, by_gss
    from sendrules.local.loading.loader import load_policy

    policy = load_policy(given)
    if policy.authority.gss_code is None:
        return None, policy
    try:
        return by_gss(policy.authority.gss_code).code, policy
    except UnknownAuthority:
        return None, policy


def done_by_milestone(pairs: tuple[str, ...]) -> dict[str, Decimal | bool]:
    """Read ``milestone=number`` and ``milestone=yes``.

    Args:
        pairs: as they were typed.
    """
    found: dict[str, Decimal | bool] = {}
    for pair in pairs:
        id, equals, text = (part.strip() for part in pair.partition("="))
        if not (id and equals and text):
            raise click.UsageError(f"--done {pair}: write MILESTONE=NUMBER, or MILESTONE=yes or no.")
        if text in ("yes", "no"):
            found[id] = text == "yes"
            continue
        try:
            found[id] = Decimal(text)
        except InvalidOperation:
            raise click.UsageError(f"--done {pair}: {text} is neither a number nor yes or no.") from None
    return found
