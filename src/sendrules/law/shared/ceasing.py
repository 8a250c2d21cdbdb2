"""Which appeals are against a decision to cease, and which orders dismiss such an appeal (CFA 2014 s.45(4), reg 44(2)(a))."""

from sendrules.case.conditions import AllOf, AnyOf
from sendrules.case.kinds import EventKind, Order
from sendrules.law.conditions.appealable import APPEALABLE
from sendrules.law.conditions.history import LastWas
from sendrules.law.conditions.own_fields import OrderIs

AGAINST_CEASING = LastWas(
    EventKind.DECISION_TO_CEASE,
    APPEALABLE,
    EventKind.DECISION_SENT,
    "the appeal is against a decision to cease",
)

DISMISSES_CEASING = AllOf((OrderIs((Order.CEASE, Order.DISMISS)), AnyOf((OrderIs((Order.CEASE,)), AGAINST_CEASING))))
"""`cease` says so itself; an order that is recorded as `dismiss` does so where the appeal was against ceasing."""
