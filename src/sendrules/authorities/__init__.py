"""The local authorities of England that have education functions, 2014 to 2028: who there was on a day, under which code.

An authority is found by the three-digit code of the Department for Education (``LEA`` in a SEN2 return), by a GSS code of the
Office for National Statistics, or by its name. A code that is not here is unknown, and is never made up.

>>> from datetime import date
>>> from sendrules.authorities import became, by_code
>>> old = by_code("835")
>>> old.name, old.last
('Dorset', datetime.date(2019, 3, 31))
>>> [f"{a.code} {a.name}" for a in became(old, date(2024, 1, 1))]
['838 Dorset', '839 Bournemouth, Christchurch and Poole']
"""

from sendrules.authorities.authority import Authority, GssCode, Region
from sendrules.authorities.errors import NotAnAuthorityThen, OutsideRegistry, UnknownAuthority
from sendrules.authorities.find import Standing, by_code, by_gss, find, standing
from sendrules.authorities.history import Succession, became, changes, predecessors, successors
from sendrules.authorities.registry import FIRST_DAY, LAST_DAY, authorities

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Authority",
    "GssCode",
    "NotAnAuthorityThen",
    "OutsideRegistry",
    "Region",
    "Standing",
    "Succession",
    "UnknownAuthority",
    "authorities",
    "became",
    "by_code",
    "by_gss",
    "changes",
    "find",
    "predecessors",
    "standing",
    "successors",
]
