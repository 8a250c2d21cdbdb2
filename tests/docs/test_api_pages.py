"""The Python reference holds every public name and every public method: asked of the index that Sphinx makes of it."""

import inspect
import shutil
import warnings
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import BaseModel
from sphinx.application import Sphinx

import sendrules as sr
import sendrules.caseload
import sendrules.report
import sendrules.scorecard
import sendrules.sen2
import sendrules.testing
from generating import generator

ROOT = Path(__file__).parents[2]
TOOL = generator("generate_api_pages")


@pytest.mark.parametrize(("name", "text"), TOOL.pages().items(), ids=lambda v: v if len(v) < 30 else "")
def test_the_page_is_current(name: str, text: str) -> None:
    committed = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert committed == text, "run: uv run python tools/generate_api_pages.py"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the two pages alone, and give every name in their index."""
    source = tmp_path_factory.mktemp("api")
    for name in TOOL.pages():
        shutil.copy(ROOT / "docs" / "reference" / name, source)
    (source / "index.md").write_text("# Index\n", encoding="utf-8")
    extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Sphinx's own; .ci/run builds the docs with -W
        app = Sphinx(
            source, None, source / "out", source / "trees", "dummy", confoverrides={"extensions": extensions},
            status=None, warning=None,
        )  # fmt: skip
        app.build()
    return set(app.env.domains.python_domain.objects)


def methods(owner: type) -> list[str]:
    """Give the methods and properties that we define for a class, or for what it is made of."""
    ours = [base for base in owner.__mro__ if base.__module__.startswith("sendrules") and base is owner]
    return [
        name
        for base in ours
        for name, value in vars(base).items()
        if not name.startswith("_")
        and (inspect.isroutine(value) or isinstance(value, property | classmethod | staticmethod))
        and not hasattr(BaseModel, name)
    ]


@pytest.mark.parametrize("name", sr.__all__)
def test_a_public_name_and_its_methods_are_in_the_index(name: str, index: set[str]) -> None:
    value = getattr(sr, name)
    own = methods(value) if inspect.isclass(value) else []
    alias = inspect.isclass(value) and value.__name__ != name
    home = f"{value.__module__}.{value.__name__}" if alias else f"sendrules.{name}"
    assert {f"sendrules.{name}", *(f"{home}.{each}" for each in own)} - index == set()


@pytest.mark.parametrize("name", sendrules.caseload.__all__)
def test_a_name_for_caseloads_and_its_methods_are_in_the_index(name: str, index: set[str]) -> None:
    value = getattr(sendrules.caseload, name)
    own = methods(value) if inspect.isclass(value) else []
    home = f"sendrules.caseload.{name}"
    assert {home, *(f"{home}.{each}" for each in own)} - index == set()


@pytest.mark.parametrize(
    "module", [sendrules.sen2, sendrules.scorecard, sendrules.report], ids=lambda module: module.__name__
)
def test_a_name_for_returns_and_scorecards_and_its_methods_are_in_the_index(
    module: ModuleType, index: set[str]
) -> None:
    for name in module.__all__:
        value = getattr(module, name)
        own = methods(value) if inspect.isclass(value) else []
        home = f"{module.__name__}.{name}"
        assert {home, *(f"{home}.{each}" for each in own)} - index == set()


@pytest.mark.parametrize("name", sendrules.testing.__all__)
def test_a_name_for_tests_is_in_the_index(name: str, index: set[str]) -> None:
    assert f"sendrules.testing.{name}" in index


def test_there_are_methods_to_find() -> None:
    assert sum(len(methods(getattr(sr, n))) for n in sr.__all__ if inspect.isclass(getattr(sr, n))) > 60
    assert {"for_authority", "from_policy", "replies"} <= set(methods(sr.Engine))
