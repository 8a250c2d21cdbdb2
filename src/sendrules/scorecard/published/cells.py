"""One cell of a published file: a number, or a symbol that keeps its meaning."""

from __future__ import annotations

import re
from decimal import Decimal

from sendrules.scorecard.symbols import Symbol

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)
_SYMBOLS = {symbol.value: symbol for symbol in Symbol}


def number_or_symbol(text: str) -> Decimal | Symbol | None:
    """Read a cell; None where it is neither a number nor a symbol that is known.

    Args:
        text: what stands in the cell, without blanks around it.

    >>> number_or_symbol("46.4"), str(number_or_symbol("x")), number_or_symbol("1,234")
    (Decimal('46.4'), 'x', None)
    """
    if text in _SYMBOLS:
        return _SYMBOLS[text]
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def count(cell: Decimal | Symbol) -> int | Symbol | None:
    """Give a cell that should be a count as a whole number, or its symbol; None where it is a fraction.

    >>> count(Decimal("90392")), count(Decimal("46.4")), str(count(Symbol.NOT_AVAILABLE))
    (90392, None, 'x')
    """
    if isinstance(cell, Symbol):
        return cell
    return int(cell) if cell == cell.to_integral_value() else None
