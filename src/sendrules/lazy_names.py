"""Packages whose names load what they need when they are first used, and say which extra installs what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from typing import Any


def lazy_names(
    package: str, homes: Mapping[str, str], *, extra: str = "", needs: Collection[str] | Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Give the ``__getattr__`` and the ``__dir__`` of a package.

    Args:
        package: the package, such as ``sendrules.sen2``.
        homes: by module of the package the names that live in it, with spaces between them.
        extra: the extra that installs what its modules need.
        needs: the packages that this extra installs; where they are of several extras, by package its extra.

    Returns:
        Both functions. The first raises ``MissingExtra`` where one of these packages is not there.
    """
    home = {name: module for module, names in homes.items() for name in names.split()}

    def get(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        try:
            value = getattr(import_module(f"{package}.{home[name]}"), name)
        except ModuleNotFoundError as error:
            missing = (error.name or "").split(".")[0]
            if missing not in needs:
                raise
            from sendrules.errors import MissingExtra

            own = needs[missing] if isinstance(needs, Mapping) else extra
            raise MissingExtra(f"{package}.{name}", missing, own) from error
        setattr(sys.modules[package], name, value)
        return value

    return get, lambda: sorted(home)
