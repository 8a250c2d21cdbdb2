"""How an occurrence stands, in words: for each rule that may decide one, and as an explanation says it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from events import E, event
from sendrules.law.model.life import InForce
from sendrules.law.statute import Statute, statute
from sendrules.statutory.instance import Instance
from sendrules.statutory.judge import RULES
from sendrules.statutory.result import statutory_result
from sendrules.wording.data import instance_dict
from sendrules.wording.standing import _STANDINGS, standing

D51, PLAN, WINDOW = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks", "reg-13-1-a-draft-plan-15-days"
CONSULT, CONSIDERING = "reg-3-consult-on-request", "act-36-6-7-considering-notice"
APPEAL, KEEP = "hesc-20-1-c-i-appeal-2-months", "act-45-4-no-cease-before-appeal-period"
NO_PLAN, REVIEW = "reg-10-1-no-plan-decision", "act-44-1-a-first-review"

REQUEST = event("request", 1, 6)
"""Six weeks from it end on 17 February, twenty on 26 May."""

AWAY = sr.Absence(who="child", first_day=date(2025, 1, 16), last_day=date(2025, 3, 7))
EXCUSED: dict[str, Any] = {
    "circumstances": [AWAY],
    "determinations": [
        sr.Determination(limb="reg-5-4-d-exception", by="officer", on=date(2025, 2, 10), reason="invented")
    ],
}


def occurrence(duty: str, *events: sr.Event, as_of: date, **more: Any) -> Instance:
    """The only occurrence of a duty."""
    (found,) = sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)[duty].instances
    return found


def stands(duty: str, *events: sr.Event, as_of: date, **more: Any) -> str:
    return standing(occurrence(duty, *events, as_of=as_of, **more))


def test_each_rule_of_the_table_has_words_and_there_are_no_others() -> None:
    assert set(_STANDINGS) == {rule.id for rule in RULES}


HORIZON = "not known: it depends on days after Sun 31 Dec 2028, the last day that the calendar knows"
LIFTED = "an exception lifts the limit"
TO_CEASE = event("decision-to-cease", 2, 3, method="by-hand")
"""Two months from it end on 3 April 2025."""
DRAFT = event("draft-plan", 3, 5, method="by-hand")
"""Fifteen days that begin with it are over with 19 March 2025."""

BY_RULE: list[tuple[str, str, list[sr.Event], date, dict[str, Any], str]] = [
    ("suspended", "reg-44-2-f-name-school",
     [E("tribunal-order", date(2025, 3, 3), order="name-school"), E("decision-suspended", date(2025, 3, 10))],
     date(2025, 3, 20), {}, "not known; missing: a direction on the time, since the order was suspended on Mon 10 Mar 2025"),
    ("start-unknown", WINDOW, [E("draft-plan", date(2028, 12, 29), method="second-class-post")], date(2029, 3, 1), {}, HORIZON),
    ("not-commenced", "cwsa-38-register", [E("withdrawn-from-school", date(2026, 11, 9))], date(2026, 11, 29), {},
     "not commenced: enacted, and no day appointed on which it comes into force"),
    ("not-in-force", D51, [E("request", date(2014, 8, 29))], date(2014, 9, 30), {},
     "not in force on Fri 29 Aug 2014 (in force from Mon 1 Sep 2014)"),
    ("start-unsure", "reg-15-7-rcb-early", [event("moved", 7, 1, aware=date(2025, 6, 25), id="move")], date(2025, 7, 2), {},
     "not known; missing: move.commissioner_aware"),
    ("text-not-found", "reg-45-6-a-draft", [E("appeal-conceded", date(2015, 3, 20), order="make-plan")], date(2015, 5, 1), {},
     "not encoded: of reg 45(6) as made only the first words were seen; SI 2015/359 substituted it on 23 March 2015"),
    ("calendar-ends", "hesc-21-1-c-response-30wd", [E("appeal-received", date(2028, 12, 1))], date(2028, 12, 4), {}, HORIZON),
    ("never-owed", "reg-18-1-b-phase-transfer-other", [E("phase-transfer", date(2014, 9, 1), to="school")], date(2014, 9, 2), {},
     "not in force on Fri 14 Feb 2014 (in force from Mon 1 Sep 2014)"),
    ("no-date-withdrawn", CONSIDERING, [REQUEST, event("request-withdrawn", 2, 3)], date(2025, 3, 1), {},
     "ended by request withdrawn on Mon 3 Feb 2025"),
    # whatever it was contingent on, no day is there for it to be late by
    ("no-date-ended", CONSULT, [REQUEST, event("decision-to-assess", 2, 3)], date(2025, 3, 1), {},
     "ended by decision to assess on Mon 3 Feb 2025; nothing records that it was done before that"),
    ("no-date-ended", CONSIDERING, [REQUEST, event("decision-to-assess", 2, 3)], date(2025, 3, 1), {},
     "ended by decision to assess on Mon 3 Feb 2025; nothing records that it was done before that"),
    ("no-date-done", CONSULT, [REQUEST, event("family-consulted", 1, 20)], date(2025, 2, 1), {},
     "family consulted on Mon 20 Jan 2025"),
    ("no-date", CONSULT, [REQUEST], date(2025, 2, 1), {}, "not recorded as done; the law asks for it as soon as practicable"),
    # a contact of the last weeks, and no certificate is recorded that would extend the time
    ("window-unsure", KEEP, [event("decision-to-cease", 1, 10), event("mediation-contact", 3, 5)], date(2025, 3, 25), {},
     "not known; missing: mediation-certificate"),
    ("unsure", APPEAL, [event("refusal-to-assess", 1, 10), event("mediation-contact", 3, 5)], date(2025, 5, 5), {},
     "not known; missing: mediation-certificate"),
    ("open-window-closed", f"{KEEP}/appeal", [TO_CEASE, event("appeal", 3, 17), event("plan-ceased", 5, 1)], date(2025, 6, 1),
     {}, "plan ceased on Thu 1 May 2025, before the time was over: too early"),
    ("open-window", f"{KEEP}/appeal", [TO_CEASE, event("appeal", 3, 17)], date(2025, 6, 1), {},
     "not known; missing: tribunal-order or appeal-ended or appeal-conceded"),
    ("ended-too-short", WINDOW, [event("draft-plan", 3, 5, closes=date(2025, 3, 18)), event("no-plan-notice", 3, 7)],
     date(2025, 4, 1), {}, "the notice gave time until Tue 18 Mar 2025 only, which is too short"),
    ("ended", D51, [REQUEST, event("request-withdrawn", 2, 17)], date(2025, 3, 1), {},
     "ended by request withdrawn on Mon 17 Feb 2025"),
    ("ended", D51, [REQUEST, event("request-withdrawn", 2, 18)], date(2025, 3, 1), {},
     "ended by request withdrawn on Tue 18 Feb 2025, 1 day over its limit"),
    ("ended", D51, [REQUEST, event("request-withdrawn", 3, 3)], date(2025, 3, 10), {},
     "ended by request withdrawn on Mon 3 Mar 2025, 14 days (2 weeks) over its limit"),
    ("lifted-in-time", D51, [REQUEST, event("decision-to-assess", 2, 14)], date(2025, 3, 1), EXCUSED,
     f"{LIFTED}; decision to assess on Fri 14 Feb 2025"),
    ("lifted", D51, [REQUEST], date(2025, 3, 1), EXCUSED,
     f"{LIFTED}, and there is no new date; it must still be done as soon as practicable"),
    ("lifted", D51, [REQUEST, event("decision-to-assess", 2, 24)], date(2025, 3, 1), EXCUSED,
     f"{LIFTED}; decision to assess on Mon 24 Feb 2025"),
    # posted before the limit of 1 January 2029, and deemed served after the last bank holidays that are known
    ("service-unknown", D51,
     [E("request", date(2028, 11, 20)), E("decision-to-assess", date(2028, 12, 29), method="second-class-post")],
     date(2029, 2, 20), {}, HORIZON),
    ("takes-effect", "act-46-25th-birthday", [event("turns-25", 1, 10)], date(2025, 1, 11), {},
     "takes effect by law; nothing has to be done"),
    ("window-too-short", WINDOW, [event("draft-plan", 3, 5, closes=date(2025, 3, 18))], date(2025, 3, 25), {},
     "the notice gave time until Tue 18 Mar 2025 only, which is too short"),
    ("window-too-short", WINDOW, [event("draft-plan", 3, 5, closes=date(2025, 3, 18)), event("final-plan", 3, 20)],
     date(2025, 3, 25), {}, "the notice gave time until Tue 18 Mar 2025 only, which is too short"),
    ("window-too-short", WINDOW, [event("draft-plan", 3, 5, closes=date(2025, 3, 18)), event("final-plan", 3, 19)],
     date(2025, 3, 25), {}, "finalised plan on Wed 19 Mar 2025, before the time was over: too early"),
    ("window-cut", WINDOW, [DRAFT, event("final-plan", 3, 19)], date(2025, 3, 25), {},
     "finalised plan on Wed 19 Mar 2025, before the time was over: too early"),
    ("window-cut", WINDOW, [DRAFT, event("final-plan", 3, 18)], date(2025, 3, 25), {},
     "finalised plan on Tue 18 Mar 2025, before the time was over: too early"),
    ("window-over", WINDOW, [DRAFT], date(2025, 3, 20), {}, "the time was left open to its last day"),
    ("window-over", WINDOW, [DRAFT, event("final-plan", 3, 20)], date(2025, 3, 25), {}, "the time was left open to its last day"),
    ("window-runs", WINDOW, [DRAFT], date(2025, 3, 19), {}, "still running"),
    ("in-time", D51, [REQUEST, event("decision-to-assess", 2, 14, served=date(2025, 2, 17))], date(2025, 3, 10), {},
     "decision to assess on Mon 17 Feb 2025, in time"),
    ("late", D51, [REQUEST, event("decision-to-assess", 2, 14, served=date(2025, 2, 18))], date(2025, 3, 10), {},
     "decision to assess on Tue 18 Feb 2025, 1 day late"),
    ("late", D51, [REQUEST, event("decision-to-assess", 2, 14, served=date(2025, 3, 3))], date(2025, 3, 10), {},
     "decision to assess on Mon 3 Mar 2025, 14 days (2 weeks) late"),
    # posted after the limit of 22 December 2028, so late by days that cannot be counted
    ("late", D51, [E("request", date(2028, 11, 10)), E("decision-to-assess", date(2028, 12, 29), method="second-class-post")],
     date(2029, 2, 20), {}, "decision to assess on Fri 29 Dec 2028, late"),
    ("runs", D51, [REQUEST], date(2025, 2, 17), {}, "not yet done"),
    ("runs", NO_PLAN, [REQUEST], date(2025, 4, 28), {},
     "owed only if the authority decides, after the assessment, not to make a plan"),
    ("runs", APPEAL, [event("refusal-to-assess", 1, 10)], date(2025, 3, 10), {}, "open: optional, not using it breaks nothing"),
    # six weeks from 8 December 2024 end on Sunday 19 January 2025
    ("runs", D51, [E("request", date(2024, 12, 8))], date(2025, 1, 6), {},
     "not yet done; the last working day before it is Fri 17 Jan 2025 (practical, not statutory)"),
    # sent and not yet served, up to the limit and past it
    ("runs", D51, [REQUEST, event("decision-to-assess", 2, 14, served=date(2025, 3, 3))], date(2025, 2, 17), {},
     "decision to assess sent on Fri 14 Feb 2025, and not yet served"),
    ("overdue", D51, [REQUEST, event("decision-to-assess", 2, 14, served=date(2025, 3, 3))], date(2025, 2, 18), {},
     "decision to assess sent on Fri 14 Feb 2025, and not yet served; by now late"),
    ("lapsed", APPEAL, [event("refusal-to-assess", 1, 10)], date(2025, 4, 1), {},
     "the time for it has passed, and no use of it is recorded"),
    # sixteen weeks from 6 January 2025 end on 28 April
    ("perhaps-owed", NO_PLAN, [REQUEST], date(2025, 4, 29), {},
     "not known: late if the authority decides, after the assessment, not to make a plan; the case does not say"),
    ("doubtful", "reg-27-2-final-14-weeks",
     [event("decision-to-reassess", 3, 3, method="by-hand"), event("amended-plan", 6, 9, method="by-hand", id="plan")],
     date(2025, 6, 20), {}, "not known; missing: whether plan is the plan after re-assessment"),
    ("perhaps-earlier", D51, [REQUEST, event("decision-to-assess", 2, 24)], date(2025, 3, 3),
     {"circumstances": [sr.RecordGap(first_day=date(2025, 1, 6), last_day=date(2025, 1, 31), kinds=["decision-to-assess"])]},
     "decision to assess on Mon 24 Feb 2025, late if it was the first; not known; missing: what happened from Mon 6 Jan 2025 to Fri 31 Jan 2025"),
    ("overdue", D51, [REQUEST], date(2025, 2, 18), {}, "not done: 1 day overdue"),
    ("overdue", D51, [REQUEST], date(2025, 4, 1), {}, "not done: 43 days overdue"),
    # only a limit that binds makes anyone overdue: fifteen days from 6 January 2025 end on the 21st
    ("overdue", "code-9-83-school-15-days", [event("school-consulted", 1, 6)], date(2025, 1, 22), {},
     "1 day past (guidance, not a legal limit), owed by the school or other body consulted"),
    # fifteen days before 26 May 2025: 11 May
    ("overdue", "derived-latest-draft-date", [REQUEST], date(2025, 5, 13), {},
     "2 days past (derived, not a legal limit)"),
    # notice of a meeting, two clear weeks before 10 March 2025: on the day it can still be given
    ("overdue", "reg-20-3-meeting-notice", [event("review-meeting", 3, 10, attends=True)], date(2025, 3, 10), {},
     "not done by whoever arranged the review meeting: 15 days overdue"),
    ("overdue", "reg-20-3-meeting-notice", [event("review-meeting", 3, 10, attends=True)], date(2025, 3, 11), {},
     "not recorded as done in time by whoever arranged the review meeting; it is too late to do it now"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "duty", "events", "as_of", "more", "said"), BY_RULE)
def test_how_an_occurrence_stands(
    rule: str, duty: str, events: list[sr.Event], as_of: date, more: dict[str, Any], said: str
) -> None:
    found = occurrence(duty, *events, as_of=as_of, **more)
    assert (found.rule, standing(found)) == (rule, said)


def test_the_safe_day_is_told_as_guidance_everywhere() -> None:
    events = [sr.Event(kind="tribunal-order", on=date(2026, 7, 13), sent=date(2026, 7, 15), order="dismiss")]
    result = sr.evaluate(sr.Case(reference="S-1", events=events), as_of=date(2026, 7, 20))
    (permission,) = result["hesc-46-permission-28-days"].instances
    text = (
        "the safe day is Wed 12 Aug 2026: GOV.UK counts 28 days from the decision letter, and leaves out no day "
        "(guidance, not law)"
    )
    assert standing(permission) == f"open: optional, not using it breaks nothing; {text}"
    assert instance_dict(permission)["safe"]["on"] == "2026-08-12"
    assert instance_dict(permission)["safe"]["binds"] is False
    assert text in str(result.explain("hesc-46-permission-28-days"))


def test_a_limit_that_runs_from_another_that_was_not_in_force_is_not_known() -> None:
    """No duty of the law has such a limit: the draft is reckoned from a duty of the same life."""
    later = replace(statute().duty(PLAN), in_force=InForce(date(2025, 9, 1)))
    law = Statute([later, statute().duty("derived-latest-draft-date")])
    case = sr.Case(reference="A", events=[REQUEST])
    (found,) = statutory_result(case, law, date(2025, 6, 2))["derived-latest-draft-date"].instances
    assert (found.rule, standing(found)) == ("limit-unknown", "not known; missing: a day that the limit runs from")


def test_every_rule_is_said_of_a_case() -> None:
    assert {rule for rule, *_ in BY_RULE} == {rule.id for rule in RULES} - {"limit-unknown"}


AS_SOON = "whether it was as soon as practicable is not judged"


@pytest.mark.parametrize(
    ("duty", "act", "not_judged"),
    [
        (D51, [event("decision-to-assess", 2, 17)], True),
        (D51, [event("decision-to-assess", 2, 18)], False),
        (CONSULT, [event("family-consulted", 1, 20)], True),
        (CONSULT, [], False),
    ],
)
def test_an_explanation_adds_what_is_not_judged_of_an_act_in_time(
    duty: str, act: list[sr.Event], not_judged: bool
) -> None:
    case = sr.Case(reference="A", events=[REQUEST, *act])
    result = sr.evaluate(case, as_of=date(2025, 3, 10))
    (said,) = [step.value for step in result.explain(duty).walk() if step.rule == "compliance"]
    (found,) = result[duty].instances
    assert said == (f"{standing(found)}; {AS_SOON}" if not_judged else standing(found))
