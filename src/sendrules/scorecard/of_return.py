"""The requests of a SEN2 return with what became of them, joined on the request and never on the person."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.scorecard.journeys import CODE_TYPE, CODES, DAYS, FLAGS, NO_DAY, Journeys, unknown
from sendrules.sen2.items import ACTIVE_PLANS, ASSESSMENT, NAMED_PLAN, REQUESTS
from sendrules.sen2.returns import Records, Return, Rows

TWENTY_WEEKS = 140
DISAGREEMENTS = (
    (REQUESTS, "RequestMediation"),
    (REQUESTS, "RequestTribunal"),
    (ASSESSMENT, "AssessmentMediation"),
    (ASSESSMENT, "AssessmentTribunal"),
    (ASSESSMENT, "OtherMediation"),
    (ASSESSMENT, "OtherTribunal"),
)
"""The six flags of mediation and appeal."""
_DAYS = {
    "received": (REQUESTS, "ReceivedDate"),
    "decided": (REQUESTS, "RequestOutcomeDate"),
    "outcome_day": (ASSESSMENT, "AssessmentOutcomeDate"),
    "plan": (NAMED_PLAN, "StartDate"),
    "ceased": (NAMED_PLAN, "CeaseDate"),
    "meeting": (ACTIVE_PLANS, "ReviewMeeting"),
    "review_decided": (ACTIVE_PLANS, "LastReview"),
    "review_draft": (ACTIVE_PLANS, "ReviewDraft"),
    "transfer_due": (ACTIVE_PLANS, "PhaseTransferDueDate"),
    "transfer_final": (ACTIVE_PLANS, "PhaseTransferFinalDate"),
}
_CODES = {
    "source": (REQUESTS, "RequestSource"),
    "decision": (REQUESTS, "RequestOutcome"),
    "outcome": (ASSESSMENT, "AssessmentOutcome"),
    "review_outcome": (ACTIVE_PLANS, "ReviewOutcome"),
    "cease_reason": (NAMED_PLAN, "CeaseReason"),
}
_TEXTS = {"transferred_in": (ACTIVE_PLANS, "TransferLA"), "moved_out": (REQUESTS, "Exported")}
assert {*_DAYS, "due", "drafted"} == {*DAYS}  # no return has the day of a draft
assert {*_CODES} == {*CODES}


def journeys_of(found: Return) -> Journeys:
    """Give the requests of a return, with what became of each.

    Args:
        found: the return.
    """
    places = _places(found)
    many = len(found[REQUESTS])
    columns: dict[str, NDArray[Any]] = {name: unknown(name, many) for name in (*DAYS, *FLAGS, *CODES)}
    for name, (module, item) in _DAYS.items():
        columns[name] = _taken(found[module].days(item), places[module], NO_DAY)
    for name, (module, item) in _CODES.items():
        columns[name] = _taken(_codes(found[module], item), places[module], "")
    for name, (module, item) in _TEXTS.items():
        columns[name] = _taken(found[module].given(item), places[module], False)
    received = columns["received"]
    columns["due"] = np.where(received == NO_DAY, NO_DAY, received + TWENTY_WEEKS).astype(np.int32)
    columns["exception"] = _taken(found[ASSESSMENT].holds("Week20"), places[ASSESSMENT], False)
    columns["exception_given"] = _taken(found[ASSESSMENT].given("Week20"), places[ASSESSMENT], False)
    for module, item in DISAGREEMENTS:
        held = _taken(found[module].holds(item), places[module], False)
        columns["disagreed"] = columns["disagreed"] | held
        if not item.startswith("Other"):
            columns["disagreed_on_decision"] = columns["disagreed_on_decision"] | held
    columns["has_plan"] = places[NAMED_PLAN] >= 0
    columns["active"] = places[ACTIVE_PLANS] >= 0
    return Journeys(found.references(), columns, _determined(found), f"a SEN2 return in the format {found.form.value}")


def _places(found: Return) -> dict[str, Rows]:
    """By request, the number of its record in each module; -1 for none."""
    requests = np.arange(len(found[REQUESTS]), dtype=np.int32)
    assessment = found.one_child(ASSESSMENT)
    return {
        REQUESTS: requests,
        ASSESSMENT: assessment,
        NAMED_PLAN: _taken(found.one_child(NAMED_PLAN), assessment, -1),
        ACTIVE_PLANS: found.one_child(ACTIVE_PLANS),
    }


def _taken(values: NDArray[Any], places: Rows, none: Any) -> NDArray[Any]:
    """The values at these places; what stands for none where there is no place."""
    return np.append(values, np.array([none], values.dtype))[places]


def _codes(records: Records, item: str) -> NDArray[Any]:
    column = records.columns[item]
    known = np.array([*column.dictionary.to_pylist(), ""], CODE_TYPE)
    found: NDArray[Any] = known[column.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False)]
    return found


def _determined(found: Return) -> frozenset[str]:
    """The columns that the files can carry."""
    needs = {
        **_DAYS,
        **_CODES,
        **_TEXTS,
        "exception": (ASSESSMENT, "Week20"),
        "exception_given": (ASSESSMENT, "Week20"),
    }
    carried = {name for name, (module, item) in needs.items() if found.carries(module, item)}
    if all(found.carries(module, item) for module, item in DISAGREEMENTS):
        carried |= {"disagreed", "disagreed_on_decision"}
    carried |= {"due"} if "received" in carried else set()
    carried |= {"has_plan"} if found.carries(NAMED_PLAN, "StartDate") else set()
    carried |= {"active"} if found.carries(ACTIVE_PLANS, "LastReview") else set()
    return frozenset(carried)
