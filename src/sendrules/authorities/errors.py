"""What is wrong with an authority that somebody asked for: not known, not there on the day, or a day outside the registry."""

from __future__ import annotations

from datetime import date

from sendrules.authorities.authority import Authority
from sendrules.errors import SendrulesError, UnknownNameError
from sendrules.explanation import words
from sendrules.outside_text import on_one_line


class UnknownAuthority(UnknownNameError):
    """No authority has this code or name. The registry never guesses: its newest entries may lack a code that you have.

    Attributes:
        name: what was asked for.
        near: authorities that may be meant, best first, such as ``936 Surrey``.
    """

    what = "local authority with education functions"

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(name, ())
        self.near = near

    def __str__(self) -> str:
        shown = self.name if len(self.name) <= 80 else f"{self.name[:80]}…"
        hint = f"Did you mean {' or '.join(self.near)}?" if self.near else "Check the code, or give the name."
        return on_one_line(f"no {self.what} in England has the code or name {shown!r}. {hint}")


class NotAnAuthorityThen(SendrulesError, ValueError):
    """The authority, or the GSS code, was not there on the day asked about.

    Attributes:
        authority: the authority.
        day: the day asked about.
        instead: which authorities were there for its area; none where the registry does not say.
    """

    def __init__(self, authority: Authority, day: date, reason: str, instead: tuple[Authority, ...] = ()) -> None:
        self.authority, self.day, self.instead = authority, day, instead
        fix = f" On {words(day)} its area belonged to {' and '.join(a.called for a in instead)}." if instead else ""
        super().__init__(on_one_line(f"{reason}{fix}"))


class OutsideRegistry(SendrulesError, ValueError):
    """The day lies before the first or after the last day that the registry knows.

    Attributes:
        day: the day asked about.
        first: the first day that the registry knows.
        last: the last day that it knows.
    """

    def __init__(self, day: date, first: date, last: date) -> None:
        self.day, self.first, self.last = day, first, last
        super().__init__(
            f"{words(day)} is outside the registry of local authorities, which runs from {words(first)} to {words(last)}. "
            "Give a day within it."
        )
