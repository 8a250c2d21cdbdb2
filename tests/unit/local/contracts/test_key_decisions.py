"""When a decision on a contract is a key decision."""

from datetime import date
from decimal import Decimal

import sendrules as sr
from contracts import contract
from policies import DOC


def test_a_decision_is_key_strictly_above_the_threshold_with_every_extension():
    million = sr.Threshold(id="t", more_than=Decimal(1_000_000), provenance=DOC)
    one = contract(
        term_months=12,
        extensions=[{"months": 12}],
        value={"least": 500_000, "most": 1_500_000},
        total=None,
        volumes=[],
    )
    assert sr.whole_value(one) == sr.MoneyRange(least=Decimal(1_000_000), most=Decimal(3_000_000))
    assert sr.key_decision(sr.whole_value(one), million).key is True
    assert sr.key_decision(1_000_000, million).key is False
    assert sr.key_decision(Decimal("1000000.01"), million).key is True
    assert sr.key_decision(None, million).key is None
    made = sr.CommissioningPolicy(
        id="c", title="C", contracts=(one,), thresholds=(million,), provenance=DOC,
        decisions=(sr.Decision(id="d", title="D", contract="part-one", notice_published=date(2020, 11, 3), provenance=DOC),),
    )  # fmt: skip
    found = sr.check_decision(made.decisions[0], made, on=date(2020, 12, 1))
    assert (found.key.key, found.not_before, found.kept) == (True, date(2020, 12, 2), False)
    assert sr.check_decision(made.decisions[0], made, on=date(2020, 12, 2)).kept is True
