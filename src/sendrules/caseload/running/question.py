"""``Question``: what is asked of a caseload, the same for every batch of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sendrules.caseload.columns.codes import FIRST_DAY, LAST_DAY, to_date, to_day
from sendrules.engine import Engine
from sendrules.errors import InputError, Problem, WrongType
from sendrules.law.statute import Statute
from sendrules.time.calendar import WorkingCalendar

AUDIT = 4000
"""Of how many cases one is audited, where nobody says otherwise."""
_FIRST, _LAST = to_date(FIRST_DAY), to_date(LAST_DAY)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a caseload. It can be sent to another process.

    Attributes:
        as_of: the day of the question; later events are not seen.
        engine: the law, the calendar and the policy.
        contested: whether it is asked which answers are contested.
        audit: of how many cases one is answered again by the engine for one case; 0 for none.
        on_columns: whether columns may answer; otherwise the engine for one case answers everything.

    Raises:
        WrongType: ``as_of`` is not a date, or ``engine`` is not an ``Engine``.
        InputError: the engine has an amendment, ``audit`` is negative, or ``as_of`` lies before 1970 or after 2328.
    """

    as_of: date
    engine: Engine
    contested: bool = True
    audit: int = AUDIT
    on_columns: bool = True

    def __post_init__(self) -> None:
        if not isinstance(self.as_of, date) or isinstance(self.as_of, datetime):
            raise WrongType(f"as_of must be a date without a time, not {type(self.as_of).__name__}")
        if not FIRST_DAY <= to_day(self.as_of) <= LAST_DAY:
            what = f"{self.as_of} is far from every day that a record may have."
            raise InputError("evaluate", [Problem("as_of", what, f"Give a day from {_FIRST} to {_LAST}.")])
        if not isinstance(self.engine, Engine):
            raise WrongType(f"engine must be an Engine, not {type(self.engine).__name__}; make one with Engine()")
        if self.engine.amended is not None:
            what = "a caseload is answered under the law alone, and this engine has an amendment"
            fix = (
                "Leave what_if out here, and ask engine.evaluate(case, as_of=...) for what it would change in one case."
            )
            raise InputError("engine", [Problem("what_if", what + ".", fix)])
        if not isinstance(self.audit, int):
            raise WrongType(f"audit must be a whole number, not {type(self.audit).__name__}")
        if self.audit < 0:
            raise InputError(
                "evaluate", [Problem("audit", f"{self.audit} is negative.", f"Give 0 for no audit, or {AUDIT}.")]
            )

    @property
    def law(self) -> Statute:
        """The law, under the readings chosen."""
        return self.engine.law

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days."""
        return self.engine.calendar
