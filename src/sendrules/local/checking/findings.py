"""Short ways to say one thing of a place in a policy: that it is refused, that it looks wrong, or that it is accepted."""

from __future__ import annotations

from sendrules.errors import Compared, Place, Problem, Severity


def refused(place: Place, message: str, fix: str, compared: Compared | None = None) -> Problem:
    """Say that the policy cannot be used with this."""
    return Problem(place, message, fix, compared=compared)


def warning(place: Place, message: str, fix: str = "", compared: Compared | None = None) -> Problem:
    """Say that this looks wrong; the policy can be used."""
    return Problem(place, message, fix, Severity.WARNING, compared=compared)


def accepted(place: Place, message: str, compared: Compared | None = None) -> Problem:
    """Say that this was compared with the law, and stands."""
    return Problem(place, message, "", Severity.ACCEPTED, compared=compared)
