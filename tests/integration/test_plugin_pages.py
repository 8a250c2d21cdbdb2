"""The pages on plugins: the plugin that is printed can be installed and used as printed; every field has its meaning."""

import importlib
import re
import sys
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

import sendrules as sr
from sendrules.local.loading.loader import installed_authorities

DOCS = Path(__file__).parents[2] / "docs"
HOW_TO = (DOCS / "how-to" / "write-a-plugin.md").read_text(encoding="utf-8")
HOOKS = (DOCS / "reference" / "hooks.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", HOW_TO, re.M | re.S)


@pytest.mark.parametrize(("source", "first"), [(blocks("python")[0], "A-18"), (blocks("python")[1], "A-18")])
def test_the_plugin_of_the_how_to_is_found_and_used_as_printed(source, first, tmp_path, monkeypatch, capsys):
    (text,) = blocks("toml")
    project = tomllib.loads(text)
    name, version = project["project"]["name"], project["project"]["version"]
    (package,) = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    module = tmp_path / package / "__init__.py"
    module.parent.mkdir(parents=True)
    module.write_text(source, encoding="utf-8")
    info = module.parents[1] / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    ((group, points),) = project["project"]["entry-points"].items()
    lines = [f"[{group}]", *(f"{key} = {value}" for key, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(module.parents[1]))
    importlib.invalidate_caches()
    try:
        assert "anywhere" in {a.key for a in installed_authorities()}
        use, setting = blocks("py")
        exec(use, {})
        if "class Settings" in source:
            exec(setting, {"sr": sr})
    finally:
        sys.modules.pop("sendrules_anywhere", None)
    assert f"1 {first}" in capsys.readouterr().out


DECLARATIONS = [
    value
    for name in sr.__all__
    if isinstance(value := getattr(sr, name), type)
    and issubclass(value, BaseModel)
    and value.__module__.startswith("sendrules.local.declarations.")
    and name not in ("Declared", "Declaration")
]


@pytest.mark.parametrize("model", DECLARATIONS)
def test_every_field_of_a_declaration_has_its_meaning_in_the_reference(model: type[BaseModel]) -> None:
    section = HOOKS.split(f"### {model.__name__}\n")[1].split("### ")[0]
    for name, field in model.model_fields.items():
        needed = "yes" if field.is_required() else "no"
        assert f"| `{name}` | {needed} | {field.description} |" in section


@pytest.mark.parametrize("words", [sr.Status, sr.FactorKind])
def test_every_status_and_kind_is_in_the_reference(words) -> None:
    for word in words:
        assert f"| `{word.value}` |" in HOOKS
