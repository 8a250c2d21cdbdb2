"""Which standards an internal limit comes from."""

from dataclasses import replace
from datetime import date
from typing import Any

import sendrules as sr
from policies import DOC, case, policy

AFTER = date(2027, 3, 1)


def other(**declared: Any) -> Any:
    made = policy(**declared)
    return replace(made, authority=sr.Authority(key="elsewhere", name="Elsewhere Council"))


def standards(within: sr.Weeks, **more: Any) -> sr.StandardsPolicy:
    limit = sr.InternalLimit(id="own", title="Own", duty="reg-5-1-decision-to-assess", within=within, provenance=DOC)
    return sr.StandardsPolicy(id="s", title="S", limits=(limit,), provenance=DOC, **more)


def test_an_internal_limit_is_of_the_standards_in_force_when_the_limit_began_to_run():
    both = policy(standards=standards(sr.Weeks(3), in_force_to=date(2026, 1, 31))).or_else(
        other(standards=standards(sr.Weeks(4)))
    )
    for received, due in ((date(2026, 1, 5), date(2026, 1, 26)), (date(2026, 2, 2), date(2026, 3, 2))):
        local = sr.Engine(both).evaluate(case("A", received), as_of=AFTER).local
        assert local is not None
        assert [target.on for target in local.targets] == [due]
