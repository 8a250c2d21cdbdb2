"""What a plan says of the next phase of education, on columns."""

import pytest

from sendrules.law.conditions.phases import NamesNext
from tried_rows import Row, check, e


@pytest.mark.parametrize("assumed", [True, False])
def test_the_plan_names_the_next_institution(assumed: bool) -> None:
    untold = True if assumed else None
    decision = e("decision-to-continue", 100)
    check(
        NamesNext(assumed),
        [
            Row("it does", [e("final-plan", 100, names_next=True)], True),
            Row("it does not", [e("final-plan", 100, names_next=False)], False),
            Row("not recorded", [e("final-plan", 100)], untold),
            Row("an older one does", [e("final-plan", 100), e("final-plan", 50, names_next=True)], untold),
            Row("another says so on its day", [e("final-plan", 100), e("reassessed-plan", 100, id="z", names_next=False)], untold),
            Row("another, of an amended one", [e("amended-plan", 100), e("reassessed-plan", 100, id="z", names_next=False)], untold),
            Row("a decision, and no plan", [decision], untold),
            Row("a decision, and a plan", [decision, e("amended-plan", 100, names_next=True)], True),
            Row("a decision, and a plan that does not", [decision, e("amended-plan", 99, names_next=False)], False),
            Row("a decision, and a plan that does not say", [decision, e("amended-plan", 99)], untold),
            Row("a decision, and a later plan", [decision, e("amended-plan", 101, names_next=False)], untold),
            Row("a decision, and the last of two plans", [decision, e("final-plan", 50, names_next=True), e("amended-plan", 60, names_next=False)], False),
            Row("a decision that says so", [e("decision-to-continue", 100, names_next=False), e("amended-plan", 50, names_next=True)], False),
        ],
    )  # fmt: skip
