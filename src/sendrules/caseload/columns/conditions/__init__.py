"""The conditions of the law on columns: one module for each module of ``law/conditions`` and ``case/conditions``.

Whoever imports the package has every twin registered: it imports each of its modules, whatever they are called.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
