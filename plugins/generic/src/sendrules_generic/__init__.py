"""``generic``: no authority's policy. Cases go in date order, the measures are the official ones, nothing else is declared.

Use it as the fallback of an authority that has published nothing on a question; results say that it stands in.
The policy is in ``policy.toml`` beside this file, which is also the annotated template for a policy of one's own.
"""

from pathlib import Path
from typing import Final

SENDRULES_POLICY: Final = Path(__file__).with_name("policy.toml")
