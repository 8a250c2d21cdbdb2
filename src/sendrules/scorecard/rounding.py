"""The rounding of the official figures: from whole numbers, half up, to one place.

Python's own ``round`` would give 6.2 for one plan of sixteen (6.25%), and a ``float`` holds few decimals exactly.
All is worked out in whole numbers here. Every percentage of the 20 weeks that the department published for 2019 to 2024 comes out of
its counts so: `tools/check_published.py` shows it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sendrules.errors import WrongType
from sendrules.scorecard.symbols import Symbol


def half_up(value: Fraction | Decimal | int, places: int = 1) -> Decimal:
    """Round a number; a half goes away from zero.

    Args:
        value: the number, exact.
        places: how many places after the point to keep.

    Raises:
        WrongType: the number is a float, which is not exact.

    >>> half_up(Fraction(1, 8), 2), half_up(Decimal("-30.75")), half_up(7)
    (Decimal('0.13'), Decimal('-30.8'), Decimal('7.0'))
    """
    if isinstance(value, float):
        raise WrongType("a float is not exact: give an int, a Fraction or a Decimal.")
    exact = Fraction(value)
    whole = int(abs(exact) * 10**places + Fraction(1, 2))
    return Decimal(-whole if exact < 0 else whole).scaleb(-places)


def percentage(part: int, whole: int, places: int = 1) -> Decimal | Symbol:
    """Give what a part is of a whole, in per cent, rounded; ``z`` (not applicable) where the whole is 0.

    Args:
        part: the numerator.
        whole: the denominator.
        places: how many places after the point to keep.

    Returns:
        The percentage, or ``Symbol.NOT_APPLICABLE``, never 0, where there is nothing that it could be a part of.

    >>> percentage(39407, 84866), percentage(63, 252, 0), str(percentage(0, 0))
    (Decimal('46.4'), Decimal('25'), 'z')
    """
    return half_up(Fraction(100 * part, whole), places) if whole else Symbol.NOT_APPLICABLE
