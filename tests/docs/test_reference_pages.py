"""The pages that follow from the code are current, and what the docs name exists."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind

ROOT = Path(__file__).parents[2]
PROSE = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").rglob("*.md") if "_build" not in p.parts)]


def generator() -> ModuleType:
    path = ROOT / "tools" / "generate_reference.py"
    spec = importlib.util.spec_from_file_location("generate_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "text"), generator().pages().items(), ids=lambda v: v if len(v) < 30 else "")
def test_generated_page_is_current(name: str, text: str) -> None:
    committed = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert committed == text, "run: uv run python tools/generate_reference.py"


@pytest.mark.parametrize("page", PROSE, ids=lambda p: p.name)
def test_every_duty_and_limb_that_the_docs_name_exists(page: Path) -> None:
    law = sr.statute()
    named = set(
        re.findall(
            r"(?<![\w-])(?:reg|act|derived|det|hesc|rec|pb|trans|code|case)-[0-9][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)+(?:/[a-z0-9-]+)?(?![\w-])",
            page.read_text(encoding="utf-8"),
        )
    )
    known = {*law.limbs, *law.readings, *law.coverage, *(d.id for d in law.duties)}
    assert named <= known


def test_every_duty_and_limb_is_in_the_docs() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PROSE)
    for id in [*(d.id for d in sr.statute().duties), *sr.statute().limbs, *sr.statute().readings, *EventKind]:
        assert f"`{id}`" in text, id


def test_every_hook_is_documented_in_its_module_and_every_error_in_the_reference() -> None:
    from sendrules.local.loading import hookspecs

    hooks = [getattr(hookspecs, n) for n in dir(hookspecs) if n.startswith("sendrules_")]
    assert len(hooks) == 8
    assert all(hook.__doc__ and len(hook.__doc__) > 30 for hook in hooks)
    pages = "".join(
        (ROOT / "docs/reference" / name).read_text(encoding="utf-8") for name in ("python.md", "python-policies.md")
    )
    found = {name: getattr(sr, name) for name in sr.__all__}
    errors = [name for name, one in found.items() if isinstance(one, type) and issubclass(one, sr.SendrulesError)]
    assert len(errors) > 15
    assert [name for name in errors if f"sendrules.{name}\n" not in pages] == []


def test_the_canonical_case_uses_every_kind_of_event_and_of_circumstance() -> None:
    case = sr.read_case_file(ROOT / "examples" / "case.json")
    assert {e.kind for e in case.events} == set(EventKind)
    assert {c.kind for c in case.circumstances} == {
        "closure", "absence", "exceptional-circumstances", "missed-appointment", "coronavirus", "record-gap",
    }  # fmt: skip
    assert case.warnings() == ()


@pytest.mark.parametrize("path", sorted((ROOT / "examples").rglob("*.json")), ids=lambda p: p.name)
def test_every_example_is_a_case_without_warnings(path: Path) -> None:
    several = path.read_text(encoding="utf-8").startswith("[")
    for case in sr.read_cases(path) if several else [sr.read_case_file(path)]:
        assert case.warnings() == ()
