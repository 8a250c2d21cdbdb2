"""A case and its receipt. Invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import sendrules as sr

AS_OF = date(2025, 10, 9)
CASE = sr.Case(
    reference="A-17",
    events=[
        sr.Event(kind="request", on=date(2025, 5, 21), note="a remark"),
        sr.Event(kind="advice-request", on=date(2025, 6, 2), to="head-teacher", about="Oak School"),
        sr.Event(kind="draft-plan", on=date(2025, 11, 3)),
        sr.Event(kind="review-meeting", on=date(2026, 5, 11)),
        sr.Event(kind="final-plan", on=date(2025, 10, 1), planned=True),
    ],
    circumstances=[
        sr.ExceptionalCircumstances(affects="child", personal=True, first_day=date(2025, 6, 3), what="very private")
    ],
    determinations=[
        sr.Determination(limb="reg-5-4-c-exception", by="caseworker", on=date(2025, 7, 1), reason="also private"),
        sr.Determination(limb="reg-10-4-c-exception", by="caseworker", on=date(2025, 12, 1), reason="later"),
    ],
    claims=[sr.Claim(reason="late-advice")],
    facts={"vulnerability_group": "looked-after"},
)  # fmt: skip


def receipt(**options: Any) -> sr.Receipt:
    """Give the receipt of the case."""
    return sr.evaluate(CASE, as_of=AS_OF, **options).receipt


def changed(**parts: Any) -> dict[str, Any]:
    """Give the receipt as plain data, with other parts."""
    return receipt().to_dict() | parts
