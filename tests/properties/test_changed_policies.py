"""Whatever is written into a policy file, it is read or refused, with the place, and nothing ends in a traceback."""

from pathlib import Path

import pytest
from hypothesis import settings

from changed_policies import changed, originals
from using_policies import faults, usable

TRIED = 4 * settings.default.max_examples  # type: ignore[attr-defined]  # many more under --hypothesis-profile=deep
CHUNK = 100


@pytest.mark.parametrize("first", range(0, TRIED, CHUNK))
def test_a_changed_policy_is_used_or_refused_in_words(first: int, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    for seed in range(first, first + CHUNK):
        path.write_bytes(changed(seed))
        assert faults(path, by_command=seed % 50 == 0) == [], f"seed {seed}"


@pytest.mark.parametrize("n", range(len(originals())))
def test_an_unchanged_policy_is_used(n: int, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(originals()[n], encoding="utf-8")
    assert faults(path, by_command=True) == []
    assert usable(path) is not ("ep_shortage" in originals()[n])
