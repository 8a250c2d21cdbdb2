"""Write src/sendrules/time/bank_holidays.py from the `holidays` library: `uv run python tools/freeze_bank_holidays.py 2012 2028`.

Run it once a year, when a further year has been proclaimed; read the diff against the official list at
https://www.gov.uk/bank-holidays before committing it.
"""

import sys
from pathlib import Path

HEAD = '''"""Bank holidays, Good Friday and Christmas Day in England and Wales, {first} to {last}: the frozen official table.

Weekdays only. Banking and Financial Dealings Act 1971 s.1 and Sch 1, proclamations under it, and the common-law
holidays. Written by tools/freeze_bank_holidays.py; the tests compare it with `holidays` (GB/ENG). The years after
{last} are not proclaimed: add one when it is, not before.
"""

from datetime import date

FIRST = date({first}, 1, 1)
LAST = date({last}, 12, 31)
TABLE = {{
'''


def main() -> None:
    """Write the table for the years on the command line."""
    first, last = int(sys.argv[1]), int(sys.argv[2])
    import holidays

    # not through WorkingCalendar: its module imports the table that is written here
    table = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1), expand=False, language="en_GB")
    rows = sorted((day, str(name)) for day, name in table.items() if day.weekday() < 5 and first <= day.year <= last)
    body = "".join(f'    date({day.year}, {day.month}, {day.day}): "{name}",\n' for day, name in rows)
    target = Path(__file__).parents[1] / "src/sendrules/time/bank_holidays.py"
    target.write_text(HEAD.format(first=first, last=last) + body + "}\n", encoding="utf-8")
    print(f"{len(rows)} days written to {target.name}")


if __name__ == "__main__":
    main()
