"""The public names: one list for people, one for the loader, one for type checkers; they must be the same."""

import ast
from pathlib import Path

import pytest

import sendrules as sr


def test_every_public_name_resolves() -> None:
    for name in sr.__all__:
        assert getattr(sr, name) is not None
    assert set(sr.__all__) <= set(dir(sr))


def test_the_lists_agree() -> None:
    tree = ast.parse(Path(sr.__file__).read_text(encoding="utf-8"))
    guarded = next(n for n in tree.body if isinstance(n, ast.If))
    imported = {a.name for n in guarded.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert imported == set(sr.__all__) == set(sr._HOME)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'evalute'"):
        sr.evalute  # noqa: B018
