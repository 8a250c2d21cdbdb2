"""Lanes with shares that somebody states."""

from decimal import Decimal

import pytest

import sendrules as sr
from policies import DOC, tiers
from sendrules.commissioning.from_policy.lanes import shares_of, with_shares
from sendrules.errors import InputError


def lanes(**more):
    said = {"title": "L", "provenance": DOC}
    return sr.Lanes(
        id="l", **said, mode_provenance=DOC,
        lanes=(sr.Lane(id="old", overdue=True, **said, **more), sr.Lane(id="new", **said, **more)),
    )  # fmt: skip


@pytest.mark.parametrize("more", [{}, {"share": Decimal("0.5")}, {"reserved": 3}])
def test_stated_shares_stand_in_the_place_of_the_policy_s(more):
    found = with_shares(lanes(**more), {"new": Decimal("0.75"), "old": Decimal("0.25")})
    assert not found.without_shares
    assert [(id, share) for id, share, _ in shares_of(found.lanes, "L")] == [("old", 0.25), ("new", 0.75)]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (None, "has no lanes. Leave the shares out."),
        (tiers("wait", "group", "transfer"), "has no lanes. Leave the shares out."),
        (lanes(), "has the lanes old, new. Give each of its lanes a share."),
    ],
)
def test_other_lanes_are_refused(order, words):
    with pytest.raises(InputError) as error:
        with_shares(order, {"old": Decimal(1)})
    assert words in str(error.value)
