"""What is typed after the options of ``sendrules plan``: numbers that are not known exactly, counts, seasons."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sendrules.commissioning.projections.ages import AgeShares

    _Param = click.ParamType[Any]
else:  # generic at run time only in newer releases of click
    _Param = click.ParamType

FLAT = "flat"


class Number(_Param):
    """One number, or two with "to" between them: ``35`` or ``33 to 41``."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read one or two numbers."""
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split("to")]
        try:
            found = tuple(float(Decimal(part)) for part in parts)
        except InvalidOperation:
            found = ()
        if len(found) not in (1, 2) or not all(abs(one) < 1e9 for one in found):
            self.fail(f'{value}: write one number, such as 35, or two, such as "33 to 41".', param, ctx)
        if found[0] > found[-1]:
            self.fail(f"{value}: the second number is below the first. Exchange them.", param, ctx)
        return found[0], found[-1]

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what is wanted in the help."""
        return "N"


class Counts(_Param):
    """Whole numbers with commas between them."""

    name = "counts"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the numbers."""
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",")]
        if not all(part.isdecimal() and part.isascii() and len(part) < 8 for part in parts):
            self.fail(f"{value}: write whole numbers with commas between them, such as 30,28,25.", param, ctx)
        return tuple(int(part) for part in parts)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what is wanted in the help."""
        return "N[,N...]"


class Season(_Param):
    """Twelve factors from January to December, or ``flat``."""

    name = "season"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the factors."""
        if not isinstance(value, str):
            return value
        if value.strip().lower() == FLAT:
            return (1.0,) * 12
        try:
            found = tuple(float(Decimal(part.strip())) for part in value.split(","))
        except InvalidOperation:
            found = ()
        if len(found) != 12:
            self.fail(f"{value}: write twelve factors from January to December, or {FLAT}.", param, ctx)
        return found

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what is wanted in the help."""
        return "FACTORS"


class Pair(_Param):
    """A share, and after a colon what goes with it: ``0.1:5``. It may stand alone where it is 0."""

    name = "pair"

    def __init__(self, means: str) -> None:
        """Say what stands after the colon."""
        self.means = means

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the share and what goes with it."""
        if not isinstance(value, str):
            return value
        share, colon, more = (part.strip() for part in value.partition(":"))
        try:
            found = float(Decimal(share)), float(Decimal(more)) if colon else None
        except InvalidOperation:
            found = None
        if found is None or not 0 <= found[0] <= 1 or (found[1] is not None and not 0 <= found[1] < 1e6):
            self.fail(f"{value}: write a share from 0 to 1, a colon and {self.means}, such as 0.1:2; or 0.", param, ctx)
        return found

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what is wanted in the help."""
        return "SHARE[:N]"


def refuse_idle(options: dict[str, object], goes_with: str, given: object) -> None:
    """Refuse an option that would change nothing.

    Args:
        options: by name what was typed; nothing, None, 0 options or False where it was not.
        goes_with: what it goes with.
        given: whether that was given: itself, or nothing.
    """
    if given:
        return
    for name, typed in options.items():
        if typed is not None and typed is not False and typed != ():
            raise click.UsageError(f"{name} goes with {goes_with}.")


def stated_shares(pairs: tuple[str, ...]) -> AgeShares | None:
    """Read ``band=share`` pairs.

    Args:
        pairs: as they were typed.

    Raises:
        InputError: they are not the shares of all bands.
    """
    found = _shares(pairs, "--age", "BAND=SHARE, such as 'under 5=0.21'")
    if not found:
        return None
    from sendrules.commissioning.projections.ages import stated_ages

    return stated_ages(found, "Stated on the command line.")


def lane_shares(pairs: tuple[str, ...]) -> dict[str, Decimal] | None:
    """Read ``lane=share`` pairs; None where there are none.

    Args:
        pairs: as they were typed.
    """
    found = _shares(pairs, "--lane", "LANE=SHARE, such as 'overdue=0.6'")
    if found and (sum(found.values()) != 1 or not all(0 < share <= 1 for share in found.values())):
        raise click.UsageError("--lane: each share is above 0, and all lanes come to 1.")
    return found or None


def _shares(pairs: tuple[str, ...], option: str, form: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for pair in pairs:
        name, equals, share = (part.strip() for part in pair.rpartition("="))
        if not equals:
            raise click.UsageError(f"{option} {pair}: write {form}.")
        if name in found:
            raise click.UsageError(f"You gave {option} {name} twice. Choose one.")
        try:
            found[name] = Decimal(share)
        except InvalidOperation:
            raise click.UsageError(f"{option} {pair}: {share} is no number. Write a share such as 0.21.") from None
    return found
