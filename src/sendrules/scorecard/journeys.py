"""What measures are counted on: a row a request, with what became of it, whatever it was read from.

A column that the source cannot carry is not ``determined``. A measure that needs it is then undetermined, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Days = NDArray[np.int32]
NO_DAY = np.iinfo(np.int32).min
"""Stands for no day in a column of numbers of days since 1 January 1970."""

DAYS: Mapping[str, str] = MappingProxyType(
    {
        "received": "the day the request was received",
        "due": "the last day of the 20 weeks, 140 days after the request",
        "decided": "the day the requester was told whether there will be an assessment",
        "drafted": "the day the draft plan was sent",
        "outcome_day": "the day recorded for the outcome of the assessment",
        "plan": "the day the finalised plan started",
        "ceased": "the day the plan ended",
        "meeting": "the day of the latest review meeting",
        "review_decided": "the day of the letter with the decision after the review",
        "review_draft": "the day the draft amended plan was issued",
        "transfer_due": "the day by which the plan must be amended for a move between phases",
        "transfer_final": "the day of the final plan for a move between phases",
    }
)
"""The columns of days, with what they mean."""
FLAGS: Mapping[str, str] = MappingProxyType(
    {
        "exception": "an exception to the 20 weeks was claimed",
        "exception_given": "the record says whether an exception was claimed",
        "advice_awaited": "advice for the assessment was asked for, and has not come",
        "disagreed": "there was a mediation or an appeal, about any decision or about the content of the plan",
        "disagreed_on_decision": "there was a mediation or an appeal about whether to assess or to make a plan",
        "transferred_in": "the plan came from another authority",
        "has_plan": "there is a record of a plan",
        "active": "the plan was maintained on the survey day",
        "moved_out": "the child or young person moved out before the assessment was finished",
    }
)
"""The columns of flags, with what they mean."""
CODES: Mapping[str, str] = MappingProxyType(
    {
        "source": "who made the request",
        "decision": "the decision whether to assess: Y, N, A (none yet), W (withdrawn or ended), H (before the year)",
        "outcome": "the outcome of the assessment: the same letters, Y for a plan",
        "review_outcome": "the decision after the review: A amend, C cease, M maintain",
        "cease_reason": "why the plan ended",
    }
)
"""The columns of codes, with what they mean. Empty for none."""
CODE_TYPE = np.dtype("U1")
"""The type of a column of codes: every one is a single sign."""


@dataclass(frozen=True, slots=True)
class Journeys:
    """Requests and what became of them.

    Attributes:
        references: the reference of each.
        columns: by name of ``DAYS``, ``FLAGS`` and ``CODES``, a value for each.
        determined: the columns that the source can carry.
        source: what they were read from, for the output.
    """

    references: Sequence[str]
    columns: Mapping[str, NDArray[Any]]
    determined: frozenset[str]
    source: str

    def __len__(self) -> int:
        return len(self.references)

    def day(self, name: str) -> Days:
        """Give a column of days; ``NO_DAY`` where there is none.

        Args:
            name: its name.
        """
        found: Days = self.columns[name]
        return found

    def flag(self, name: str) -> Flags:
        """Give a column of flags.

        Args:
            name: its name.
        """
        found: Flags = self.columns[name]
        return found

    def code(self, name: str) -> NDArray[Any]:
        """Give a column of codes.

        Args:
            name: its name.
        """
        return self.columns[name]


def meaning(name: str) -> str:
    """Say what a column says, as a phrase that follows "says" or "does not say".

    Args:
        name: its name.

    >>> meaning("ceased"), meaning("exception")
    ('the day the plan ended', 'whether an exception to the 20 weeks was claimed')
    """
    if name in FLAGS:
        return f"whether {FLAGS[name]}"
    return {**DAYS, **CODES}[name].partition(":")[0]


def undetermined(source: str, names: Iterable[str]) -> str:
    """Say that a source cannot carry what is asked for.

    Args:
        source: what the requests were read from.
        names: the columns that it lacks.
    """
    return f"undetermined: {source} does not say {'; '.join(meaning(name) for name in sorted(names))}"


def unknown(name: str, many: int) -> NDArray[Any]:
    """Give a column that says nothing.

    Args:
        name: its name.
        many: for how many requests.
    """
    if name in DAYS:
        return np.full(many, NO_DAY, np.int32)
    return np.zeros(many, bool) if name in FLAGS else np.full(many, "", CODE_TYPE)
