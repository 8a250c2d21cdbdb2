"""Fast tracks and their lanes. All invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import sendrules as sr
from policies import DOC, FINAL

FAST: dict[str, Any] = {
    "id": "fast", "title": "Fast track", "provenance": DOC, "status": "to-be-published", "effective": "2026-04",
    "targets": [{"duty": FINAL, "within": "16 weeks", "provenance": DOC}],
}  # fmt: skip


def fast(**change: Any) -> sr.FastTrackPolicy:
    """Make a fast track, with these changes."""
    return sr.FastTrackPolicy.model_validate(FAST | change)


def local(engine_: sr.Engine, case_: sr.Case, as_of: date) -> sr.LocalResult:
    """Give what the policy says of a case."""
    found = engine_.evaluate(case_, as_of=as_of).local
    assert found is not None
    return found


def lane(id: str, when: sr.When | None = None, **more: Any) -> sr.Lane:
    """Make a lane."""
    return sr.Lane(id=id, title=id.capitalize(), when=when, provenance=DOC, **more)


def flag(name: str) -> sr.When:
    """Make the condition that a fact is true."""
    return sr.When(fact=f"testshire.{name}", equals=True)


def in_lanes(*lanes: sr.Lane, **more: Any) -> sr.Lanes:
    """Make an order of lanes."""
    return sr.Lanes(id="lanes", title="Lanes", lanes=lanes, provenance=DOC, mode_provenance=DOC, **more)


def capped(most: str, share: str = "0.3") -> tuple[sr.Lanes, sr.FastTrackPolicy]:
    """Make two lanes, and a fast track with at most this share."""
    order = in_lanes(
        lane("fast", flag("looked_after"), share=Decimal(share)),
        lane("moves", flag("transfer"), share=Decimal("0.4")),
        lane("rest", share=Decimal("0.3")),
    )
    fast = sr.FastTrackPolicy.model_validate(
        {
            "id": "fast",
            "title": "F",
            "provenance": DOC,
            "status": "in-force",
            "lane": "fast",
            "max_share": most,
        }
    )
    return order, fast
