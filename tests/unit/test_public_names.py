"""The public names of ``sendrules``: one list for people, one for the loader, one for type checkers; they must be the same."""

import ast
import inspect
from dataclasses import fields, is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import get_args

import pytest

import sendrules as sr


def test_every_public_name_resolves() -> None:
    for name in sr.__all__:
        assert getattr(sr, name) is not None


def test_nothing_else_is_shown() -> None:
    assert set(dir(sr)) == {*sr.__all__, "__version__"}


def test_the_version_is_the_distributions() -> None:
    assert sr.__version__ == version("sendrules")


def test_the_lists_agree() -> None:
    tree = ast.parse(Path(sr.__file__).read_text(encoding="utf-8"))
    guarded = next(n for n in tree.body if isinstance(n, ast.If))
    imported = {a.name for n in guarded.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert imported == set(sr.__all__) == set(sr._HOME)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'evalute'"):
        sr.evalute  # noqa: B018


RESULT_TYPES = [
    "Alternative",
    "Change",
    "Difference",
    "DutyResult",
    "FactorFinding",
    "Instance",
    "Instrument",
    "LimbFinding",
    "LocalResult",
    "Place",
    "Problem",
    "Provision",
    "Ranking",
    "Replay",
    "Result",
    "Row",
    "StatutoryResult",
    "Step",
    "Timetable",
    "WhatIf",
    "BeyondHorizon",
    "Disapplied",
    "Due",
    "Ended",
    "NeedsFacts",
    "NoFixedLimit",
    "NotEncoded",
    "NotInForce",
    "NotTriggered",
]


@pytest.mark.parametrize("name", RESULT_TYPES)
def test_what_an_answer_is_made_of_says_what_each_attribute_is(name: str) -> None:
    kind = getattr(sr, name)
    own = inspect.getdoc(kind) or ""
    for field in fields(kind) if is_dataclass(kind) else ():
        if not field.name.startswith("_"):
            assert f"\n    {field.name}: " in own, field.name
    for attribute, value in vars(kind).items():
        if isinstance(value, property) and not attribute.startswith("_"):
            assert value.__doc__, attribute


def test_the_outcomes_are_all_public() -> None:
    assert set(get_args(sr.Outcome)) == {getattr(sr, name) for name in RESULT_TYPES[-9:]}
