"""What the conformance kit is pointed at: an installed authority, a policy file, or a plugin that is not installed yet."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from sendrules.errors import SendrulesError
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.loading.loader import GROUP, POLICY_FILE, load_policy, policy_of
from sendrules.local.loading.policy_file import read_policy

NEIGHBOUR = "conformance_neighbour"
"""An authority that is installed for a moment, to see whether the plugin minds."""


@dataclass(frozen=True, slots=True)
class PluginOrFile:
    """What is looked at.

    Attributes:
        label: how it is called in a report.
        authority: the key of an installed authority.
        path: a policy file.
        plugin: a module or object with hooks that need not be installed.
        settings: values for its settings.
    """

    label: str
    authority: str | None = None
    path: Path | None = None
    plugin: object | None = None
    settings: Mapping[str, Any] | None = None

    def load(self) -> LocalPolicy:
        """Read the policy anew. A module that was taken out of ``sys.modules`` is imported again."""
        if self.path is not None:
            return read_policy(self.path)
        if self.authority is not None:
            return load_policy(self.authority, self.settings)
        plugin: Any = self.plugin
        if isinstance(plugin, ModuleType) and self.root is not None:
            plugin = import_module(plugin.__name__)
        return policy_of(plugin, _key(plugin), self.settings)

    @property
    def root(self) -> str | None:
        """The package whose modules are the plugin's; None where there are none that could be imported again."""
        if self.authority is not None:
            points = _points(self.authority)
            name = points[0].module if points else ""
        else:
            name = self.plugin.__name__ if isinstance(self.plugin, ModuleType) else ""
            if name and getattr(sys.modules.get(name), "__spec__", None) is None:
                return None
        root = name.split(".")[0]
        return root if root and root != "sendrules" else None

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Let the plugin's modules be imported again within; afterwards all is as it was."""
        root = self.root
        with _without_modules([root] if root else []):
            yield


def plugin_or_file(what: object, settings: Mapping[str, Any] | None = None) -> PluginOrFile:
    """Say what is meant: a path or a name that ends in ``.toml``, a key, or a module or object with hooks.

    Raises:
        TypeError: it is none of these.
    """
    if isinstance(what, PluginOrFile):
        return what
    if isinstance(what, Path) or (isinstance(what, str) and what.endswith(".toml")):
        return PluginOrFile(str(what), path=Path(what), settings=settings)
    if isinstance(what, str):
        return PluginOrFile(what, authority=what, settings=settings)
    if hasattr(what, "sendrules_authority") or hasattr(what, POLICY_FILE):
        return PluginOrFile(str(getattr(what, "__name__", type(what).__name__)), plugin=what, settings=settings)
    raise TypeError(
        f"an authority's key, the path of a policy file or a plugin's module is needed, not {type(what).__name__}"
    )


@contextmanager
def alone(target: PluginOrFile) -> Iterator[None]:
    """Make it seem as if no other authority were installed."""
    discover = Distribution.discover

    def only_this(*args: Any, **kwargs: Any) -> Any:
        return (d for d in discover(*args, **kwargs) if not _offers_another(d, target.authority))

    others = {p.module.split(".")[0] for p in entry_points(group=GROUP) if p.name != target.authority}
    with (
        patch.object(Distribution, "discover", only_this),
        _without_modules(sorted(others - {target.root or "", "sendrules"})),
    ):
        yield


@contextmanager
def in_company(target: PluginOrFile) -> Iterator[None]:
    """Install another authority for a moment, and load it and all others before the plugin."""
    with tempfile.TemporaryDirectory() as place:
        info = Path(place) / f"sendrules_{NEIGHBOUR}-0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: sendrules-{NEIGHBOUR}\nVersion: 0\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{NEIGHBOUR} = sendrules_{NEIGHBOUR}\n", encoding="utf-8")
        (Path(place) / f"sendrules_{NEIGHBOUR}.py").write_text(_NEIGHBOUR_SOURCE, encoding="utf-8")
        sys.path.insert(0, place)
        invalidate_caches()
        try:
            others = {p.name for p in entry_points(group=GROUP)} - {target.authority}
            for name in (NEIGHBOUR, *sorted(others - {NEIGHBOUR})):
                try:
                    load_policy(name)
                except SendrulesError:  # another authority's plugin is not what is looked at
                    continue
            yield
        finally:
            sys.path.remove(place)
            sys.modules.pop(f"sendrules_{NEIGHBOUR}", None)
            invalidate_caches()


_NEIGHBOUR_SOURCE = f'''"""An authority that is installed for a moment."""
import sendrules as sr


@sr.hookimpl
def sendrules_authority():
    return sr.Authority(key="{NEIGHBOUR}", name="A neighbour")
'''


@contextmanager
def _without_modules(roots: list[str]) -> Iterator[None]:
    def of_theirs() -> list[str]:
        return [n for n in sys.modules if any(n == root or n.startswith(f"{root}.") for root in roots)]

    taken = {name: sys.modules.pop(name) for name in of_theirs()}
    try:
        yield
    finally:
        for name in of_theirs():
            del sys.modules[name]
        sys.modules.update(taken)


def _offers_another(distribution: Distribution, authority: str | None) -> bool:
    names = {p.name for p in distribution.entry_points if p.group == GROUP}
    return bool(names) and authority not in names


def _points(key: str) -> list[EntryPoint]:
    return [p for p in entry_points(group=GROUP) if p.name == key]


def _key(plugin: Any) -> str:
    if (file := getattr(plugin, POLICY_FILE, None)) is not None:
        return read_policy(file).authority.key
    return str(getattr(plugin.sendrules_authority(), "key", ""))
