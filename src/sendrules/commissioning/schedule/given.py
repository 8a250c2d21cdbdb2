"""What the caller states beside a policy: terms that its source leaves open, and how many reports are rejected."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from sendrules.errors import InputError, Problem
from sendrules.local.declarations.base import Day, Declared
from sendrules.local.declarations.commissioning import BatchDay, Cadence, VolumeStep
from sendrules.local.declarations.values import AnyPeriod, DateWindow, Positive, Text


class Given(Declared):
    """Terms of one contract that the caller states: what its source leaves open, or another figure that is tried.

    Each stands in the place of the policy's own, and the schedule says so.

    >>> Given(starts="2020-12-01", total=283, source="a decision of December 2020").starts.day
    datetime.date(2020, 12, 1)
    """

    starts: DateWindow | None = Field(default=None, description="When it starts: a day, a month or a window.")
    last_day: Day | None = Field(default=None, description="Its last day.")
    total: Positive | None = Field(default=None, description="How many in all.")
    volumes: tuple[VolumeStep, ...] = Field(default=(), description="How many a week or a month, step by step.")
    within: AnyPeriod | None = Field(default=None, description="The time for a report, from allocation.")
    cadence: Cadence | None = Field(default=None, description="How often work is handed out.")
    day: BatchDay | None = Field(default=None, description="On which day of its week or month a batch goes out.")
    batch: Positive | None = Field(default=None, description="How many at a time, at most.")
    most_in_progress: Positive | None = Field(default=None, description="The most that may be in progress.")
    source: Text = Field(description="Where the figures come from, or that they are tried.")

    def stated(self) -> tuple[str, ...]:
        """Give the names of the terms that are stated."""
        return tuple(
            name for name in sorted(self.model_fields_set - {"source"}) if getattr(self, name) not in (None, ())
        )


@dataclass(frozen=True, slots=True)
class Rejected:
    """How many reports are rejected. Where no source says it, leave it out: none is then assumed.

    Attributes:
        at: for the first report, the second and so on, what is rejected: a share from 0 to 1 as a Decimal, or a number of each
            batch as an int. A report that is sent again after the last of these is accepted.
        source: where the figure comes from, or that it is tried.

    >>> Rejected((Decimal("0.1"), 1), source="tried").at
    (Decimal('0.1'), 1)
    """

    at: tuple[Decimal | int, ...]
    source: str

    def __post_init__(self) -> None:
        """Refuse a share that is none, and a number below nought."""
        for n, one in enumerate(self.at):
            share = isinstance(one, Decimal)
            if (
                isinstance(one, bool)
                or not isinstance(one, Decimal | int)
                or not (0 <= one <= 1 if share else one >= 0)
            ):
                message = f"{one!r} is no share from 0 to 1, and no number of reports."
                fix = 'Give a share as Decimal("0.1"), or a number as 4.'
                raise InputError("what is rejected", [Problem(("at", n), message, fix)])
        if not self.at or not self.source.strip():
            message = "nothing is said of how many are rejected, or of where the figure comes from."
            raise InputError("what is rejected", [Problem("at", message, "Give at and source, or leave it out.")])


def rejected_of(share: Decimal, n: int, before: int) -> int:
    """Give how many of ``n`` are rejected. A share is added up exactly over the batches, and a part of a report counts as one.

    Args:
        share: the share, from 0 to 1.
        n: how many.
        before: how many there were in earlier batches.

    >>> [rejected_of(Decimal("0.1"), 35, before) for before in (0, 35, 70)]
    [4, 3, 4]
    """
    return _up(share * (before + n)) - _up(share * before)


def _up(value: Decimal) -> int:
    whole = int(value)
    return whole + (value > whole)
