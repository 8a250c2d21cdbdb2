"""Hypothesis profiles, and the snippets of README and docs as tests.

`ci` is derandomised and the default; `deep` is for a developer with time: `uv run pytest --hypothesis-profile=deep`.
"""

import gc
import os

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser

collect_ignore_glob = ["tests/support/bad_plugins/*"]  # they are broken on purpose; tests load them by name

settings.register_profile(
    "ci", derandomize=True, max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

os.environ["COLUMNS"] = "100"  # what a terminal of that width shows, wherever the tests run
os.environ.pop("UV_RUN_RECURSION_DEPTH", None)  # messages name commands as one types them without uv, wherever they run

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), DocTestDirectiveParser()], patterns=["README.md", "docs/**/*.md"]
).pytest()


def pytest_collection_finish() -> None:
    """Leave the law and the thousands of tests out when garbage is looked for: they stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
