"""Data that is not a receipt is refused, and the part that is wrong is named."""

import json

import pytest

import sendrules as sr
from receipts import changed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "this is not JSON"),
        ("[]", "this is not a sendrules-receipt-3"),
        ("{}", "this is not a sendrules-receipt-3"),
        ("[" * 100_000, "stand inside each other"),
        (None, "this is not a text"),
        (
            json.dumps({"format": "sendrules-receipt-1"}),
            "this is a sendrules-receipt-1, and this version reads",
        ),
        (json.dumps({"format": "sendrules-receipt-3"}), "facts: this is needed and is not there"),
    ],
)
def test_data_that_is_not_a_receipt_is_refused(text, words):
    with pytest.raises(sr.InputError, match=words):
        sr.Receipt.from_json(text)


@pytest.mark.parametrize(
    ("part", "value", "named"),
    [
        ("law", {"adopted": "x", "readings": [], "duties": {}}, "law.readings"),
        ("calendar", {}, "calendar.id"), ("facts", [], "facts"), ("law", 3, "law"), ("as_of", None, "as_of"),
        ("outcomes", "none", "outcomes"), ("readings", {"send": None}, "readings.send"),
        ("calendar", {"id": "x", "digest": "y", "changes": [["2026-01-01"]]}, "calendar.changes.0.1"),
        ("calendar", {"id": "x", "digest": "y", "changes": "abc"}, "calendar.changes"),
        ("calendar", {"id": "x", "digest": "y", "changes": {"a": 1}}, "calendar.changes"),
        ("calendar", {"id": "x", "digest": "y", "changes": None}, "calendar.changes"),
        ("calendar", {"id": "x", "digest": "y", "changes": [["2026-04-07", "x", "frob"]]}, "calendar.changes.0.2"),
        ("surplus", 1, "surplus"),
    ],
)  # fmt: skip
def test_a_part_of_another_shape_is_named(part, value, named):
    with pytest.raises(sr.InputError) as caught:
        sr.replay(changed(**{part: value}))
    assert named in [p.field for p in caught.value.problems]


def test_data_that_is_not_plain_is_refused():
    with pytest.raises(sr.InputError, match="this is not plain data"):
        sr.replay(changed(outcomes={"a": {1j: 2j}}))
