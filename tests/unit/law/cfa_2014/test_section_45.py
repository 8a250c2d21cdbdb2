"""How long section 45(4) keeps a plan, where a certificate comes after the plan ceased."""

from datetime import date

import pytest

import sendrules as sr
from events import E

PLAN = E("final-plan", date(2024, 1, 8))


@pytest.mark.parametrize(("contact", "limit"), [(None, date(2025, 4, 10)), (date(2025, 4, 7), date(2025, 5, 20))])
def test_a_certificate_after_the_plan_ceased_counts_where_a_contact_ties_it_to_the_decision(contact, limit):
    # two months from 10 February: 10 April; one month from a certificate of 20 April: 20 May
    events = [PLAN, E("decision-to-cease", date(2025, 2, 10)), E("plan-ceased", date(2025, 4, 11))]
    events += [E("mediation-certificate", date(2025, 4, 20))]
    events += [E("mediation-contact", contact)] if contact else []
    case = sr.Case(reference="B", events=events)
    (found,) = sr.evaluate(case, as_of=date(2025, 6, 1))["act-45-4-no-cease-before-appeal-period"].instances
    assert (found.limit, found.compliance.value) == (limit, "too-early" if contact else "met")
