"""When messages are acknowledged and answered, and updates given."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC, case, engine
from sendrules.wording.data import result_dict


def standards(**change: Any) -> sr.StandardsPolicy:
    given: dict[str, Any] = {"id": "s", "title": "S", "provenance": DOC}
    return sr.StandardsPolicy.model_validate(given | change)


REPLY = {
    "id": "reply", "title": "Replies", "acknowledge": "3 working days", "reply": "10 working days", "basis": "receipt",
    "provenance": DOC,
}  # fmt: skip


def test_a_message_before_easter_is_acknowledged_and_answered_in_working_days():
    (found,) = engine(standards=standards(communication=[REPLY])).replies(date(2026, 4, 2))
    assert (found.acknowledge_by, found.reply_by) == (date(2026, 4, 9), date(2026, 4, 20))


def test_a_reply_after_the_acknowledgement_and_its_escalation():
    further = REPLY | {
        "acknowledge": "5 working days", "reply": "5 working days", "basis": "acknowledgement",
        "escalation": [
            {"after": "5 working days", "to": "senior case manager"}, {"after": "10 working days", "to": "practice manager"},
        ],
    }  # fmt: skip
    # acknowledged in five working days, answered in five more; with no reply, to one post after five days and to another after
    # five more. Thursday 15 January 2026: the 16th, 19th to 22nd are five, the 23rd, 26th to 29th five more
    made = engine(standards=standards(communication=[further]))
    (found,) = made.replies(date(2026, 1, 15), acknowledged=date(2026, 1, 22))
    assert (found.acknowledge_by, found.reply_by) == (date(2026, 1, 22), date(2026, 1, 29))
    posts = (("senior case manager", date(2026, 1, 22)), ("practice manager", date(2026, 1, 29)))
    assert found.escalate == posts
    early, unknown = (
        made.replies(date(2026, 1, 15), acknowledged=date(2026, 1, 16)),
        made.replies(date(2026, 1, 15)),
    )
    assert (early[0].reply_by, early[0].escalate) == (date(2026, 1, 23), posts)
    assert (unknown[0].reply_by, unknown[0].escalate) == (None, posts)


def test_an_update_every_so_often_has_its_day_and_says_how_it_goes_on():
    every = {
        "id": "u",
        "title": "Updates",
        "repeats": "14 days",
        "basis": "event",
        "event": "advice-late",
        "provenance": DOC,
    }
    (found,) = engine(standards=standards(communication=[every])).replies(date(2026, 4, 2), event="advice-late")
    assert (found.acknowledge_by, found.reply_by, found.update_by) == (None, None, date(2026, 4, 16))
    assert "an update every 14 days, the first by Thu 16 Apr 2026" in found.reasons
    assert found.to_dict()["update_by"] == "2026-04-16"


def test_an_office_closure_counts_for_replies_and_nowhere_in_law():
    shut = {"first": date(2026, 4, 7), "last": date(2026, 4, 8), "title": "Office move"}
    made = engine(standards=standards(communication=[REPLY], closures=[shut]))
    assert made.replies(date(2026, 4, 2))[0].acknowledge_by == date(2026, 4, 13)
    with_closure, without = (e.evaluate(case("A", date(2026, 3, 2)), as_of=date(2026, 4, 30)) for e in (made, engine()))
    assert result_dict(with_closure.statutory) == result_dict(without.statutory)
    with pytest.raises(ValidationError, match="counted in working days"):
        standards(communication=[REPLY | {"reply": "2 weeks"}])
