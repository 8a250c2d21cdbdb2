"""What pydantic refuses in a TOML file, with the fix that only the model can tell."""

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sendrules.case.toml_models import refused


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    amount: int = Field(description="How many.")


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    inner: tuple[Inner, ...] | None = None
    name: str
    plain: Inner | None = Field(default=None, description="One.")


@pytest.mark.parametrize(
    ("data", "where", "fix"),
    [
        ({"name": "x", "inner": [{"amont": 3, "amount": 3}]}, "inner[0].amont", "Did you mean amount?"),
        ({"name": "x", "inner": [{"amount": 3, "zzz": 1}]}, "inner[0].zzz", "Remove it. What may stand here: amount."),
        ({"name": "x", "inner": [{}]}, "inner[0].amount", "Write amount: How many."),
        ({"name": "x", "plain": {}}, "plain.amount", "Write amount: How many."),
        ({}, "name", "See the page."),  # the field has no description
    ],
)
def test_the_fix_is_that_of_the_place(data, where, fix):
    with pytest.raises(ValidationError) as error:
        Outer.model_validate(data)
    found = [problem for details in error.value.errors() for problem in refused(details, Outer, "See the page.")]
    assert [(problem.where, problem.fix) for problem in found] == [(where, fix)]
