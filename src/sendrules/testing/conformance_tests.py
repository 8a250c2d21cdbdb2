"""``ConformanceTests``: the conformance kit as a class for pytest. One line of a plugin's own tests runs all of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from sendrules.testing.conformance import CHECKS, EXAMPLES, Outcome, Report, check_conformance


class ConformanceTests:
    """Derive from it and name one of ``authority``, ``policy`` and ``plugin``.

    Attributes:
        authority: the key of an installed authority.
        policy: the path of a policy file.
        plugin: a module or object with hooks that is not installed.
        settings: values for its settings; None for the published policy's.
        examples: how many cases to generate.
    """

    authority: ClassVar[str | None] = None
    policy: ClassVar[str | Path | None] = None
    plugin: ClassVar[Any] = None
    settings: ClassVar[Mapping[str, Any] | None] = None
    examples: ClassVar[int] = EXAMPLES

    @pytest.mark.parametrize("check", CHECKS)
    def test_conforms(self, check: str) -> None:
        """Fail with what is wrong and the fix; skip what rests on a check that failed."""
        report = _report(type(self))
        finding = report[check]
        if finding.outcome is Outcome.NOT_RUN:
            pytest.skip(f"{finding.title}: {finding.why}")
        if finding.outcome is Outcome.FAILED:
            pytest.fail(f"{report.target}\n{finding}", pytrace=False)


_REPORTS: dict[type[ConformanceTests], Report] = {}


def _report(tests: type[ConformanceTests]) -> Report:
    """Run every check once for a class."""
    if tests not in _REPORTS:
        _REPORTS[tests] = _made(tests)
    return _REPORTS[tests]


def _made(tests: type[ConformanceTests]) -> Report:
    path = Path(tests.policy) if tests.policy is not None else None
    named = [what for what in (tests.authority, path, tests.plugin) if what is not None]
    if len(named) != 1:
        pytest.fail(f"{tests.__name__}: name one of authority, policy and plugin.", pytrace=False)
    return check_conformance(named[0], settings=tests.settings, examples=tests.examples)
