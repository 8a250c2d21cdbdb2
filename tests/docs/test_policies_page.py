"""Every rule in the sources is encoded, partial, or not encoded with its reason; every path leads somewhere."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
IDS = (ROOT / "tests" / "docs" / "policy_rows.txt").read_text(encoding="utf-8").split()


def load() -> ModuleType:
    path = ROOT / "tools" / "generate_policies_page.py"
    spec = importlib.util.spec_from_file_location("generate_policies_page", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up
    spec.loader.exec_module(module)
    return module


PAGE = load()
ROWS = {row.id: row for row in PAGE.rows()}


def test_the_page_is_current() -> None:
    committed = PAGE.PAGE.read_text(encoding="utf-8")
    assert committed == PAGE.page(), "run: uv run python tools/generate_policies_page.py"


def test_every_row_of_the_sources_is_there_once_and_in_order() -> None:
    assert [row.id for row in PAGE.rows()] == IDS
    counts = {prefix: sum(id.startswith(prefix) for id in IDS) for prefix in PAGE.sources()}
    assert counts == {
        "MK": 31, "LE": 22, "KE": 18, "CE": 37, "MO": 11, "BU": 6, "DE": 8, "SU": 7, "WO": 6, "ES": 3, "LU": 3,
    }  # fmt: skip


@pytest.mark.parametrize("id", IDS)
def test_a_row_says_how_where_and_why(id: str) -> None:
    row = ROWS[id]
    assert row.how in PAGE.HOW
    assert bool(row.where) == (row.how != "not-encoded")
    if row.how != "encoded":
        assert len(row.why) > 20, "a row that is not encoded in full says why"
    for path in row.where:
        found = PAGE.found(path)
        assert found is not None, path
        assert found not in ((), {}, ""), path


def test_the_page_is_in_the_docs() -> None:
    assert re.search(r"^policies$", (ROOT / "docs" / "reference" / "index.md").read_text("utf-8"), re.M)


@pytest.mark.parametrize(
    "path", ["kent/commissioning/contracts/none", "law/none", "claim/none", "kent/priority", "core/none"]
)
def test_a_path_that_leads_nowhere_fails(path: str) -> None:
    with pytest.raises(KeyError):
        PAGE.found(path)
