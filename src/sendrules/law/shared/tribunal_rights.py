"""Rights to ask one of the Tribunals for something within a time: what the rules that give them have in common.

Each is a right that lapses, judged by the day on which the Tribunal received the paper, and open in detention too. Its days
are counted as rule 12 of its own Rules says, and the Tribunal may direct another day. Beside it stands the safe day of a
count that leaves no day out.
"""

from __future__ import annotations

from sendrules.case.conditions import Condition
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import rule, upper_rule
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Anchor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import HESC_RULES, UPPER_TRIBUNAL_RULES, InForce
from sendrules.law.shared.tribunal_time import BY_5_PM, UNADORNED, UPPER_BY_5_PM, Cited, flat, within
from sendrules.time.periods import Days, Months
from sendrules.values import value


@value
class Count:
    """Who counts a time without leaving a day out.

    Attributes:
        said: who, and how.
        source: where that can be read; empty where nobody publishes it.
    """

    said: str = UNADORNED
    source: str = ""


IPSEA = Count("IPSEA counts 28 days from the decision", "https://www.ipsea.org.uk/challenging-send-tribunal-decisions")
FORM_UT4 = Count(
    "the form UT4 counts one month, and leaves out no day",
    "https://www.gov.uk/government/publications/form-ut4-application-for-permission-to-appeal-and-notice-of-"
    "appeal-from-first-tier-tribunal-special-educational-needs-education-health-and-care-pla/guidance-for-applying-ut4",
)


@value
class Rules:
    """One Tribunal's Rules.

    Attributes:
        tribunal: the Tribunal that is asked.
        cite: cites a rule.
        by_5_pm: when a paper is in time on its day.
        in_force: since when the Rules are in force.
    """

    tribunal: Actor
    cite: Cited
    by_5_pm: str
    in_force: InForce

    def right(
        self,
        id: str,
        title: str,
        ref: str,
        trigger: tuple[Trigger, ...],
        period: Days | Months,
        answer: EventKind,
        *,
        holder: Actor = Actor.PARTY,
        again: tuple[Anchor, ...] = (),
        count: Count = Count(),
        in_force: InForce | None = None,
        unsure: Condition | None = None,
    ) -> Duty:
        """Give a right to ask this Tribunal for something.

        Args:
            id: the id in the catalogue.
            title: the right in a few words.
            ref: the rule.
            trigger: what starts the time.
            period: the time.
            answer: the kind of event that uses the right.
            holder: who has it.
            again: further days from which the time runs anew.
            count: whose count gives the safe day.
            in_force: its life, where the right is younger than the Rules.
            unsure: what has to be plain before it is said that it lapsed or was used.
        """
        return Duty(
            id=id,
            title=title,
            holder=holder,
            owed_to=(self.tribunal,),
            provision=self.cite(ref),
            residual=self.by_5_pm,
            trigger=trigger,
            limit=within(period, *again, cited=self.cite),
            in_force=in_force or self.in_force,
            discharged_by=Answer(answer),
            latest_start_only=True,
            right=True,
            unsure=unsure,
            detained=None,
            safe=flat(period, *again, said=count.said, source=count.source),
        )


FIRST_TIER = Rules(Actor.FIRST_TIER_TRIBUNAL, rule, BY_5_PM, HESC_RULES)
UPPER = Rules(Actor.UPPER_TRIBUNAL, upper_rule, UPPER_BY_5_PM, UPPER_TRIBUNAL_RULES)


def sent(kind: EventKind, *, when: Condition | None = None, only_if: str = "") -> Trigger:
    """Give what starts such a time: a notice, from the day it was sent.

    Args:
        kind: the kind of event.
        when: a condition on it.
        only_if: the condition in words.
    """
    return Trigger(kind, by=Dated.SENT, when=when, only_if=only_if, set_by=(EventKind.TRIBUNAL_DIRECTION,))
