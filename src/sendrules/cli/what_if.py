"""``--under``: an amendment of the law from a file, and what it would change beside the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sendrules.cli.common import console, fold, in_blocks, table
from sendrules.explanation import words

if TYPE_CHECKING:
    from sendrules.law.model.amendment import Amendment
    from sendrules.result import WhatIf
    from sendrules.statutory.instance import Instance
    from sendrules.statutory.rows import Row, Timetable
    from sendrules.statutory.what_if import Difference

under_option = click.option(
    "--under",
    type=click.Path(),
    metavar="FILE",
    help="Show beside the law what the amendment in this file (TOML) would change. It is never the law.",
)


def chosen_amendment(path: str | None) -> Amendment | None:
    """Read the amendment, where one is given.

    Raises:
        InputError: the file cannot be read or used.
    """
    if path is None:
        return None
    from sendrules.amendment_file import read_amendment

    return read_amendment(path)


def show_what_if(what_if: WhatIf) -> None:
    """Print what would differ, both answers side by side.

    Args:
        what_if: what the amendment would change.
    """
    from sendrules.wording.what_if import heading

    out = console()
    out.print(f"\n{heading(what_if.amendment)}", style="bold")
    found = what_if.differences
    if not found:
        out.print("It would change no answer in this case.")
    elif in_blocks():
        for difference in found:
            out.print(fold(f"{_what(difference, what_if)}\n  in law: {_stands(difference.law)}"))
            out.print(fold(f"  what if: {_stands(difference.what_if)}"))
    else:
        grid = table("What", "In law", "What if", first_breaks=True, last_is_wide=True)
        for difference in found:
            grid.add_row(_what(difference, what_if), _stands(difference.law), _stands(difference.what_if))
        out.print(grid)
    for line in dict.fromkeys(_left(what_if)):
        out.print(line)


def _what(difference: Difference, what_if: WhatIf) -> str:
    from sendrules.wording.what_if import text_in_words

    law, other = difference.law, difference.what_if
    title = f"{law.title}, from {words(law.started)}"
    new = [f"what if: {other.title}"] if law.title != other.title else []
    return "\n".join([title, *new, text_in_words(difference.text, what_if.amendment)])


def _stands(instance: Instance) -> str:
    from sendrules.wording.standing import standing

    day = instance.due or instance.limit
    return f"{words(day)}: {standing(instance)}" if day else standing(instance)


def _left(what_if: WhatIf) -> list[str]:
    """Say of each duty that the amendment edits and that has started why the old text governs it."""
    from sendrules.law.amendments.cohort import text_for
    from sendrules.wording.what_if import text_in_words

    found = []
    for duty in what_if.law.started:
        if duty.id in {edit.duty for edit in what_if.amendment.edits}:
            texts = [(i, text_for(i.trigger, what_if.amendment, what_if.law.view)) for i in duty.instances]
            found += [
                f"{i.title}, from {words(i.started)}: {text_in_words(text, what_if.amendment)}."
                for i, text in texts
                if text.is_new is False
            ]
    return found


def what_if_cells(found: Timetable) -> dict[str, tuple[str, str]]:
    """Give, by the id of each duty of a timetable, the day under the amendment, and what else would change.

    Args:
        found: the timetable, with the other beside it.
    """
    cells = {row.id: ("the same", "") for row in found}
    for law, other in found.differences:
        cells[law.id] = words(other.due) if other.due else "—", _changed(law, other)
    return cells


def _changed(law: Row, other: Row) -> str:
    title = [other.title] if other.title != law.title else []
    said = [other.note] if other.note != law.note and other.note else []
    return f"what if: {'; '.join([*title, *said])}" if title or said else ""
