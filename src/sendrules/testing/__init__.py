"""What the tests of plugins and of other systems use; needs the extra ``sendrules[testing]``.

The names are loaded when they are first used: hypothesis imports this package whenever it is itself imported. Synthetic
caseloads (``caseload``) and synthetic returns (``synthetic_return``) need the extra ``sendrules[caseload]`` instead.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendrules.testing.caseloads import caseload, caseload_batches, caseload_cases
    from sendrules.testing.conformance import CHECKS, CheckResult, Outcome, Report, check_conformance
    from sendrules.testing.conformance_tests import ConformanceTests
    from sendrules.testing.policies import cases_for, facts_for, queues_for
    from sendrules.testing.records import (
        absences,
        circumstances,
        claims,
        closures,
        coronavirus,
        determinations,
        exceptional_circumstances,
        missed_appointments,
        record_gaps,
    )
    from sendrules.testing.returns import Form, PlainReturn, plain_of, synthetic_return, write_return
    from sendrules.testing.strategies import boundary_dates, cases, chronologies, days, events

_HOMES = {
    "caseloads": "caseload caseload_batches caseload_cases",
    "conformance": "CHECKS CheckResult Outcome Report check_conformance",
    "conformance_tests": "ConformanceTests",
    "policies": "cases_for facts_for queues_for",
    "records": "absences circumstances claims closures coronavirus determinations exceptional_circumstances "
    "missed_appointments record_gaps",
    "returns": "Form PlainReturn plain_of synthetic_return write_return",
    "strategies": "boundary_dates cases chronologies days events",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "CHECKS",
    "CheckResult",
    "ConformanceTests",
    "Form",
    "Outcome",
    "PlainReturn",
    "Report",
    "absences",
    "boundary_dates",
    "caseload",
    "caseload_batches",
    "caseload_cases",
    "cases",
    "cases_for",
    "check_conformance",
    "chronologies",
    "circumstances",
    "claims",
    "closures",
    "coronavirus",
    "days",
    "determinations",
    "events",
    "exceptional_circumstances",
    "facts_for",
    "missed_appointments",
    "plain_of",
    "queues_for",
    "record_gaps",
    "synthetic_return",
    "write_return",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module 'sendrules.testing' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"sendrules.testing.{_HOME[name]}"), name)
        globals()[name] = value
        return value

    def __dir__():
        return list(__all__)
