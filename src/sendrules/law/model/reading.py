"""``Reading``: a contested question, the answer adopted, and the other answers as edits of a duty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sendrules.law.model.duty import Duty
from sendrules.values import value

if TYPE_CHECKING:  # a view loads the models, which a timetable does without
    from sendrules.case.view import View


@value(kw_only=True)
class Reading:
    """A contested question, the answer that the law modules hold, and the other answers as edits of a duty.

    Attributes:
        id: its id.
        question: what is contested.
        adopted: the answer adopted, with why.
        authority: what speaks for and against.
        seen: what was seen of that: a text, a report, a summary.
        duties: the ids of the duties that rest on it.
        alternatives: by name, the edit of a duty that gives the other answer.
        described: by the same name, the other answer in words.
        matters: a quick look at a case: False only where no answer can change anything in it. None to try every case.
    """

    id: str
    question: str
    adopted: str
    authority: str
    seen: str
    duties: tuple[str, ...]
    alternatives: Mapping[str, Callable[[Duty], Duty]]
    described: Mapping[str, str]
    matters: Callable[[View], bool] | None = None
