"""The decision table: what each rule decides, in words and in days, and that some rule always decides."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendrules.law.model.duty import Bound
from sendrules.statutory.judge import RULES, TABLE, Situation, asks_for_doubt, asks_if_sure, judge
from sendrules.statutory.outcome import Compliance

DAY = timedelta(1)
LIMIT = date(2025, 3, 19)
BEFORE, AFTER = LIMIT - DAY, LIMIT + DAY
BY, UNTIL, EFFECT = Bound.NOT_LATER_THAN, Bound.OPEN_UNTIL, Bound.TAKES_EFFECT


def situation(as_of: date = LIMIT, bound: Bound = BY, **more: Any) -> Situation:
    return Situation(**({"as_of": as_of, "bound": bound, "limit": LIMIT} | more))


def done(on: date | None, event_on: date | None = None) -> dict[str, Any]:
    """An act, by the day that counts and its own."""
    return {"done": True, "done_on": on, "done_event_on": event_on or on}


def ended(on: date, **more: Any) -> dict[str, Any]:
    return {"ended": True, "ended_on": on, **more}


NO_DATE: dict[str, Any] = {"dated": False, "limit": None}
EVERYTHING: dict[str, Any] = {
    "right": True, "set_by_other": True, **done(BEFORE), "ended": True, "ended_on": BEFORE, "withdrawn": True,
    "too_short": True, "lifted": True, "contingent": True, "doubtful": True, "unsure": True, "suspended": True,
}  # fmt: skip
"""Flags that change nothing where an earlier rule decides."""

WORKED: list[tuple[str, Situation]] = [
    # what cannot be answered, in this order whatever else is so
    ("not-commenced", situation(commenced=False)),
    ("not-commenced", situation(commenced=False, start_known=False, in_force=False, start_sure=False, **EVERYTHING)),
    ("start-unknown", situation(start_known=False)),
    ("start-unknown", situation(start_known=False, in_force=False, start_sure=False, encoded=False, **EVERYTHING)),
    ("not-in-force", situation(in_force=False)),
    ("not-in-force", situation(in_force=False, start_sure=False, encoded=False, calendar_reaches=False, **EVERYTHING)),
    ("start-unsure", situation(start_sure=False)),
    ("start-unsure", situation(start_sure=False, encoded=False, calendar_reaches=False, **EVERYTHING)),
    ("text-not-found", situation(encoded=False)),
    ("text-not-found", situation(encoded=False, calendar_reaches=False, owed=False, **EVERYTHING)),
    ("calendar-ends", situation(calendar_reaches=False)),
    ("calendar-ends", situation(calendar_reaches=False, owed=False, **EVERYTHING)),
    ("never-owed", situation(owed=False)),
    ("never-owed", situation(owed=False, **EVERYTHING)),
    # an order that is suspended, or was: what was done in time is in time, and an ending ends
    ("suspended", situation(suspended=True)),
    ("suspended", situation(suspended=True, as_of=AFTER)),
    ("suspended", situation(suspended=True, **done(AFTER))),
    ("suspended", situation(suspended=True, **NO_DATE)),
    ("in-time", situation(suspended=True, **done(LIMIT))),
    ("no-date-done", situation(suspended=True, **NO_DATE, **done(LIMIT))),
    ("ended", situation(suspended=True, **ended(LIMIT))),
    # no date: an ending comes before an act, a withdrawal before any other
    ("no-date-withdrawn", situation(**NO_DATE, **ended(LIMIT, withdrawn=True))),
    ("no-date-ended", situation(**NO_DATE, **ended(LIMIT))),
    ("no-date-done", situation(**NO_DATE, **done(LIMIT))),
    ("no-date-done", situation(**NO_DATE, **done(None, LIMIT))),
    ("no-date", situation(**NO_DATE)),
    ("no-date", situation(**NO_DATE, unsure=True, lifted=True, contingent=True)),
    # what a missing fact leaves open
    ("window-unsure", situation(bound=UNTIL, unsure=True)),
    ("unsure", situation(bound=UNTIL, unsure=True, **done(LIMIT))),
    ("unsure", situation(right=True, unsure=True, as_of=AFTER)),
    ("unsure", situation(unsure=True, **ended(BEFORE))),
    # a limit that waits for another day
    ("open-window", situation(bound=UNTIL, limit=None)),
    ("open-window-closed", situation(bound=UNTIL, limit=None, **done(LIMIT))),
    ("limit-unknown", situation(limit=None)),
    ("limit-unknown", situation(limit=None, **done(LIMIT))),
    ("limit-unknown", situation(limit=None, bound=UNTIL, **ended(LIMIT))),
    # an ending; what came after a right lapsed or a window closed ended nothing
    ("ended", situation(**ended(LIMIT))),
    ("ended", situation(**ended(AFTER))),
    ("ended", situation(right=True, **ended(LIMIT))),
    ("lapsed", situation(right=True, as_of=AFTER, **ended(AFTER))),
    ("ended", situation(bound=UNTIL, **ended(LIMIT))),
    ("window-over", situation(bound=UNTIL, as_of=AFTER, **ended(AFTER))),
    ("ended-too-short", situation(bound=UNTIL, too_short=True, **ended(LIMIT))),
    ("window-too-short", situation(bound=UNTIL, too_short=True, as_of=AFTER, **ended(AFTER))),
    # an exception: for a limit that was kept all the same it is said too
    ("lifted", situation(lifted=True)),
    ("lifted", situation(lifted=True, as_of=AFTER)),
    ("lifted", situation(lifted=True, **done(AFTER))),
    ("lifted", situation(lifted=True, **done(None, LIMIT))),  # nobody can tell when it was served
    ("lifted-in-time", situation(lifted=True, **done(LIMIT))),
    # sent in time, and served on a day that nobody can tell
    ("service-unknown", situation(**done(None, LIMIT))),
    ("service-unknown", situation(bound=UNTIL, **done(None, LIMIT))),
    ("in-time", situation(set_by_other=True, **done(None, LIMIT))),
    ("late", situation(as_of=AFTER, **done(None, AFTER))),
    # what takes effect, and windows, whose last day still counts
    ("takes-effect", situation(bound=EFFECT)),
    ("takes-effect", situation(bound=EFFECT, as_of=AFTER)),
    ("window-too-short", situation(bound=UNTIL, too_short=True, **done(LIMIT))),
    ("window-cut", situation(bound=UNTIL, **done(BEFORE))),
    ("window-cut", situation(bound=UNTIL, **done(LIMIT))),
    ("window-over", situation(bound=UNTIL, as_of=AFTER, **done(AFTER))),
    ("window-over", situation(bound=UNTIL, as_of=AFTER)),
    ("window-runs", situation(bound=UNTIL)),
    ("window-runs", situation(bound=UNTIL, as_of=BEFORE)),
    # what has to be done by the day, which is in time itself
    ("in-time", situation(**done(BEFORE))),
    ("in-time", situation(as_of=AFTER, **done(LIMIT))),
    ("in-time", situation(right=True, **done(LIMIT))),
    ("late", situation(as_of=AFTER, **done(AFTER))),
    ("late", situation(as_of=AFTER, contingent=True, **done(AFTER))),
    ("perhaps-earlier", situation(as_of=AFTER, doubtful=True, **done(AFTER))),
    ("in-time", situation(as_of=AFTER, doubtful=True, **done(LIMIT))),
    ("runs", situation(as_of=BEFORE)),
    ("runs", situation(contingent=True, doubtful=True)),
    ("runs", situation(right=True)),
    ("lapsed", situation(right=True, as_of=AFTER)),
    ("lapsed", situation(right=True, as_of=AFTER, contingent=True, doubtful=True)),
    ("perhaps-owed", situation(as_of=AFTER, contingent=True)),
    ("perhaps-owed", situation(as_of=AFTER, contingent=True, doubtful=True)),
    ("doubtful", situation(as_of=AFTER, doubtful=True)),
    ("overdue", situation(as_of=AFTER)),
]


@pytest.mark.parametrize(("rule", "found"), WORKED)
def test_the_rule_that_decides(rule: str, found: Situation) -> None:
    assert judge(found).id == rule


def test_every_rule_decides_somewhere() -> None:
    assert {rule for rule, _ in WORKED} == {rule.id for rule in RULES}
    assert len({rule.id for rule in RULES}) == len(RULES) == len({rule.says for rule in RULES})


ANSWERS = {
    "not-commenced": "not-in-force not-applicable", "start-unknown": "beyond-horizon unknown", "not-in-force": "not-in-force not-applicable",
    "start-unsure": "needs-facts unknown", "text-not-found": "not-encoded unknown", "calendar-ends": "beyond-horizon unknown",
    "never-owed": "not-in-force not-applicable", "suspended": "needs-facts unknown", "no-date-withdrawn": "ended not-applicable", "no-date-ended": "ended unknown",
    "no-date-done": "no-fixed-limit met", "no-date": "no-fixed-limit pending", "window-unsure": "needs-facts pending",
    "unsure": "needs-facts unknown", "open-window-closed": "needs-facts too-early", "open-window": "needs-facts pending",
    "limit-unknown": "needs-facts unknown", "ended-too-short": "ended too-early", "ended": "ended not-applicable",
    "lifted-in-time": "disapplied met", "lifted": "disapplied not-applicable", "service-unknown": "beyond-horizon unknown",
    "takes-effect": "due not-applicable", "window-too-short": "due too-early", "window-cut": "due too-early",
    "window-over": "due met", "window-runs": "due pending", "in-time": "due met", "perhaps-earlier": "due unknown", "late": "due met-late",
    "runs": "due pending", "lapsed": "due lapsed", "perhaps-owed": "due unknown", "doubtful": "due unknown",
    "overdue": "due overdue",
}  # fmt: skip


def test_what_each_rule_answers() -> None:
    assert {rule.id: f"{rule.outcome.name} {rule.compliance.value}" for rule in RULES} == ANSWERS


# every situation has an answer, and the answers fit what was given

DAYS = st.one_of(st.none(), st.integers(-2, 2).map(lambda n: LIMIT + n * DAY))
FLAGS = [f.name for f in fields(Situation) if isinstance(f.default, bool)]
SITUATIONS = st.builds(
    Situation, as_of=st.integers(-2, 2).map(lambda n: LIMIT + n * DAY), bound=st.sampled_from(Bound), limit=DAYS,
    done_on=DAYS, done_event_on=DAYS, ended_on=DAYS, **{name: st.booleans() for name in FLAGS},
)  # fmt: skip


@settings(max_examples=2000)
@given(SITUATIONS)
def test_some_rule_decides_every_situation(found: Situation) -> None:
    holding = [rule for section in TABLE if section.applies(found) for rule in section.rules if rule.holds(found)]
    assert judge(found) is holding[0]


@settings(max_examples=1000)
@given(SITUATIONS)
def test_nothing_is_overdue_or_lapsed_up_to_its_limit_nor_once_it_was_done(found: Situation) -> None:
    compliance = judge(found).compliance
    if compliance in (Compliance.OVERDUE, Compliance.LAPSED):
        assert found.limit is not None
        assert found.limit < found.as_of
        assert not found.done
        assert found.bound is BY
    if compliance is Compliance.OVERDUE:
        assert not any((found.right, found.contingent, found.doubtful, found.lifted, found.ended))
    if compliance is Compliance.TOO_EARLY:
        assert found.bound is UNTIL or found.too_short
    if compliance in (Compliance.MET_LATE, Compliance.LAPSED) or judge(found).id == "in-time":
        assert found.bound is BY


@settings(max_examples=1000)
@given(SITUATIONS)
def test_a_fact_that_is_missing_makes_no_answer_surer(found: Situation) -> None:
    """With a start, a day or a decision left open the answer is not known, or as it was."""
    for flag in ("doubtful", "contingent"):
        plain, open_ = judge(replace(found, **{flag: False})), judge(replace(found, **{flag: True}))
        assert open_ is plain or (plain.id, open_.compliance) in {
            ("overdue", Compliance.UNKNOWN), ("doubtful", Compliance.UNKNOWN),
            ("late", Compliance.UNKNOWN), ("perhaps-earlier", Compliance.UNKNOWN),
        }  # fmt: skip


# what is asked before an answer stands


def test_a_doubt_is_asked_for_only_before_something_is_called_overdue_or_late() -> None:
    assert {rule.id for rule in RULES if asks_for_doubt(rule)} == {"overdue", "late"}


@pytest.mark.parametrize(
    ("found", "asks"),
    [
        (situation(right=True, as_of=AFTER), True),  # lapsed
        (situation(right=True, **done(LIMIT)), True),  # used
        (situation(right=True, as_of=AFTER, **done(AFTER)), True),
        (situation(right=True), False),
        (situation(bound=UNTIL, as_of=AFTER), True),  # over
        (situation(bound=UNTIL), False),
        (situation(bound=UNTIL, **done(LIMIT)), False),  # too early whatever else is so
        (situation(bound=UNTIL, **ended(LIMIT)), False),
        (situation(**ended(LIMIT)), True),
        (situation(**done(LIMIT)), False),
        (situation(as_of=AFTER), False),
    ],
)
def test_what_is_to_be_sure_before_an_answer_stands(found: Situation, asks: bool) -> None:
    assert asks_if_sure(judge(found), found) is asks
