"""Contracts and what is commissioned. All invented."""

from __future__ import annotations

from typing import Any

import sendrules as sr
from policies import DOC

A_MONTH: dict[str, Any] = {"rate": {"value": 35, "unit": "assessments", "per": "month"}}
LOT: dict[str, Any] = {
    "id": "part-one", "title": "Part one", "starts": "2024-11", "total": 200, "volumes": [A_MONTH],
    "turnaround": {"within": "6 weeks", "starts": "allocation", "provenance": DOC}, "provenance": DOC,
}  # fmt: skip


def contract(**change: Any) -> sr.Contract:
    """Make the contract of part one, with these changes."""
    return sr.Contract.model_validate(LOT | change)


def buys(*contracts: dict[str, Any], **more: Any) -> sr.CommissioningPolicy:
    """Make a policy with these contracts."""
    given = {
        "id": "c",
        "title": "C",
        "provenance": DOC,
        "contracts": [{"title": "T", "provenance": DOC} | c for c in contracts],
    }
    return sr.CommissioningPolicy.model_validate(given | more)
