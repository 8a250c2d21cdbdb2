"""Which events put other law in the place of a limit."""

import pytest

from sendrules.case.kinds import EventKind, Order
from sendrules.law.model.overtaken import Overtaken

TAKES_OVER = Overtaken(
    (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.DETAINED), (Order.ASSESS, Order.REMIT)
)


@pytest.mark.parametrize(
    ("kind", "order", "overtakes"),
    [
        (EventKind.TRIBUNAL_ORDER, Order.ASSESS, True),
        (EventKind.TRIBUNAL_ORDER, Order.REMIT, True),
        (EventKind.TRIBUNAL_ORDER, Order.CEASE, False),
        (EventKind.TRIBUNAL_ORDER, None, False),  # what it orders is not known
        (EventKind.MEDIATION_AGREEMENT, Order.ASSESS, True),
        (EventKind.MEDIATION_AGREEMENT, Order.OTHER, False),
        (EventKind.APPEAL_CONCEDED, Order.ASSESS, False),  # not one of these kinds
        (EventKind.DETAINED, None, True),  # carries no order
        (EventKind.RELEASED, None, False),
    ],
)
def test_what_overtakes(kind, order, overtakes):
    assert TAKES_OVER.by(kind, order) is overtakes


def test_each_of_the_three_kinds_that_carry_an_order_is_asked_for_it():
    for kind in (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.APPEAL_CONCEDED):
        rule = Overtaken((kind,), (Order.MAKE_PLAN,))
        found = [rule.by(kind, order) for order in (Order.MAKE_PLAN, Order.ASSESS, None)]
        assert found == [True, False, False]
    assert Overtaken((EventKind.DETAINED,)).by(EventKind.DETAINED, None) is True
