"""``kent``: Kent County Council.

The source is a public entry of the council's forward plan on commissioning educational psychology assessments (decision
20/00107). It has no priority order and no fast track: the council has no published policy on either, and this plugin
does not invent one. Name a fallback, such as ``generic``, to rank cases; the ranking says that it stands in.
The policy is in ``policy.toml`` beside this file.
"""

from pathlib import Path
from typing import Final

SENDRULES_POLICY: Final = Path(__file__).with_name("policy.toml")
