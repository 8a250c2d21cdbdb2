"""Write which provisions each kind of event starts: `uv run python tools/generate_starts.py`.

A timetable loads these modules and no others. The tests fail when the module is not what this writes.
"""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import sendrules
from sendrules.case.kinds import EventKind
from sendrules.law.duties import DUTIES
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Duty

FILE = Path(sendrules.__file__).parent / "law" / "starts.py"
HEAD = '''"""Which provisions each kind of event starts. Written by tools/generate_starts.py; change the duties, not this module.

A provision is named by its module. The modules stand in the order of the law, with those whose limits are counted from.
"""

PROVISIONS = {
'''


def provisions() -> dict[str, list[str]]:
    """Give the modules by the kind of event, in the order of the law."""
    home = _homes()
    by_id: dict[str, list[Duty]] = {}
    for duty in DUTIES:
        by_id.setdefault(duty.id, []).append(duty)
    found: dict[str, list[str]] = {}
    for kind in EventKind:
        needed = [id for id, versions in by_id.items() if any(t.kind is kind for d in versions for t in d.trigger)]
        for id in needed:
            needed += [other for d in by_id[id] for other in _counted_from(d) if other not in needed]
        modules = dict.fromkeys(home[id] for id in by_id if id in needed)
        if modules:
            found[kind.value] = list(modules)
    return found


def text() -> str:
    """Give the text of the module."""
    lines = (f'    "{kind}": "{" ".join(modules)}",\n' for kind, modules in provisions().items())
    return HEAD + "".join(lines) + "}\n"


def _homes() -> dict[str, str]:
    """The module of each duty: the one below an instrument's ``duties`` that has it."""
    home: dict[str, str] = {}
    instruments = vars(import_module("sendrules.law.duties")).values()
    for instrument in (m for m in instruments if isinstance(m, ModuleType)):
        for module in (m for m in vars(instrument).values() if isinstance(m, ModuleType)):
            for duty in module.DUTIES:
                home.setdefault(duty.id, module.__name__.removeprefix("sendrules.law."))
    return home


def _counted_from(duty: Duty) -> list[str]:
    return [leg.duty for leg in (duty.limit.legs() if duty.limit else ()) if isinstance(leg, LimitOf)]


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    print("src/sendrules/law/starts.py")
