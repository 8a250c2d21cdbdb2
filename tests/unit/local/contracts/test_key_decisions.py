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


def test_a_sum_for_the_term_is_the_least_once_an_extension_may_be_taken():
    sum_ = {"least": 900_000, "most": 900_000}
    plain = contract(term_months=12, whole_value=sum_, value=None, total=None, volumes=[])
    assert sr.whole_value(plain) == sr.MoneyRange(least=Decimal(900_000), most=Decimal(900_000))
    longer = contract(term_months=12, extensions=[{"months": 6}], whole_value=sum_, value=None, total=None, volumes=[])
    assert sr.whole_value(longer) == sr.MoneyRange(least=Decimal(900_000), most=None)
    assert sr.whole_value(longer, extended=False) == sr.whole_value(plain)
    million = sr.Threshold(id="t", more_than=Decimal(1_000_000), provenance=DOC)
    assert sr.key_decision(sr.whole_value(longer), million).key is None
    bought = sr.CommissioningPolicy(
        id="c", title="C", contracts=(longer,), thresholds=(million,), provenance=DOC,
        decisions=(sr.Decision(id="d", title="D", contract=longer.id, whole_value=170_000, provenance=DOC),),
    )  # fmt: skip
    assert sr.check_decision(bought.decisions[0], bought).key.key is False
