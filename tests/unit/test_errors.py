"""Every error survives a process pool and a copy, with what it carries."""

import copy
import pickle
from datetime import date

import pytest

from sendrules import errors
from sendrules.errors import Problem, SendrulesError
from sendrules.local.checking.findings import refused
from sendrules.local.loading.policy_file import RefusedPolicy
from sendrules.statutory.timetable import UnknownKind

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)

ERRORS = [
    SendrulesError("anything"),
    errors.PeriodSyntaxError("a", "b", "c"),
    errors.DateSyntaxError("a", "b", "c"),
    errors.BeyondHorizonError(date(2024, 1, 1), FIRST, LAST, "one year"),
    errors.BeyondHorizonError(None, FIRST, LAST, "one year", before=True),
    errors.NotInForceError("duty", LAST, FIRST, None),
    errors.NoPeriodError("duty", "because"),
    errors.UnknownNameError("x", ["xy"]),
    errors.UnknownDuty("reg-5", ["reg-5-1", "reg-5-2"]),
    errors.UnknownReading("x", []),
    UnknownKind("requets"),
    errors.InputError("a.json", [Problem("events.0", "wrong", "Fix it."), Problem("", "odd")]),
    errors.WrongType("a case is needed, not dict"),
    errors.PluginError("kent", "it is odd.", "Fix it.", "sendrules-kent 1.0"),
    errors.MissingPlugin("kent", "none.", "Install it."),
    errors.BrokenPlugin("kent", "it is odd.", "Fix it."),
    errors.ChangedLaw("kent", ("a duty",), before=True, distribution="sendrules-kent 1.0"),
    errors.MistypedPlugin("kent", "it is odd.", "Fix it.", "sendrules-kent 1.0"),
    errors.NoPublishedPolicy("kent", "prioritisation"),
    errors.FloorViolation("kent", "final", "duty", "reg 1", "22 weeks", "20 weeks", "it is looser.", "Fix it."),
    errors.MissingExtra("sendrules.caseload.evaluate", "pyarrow", "caseload"),
    errors.MissingPackage("reading a TOML file", "tree_sitter_toml"),
    errors.AuditDifference("A-17", "duty", 1, {"due": FIRST}, {"due": LAST}),
    errors.AuditDifference("A-17", "duty", None, None, {"due": LAST}),
    RefusedPolicy("policy.toml", (refused(("fast_track", "targets", 0), "wrong.", "Fix it."),)),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, *(lambda e, p=p: pickle.loads(pickle.dumps(e, p)) for p in range(pickle.HIGHEST_PROTOCOL + 1))],
)  # fmt: skip
def test_an_error_survives_pickling_and_copying(error, again):
    error.add_note("a remark")
    other = again(error)
    assert type(other) is type(error)
    assert (str(other), other.args, other.__dict__) == (str(error), error.args, error.__dict__)


def test_every_error_was_tried():
    known = {e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, SendrulesError)}
    assert {type(e) for e in ERRORS} == known | {UnknownKind, RefusedPolicy}
