"""The lives of provisions, and the two starts that most limits of the assessment pathway share."""

from __future__ import annotations

from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.law.model import InForce, TestedOn, Trigger

SINCE_2014 = InForce(date(2014, 9, 1))
"""CFA 2014 Part 3 and SI 2014/1530, both from 1 September 2014."""

CORONAVIRUS_2020 = InForce(date(2020, 5, 1), date(2020, 9, 24), TestedOn.LIMIT)
"""SI 2020/471 came into force on 1 May 2020 and ceased to have effect on 25 September 2020 (reading
`coronavirus-last-day`). A limit that falls on or after its end is not relaxed, so the limit's day is tested."""

REQUEST_OR_RESPONSIBLE = (Trigger(EventKind.REQUEST), Trigger(EventKind.RESPONSIBLE))
"""Receiving a request under s.36(1), or becoming responsible under s.24; each starts limits of its own."""
