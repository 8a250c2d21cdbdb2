"""The picture of the architecture is drawn from the imports as they are."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def drawing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_architecture", ROOT / "tools" / "draw_architecture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_is_current() -> None:
    committed = (ROOT / "docs" / "pictures" / "architecture.svg").read_text(encoding="utf-8")
    assert committed == drawing().picture(), "run: uv run python tools/draw_architecture.py"


def test_a_package_stands_above_all_that_it_imports() -> None:
    draw = drawing()
    assert draw.rows({"law": {"case"}, "case": set(), "cli": {"law", "case"}}) == [["cli"], ["law"], ["case"]]


def test_an_arrow_that_a_longer_way_shows_already_is_left_out() -> None:
    draw = drawing()
    assert draw.needed({"cli": {"case", "law"}, "law": {"case"}, "case": set()}) == [("cli", "law"), ("law", "case")]


def test_a_circle_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="circle of imports"):
        drawing().rows({"law": {"case"}, "case": {"law"}})
