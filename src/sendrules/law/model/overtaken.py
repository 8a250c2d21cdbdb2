"""What puts another regime in the place of a limit, and which starts an order is about."""

from __future__ import annotations

from sendrules.case.conditions import Condition
from sendrules.case.kinds import ORDERING, EventKind, Order
from sendrules.case.looks_at import LooksAt
from sendrules.values import value


@value
class Stage:
    """What an order is made on: the decision against the family that could be appealed, so that it is about that start.

    Attributes:
        orders: the orders.
        refused_by: the decisions that such an order is made on an appeal against.
        passed_by: what shows that a start had passed the stage at which it could be refused so.
    """

    orders: tuple[Order, ...]
    refused_by: tuple[EventKind, ...]
    passed_by: tuple[EventKind, ...]


@value
class Overtaken:
    """What puts another regime in the place of a limit for good, so that nothing revives it.

    Attributes:
        kinds: the kinds of event.
        orders: for those that say what they order, the orders that do.
        stages: which starts an order is about. It is about those that were refused so; where none was, about those that
            had not passed the stage. An order with no stage is about all.
        when: by kind of event, what must hold for it to overtake: a concession, that it came before the response. One
            that does not overtake for want of it is a change of mind.
    """

    kinds: tuple[EventKind, ...]
    orders: tuple[Order, ...] = ()
    stages: tuple[Stage, ...] = ()
    when: tuple[tuple[EventKind, Condition], ...] = ()

    @property
    def looks_at(self) -> LooksAt:
        """Its kinds, the decisions that orders are about, and what its conditions read."""
        decisions = (kind for stage in self.stages for kind in (*stage.refused_by, *stage.passed_by))
        conditions = LooksAt.all_of(condition.looks_at for _, condition in self.when)
        return LooksAt.at(*self.kinds, *decisions) | conditions

    def stage(self, order: Order | None) -> Stage | None:
        """Give the stage that an order belongs to, if any."""
        return next((stage for stage in self.stages if order in stage.orders), None)

    def by(self, kind: EventKind, order: Order | None) -> bool:
        """Whether an event of this kind, with this order, overtakes."""
        return kind in self.kinds and (kind not in ORDERING or order in self.orders)
