"""Installing a plugin for one test: a distribution's metadata on ``sys.path``, as an installer would leave it."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest


def install(place: Path, key: str, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the metadata of a distribution that offers one authority, and put its folder on the path.

    Args:
        place: a folder, made if need be.
        key: the authority's key.
        target: the module that the entry point names.
        monkeypatch: takes the folder off the path again.
    """
    name = f"sendrules-{key.replace('_', '-')}"
    info = place / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[sendrules.authorities]\n{key} = {target}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(place))
    importlib.invalidate_caches()
