"""Whether what has to lie between a start and an act does, for many cases: the twin of ``statutory.led_to``."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Flags, Rows, is_one_of
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.notices import given_in_writing
from sendrules.law.model.discharge import Answer, OpenMatter


def led_to(rule: Answer, starts: Starts, s: Rows, act: Rows) -> Flags | None:
    """Give for pairs of a start and an act whether the act counts for it; None where every one does.

    Args:
        rule: what acts have to follow.
        starts: the starts.
        s: by pair the start.
        act: by pair the row of the act, which is of one of the kinds of the rule.
    """
    batch, found = starts.batch, None
    if rule.in_writing:
        found = given_in_writing(batch, act, rule.kinds)
    if rule.answers is not None and batch.has(rule.answers.kinds):
        mine = ~_answers_what_was_open(rule.answers, starts, s, act)
        found = mine if found is None else found & mine
    if rule.only_after:
        mine = _was_led_to(rule, starts, s, act)
        found = mine if found is None else found & mine
    return found


def _was_led_to(rule: Answer, starts: Starts, s: Rows, act: Rows) -> Flags:
    """Whether what has to come before each act came after its start, where any was recorded."""
    batch = starts.batch
    case, on, kind = batch.case[act], batch.on[act], batch.kind[act]
    led_on = batch.on_of(batch.last_until(rule.only_after, case, on))
    if rule.since and batch.has(rule.since):
        led_on[led_on < batch.on_of(batch.last_until(rule.since, case, on))] = NO_DAY  # recorded before all began anew
    always, alone = (is_one_of(kinds)[kind] for kinds in (rule.always, rule.alone))
    led_on[((led_on == NO_DAY) & ~always) | alone] = BEYOND
    # what came before a start that is an act of these kinds itself led, on its own day, to that start
    own = is_one_of(rule.kinds)[batch.kind[starts.row[s]]]
    found: Flags = led_on >= starts.on[s] + own
    return found


def _answers_what_was_open(what: OpenMatter, starts: Starts, s: Rows, act: Rows) -> Flags:
    """Whether each act answers what lay open beside its start."""
    batch = starts.batch
    found = np.zeros(len(act), bool)
    may = is_one_of(what.answered_by)[batch.kind[act]].nonzero()[0]
    case, on = batch.case[act[may]], batch.on[act[may]]
    asked = batch.last_until(what.kinds, case, on)
    since = batch.on_of(asked)
    closed = batch.any_between((*what.answered_by, *what.closed_by), case, np.maximum(since, 0), on - 1)
    open_ = (asked >= 0) & ~closed
    found[may] = open_ & (since < starts.on[s[may]]) if what.own else open_
    return found
