"""Time limits for Education, Health and Care plans in England: every date, every reason, with its provision.

The public names are below and load what they need when they are first used, so that ``import sendrules`` is light.
Not legal advice.

>>> import sendrules as sr
>>> from datetime import date
>>> [str(row.due) for row in sr.timetable("request", date(2025, 5, 21)) if row.id.startswith("reg-13-2")]
['2025-10-08']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendrules.case.case import Case
    from sendrules.case.circumstances import (
        Absence,
        Claim,
        Closure,
        Coronavirus,
        Determination,
        ExceptionalCircumstances,
        MissedAppointment,
    )
    from sendrules.case.events import Event
    from sendrules.case.facts import FactDefinition
    from sendrules.case.kinds import EventKind, Issues, Order, Role, ServiceMethod
    from sendrules.case.reading import read_case, read_case_file
    from sendrules.case.service import deemed_service
    from sendrules.engine import Engine, Result, evaluate, timetable
    from sendrules.errors import (
        BeyondHorizonError,
        BrokenPlugin,
        InputError,
        MissingPlugin,
        MistypedPlugin,
        NoPeriodError,
        NoPublishedPolicy,
        NotInForceError,
        PeriodSyntaxError,
        PluginError,
        SendrulesError,
        UnknownDuty,
        UnknownReading,
    )
    from sendrules.law.model import Duty, Limb, Reading, Source
    from sendrules.law.statute import Statute, statute
    from sendrules.local.declarations.authority import Authority
    from sendrules.local.declarations.base import Declared, Provenance, Status
    from sendrules.local.declarations.prioritisation import DateOrder, Factor, FactorKind, Lexicographic
    from sendrules.local.hookspecs import hookimpl
    from sendrules.local.loader import installed_authorities
    from sendrules.local.ranking import Ranking
    from sendrules.receipt import Change, Receipt, Replay, replay
    from sendrules.statutory.outcome import (
        BeyondHorizon,
        Compliance,
        Disapplied,
        Due,
        Ended,
        LimbState,
        NeedsFacts,
        NoFixedLimit,
        NotEncoded,
        NotInForce,
        NotTriggered,
    )
    from sendrules.statutory.timetable import Timetable, UnknownDetail, UnknownKind
    from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
    from sendrules.time.periods import Counting, Days, Months, Weeks, WorkingDays
    from sendrules.time.text import parse_period

    __version__: str

_HOMES = {
    "case.case": "Case",
    "case.reading": "read_case read_case_file",
    "case.circumstances": "Absence Claim Closure Coronavirus Determination ExceptionalCircumstances MissedAppointment",
    "case.events": "Event",
    "case.facts": "FactDefinition",
    "case.kinds": "EventKind Issues Order Role ServiceMethod",
    "case.service": "deemed_service",
    "engine": "Engine Result evaluate timetable",
    "errors": "BeyondHorizonError BrokenPlugin InputError MissingPlugin MistypedPlugin NoPeriodError NoPublishedPolicy "
    "NotInForceError PeriodSyntaxError PluginError SendrulesError UnknownDuty UnknownReading",
    "law.model": "Duty Limb Reading Source",
    "law.statute": "Statute statute",
    "local.declarations.authority": "Authority",
    "local.declarations.base": "Declared Provenance Status",
    "local.declarations.prioritisation": "DateOrder Factor FactorKind Lexicographic",
    "local.hookspecs": "hookimpl",
    "local.loader": "installed_authorities",
    "local.ranking": "Ranking",
    "receipt": "Change Receipt Replay replay",
    "statutory.outcome": "BeyondHorizon Compliance Disapplied Due Ended LimbState NeedsFacts NoFixedLimit NotEncoded "
    "NotInForce NotTriggered",
    "statutory.timetable": "Timetable UnknownDetail UnknownKind",
    "time.calendar": "ENGLAND_AND_WALES WorkingCalendar",
    "time.periods": "Counting Days Months Weeks WorkingDays",
    "time.text": "parse_period",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ENGLAND_AND_WALES",
    "Absence",
    "Authority",
    "BeyondHorizon",
    "BeyondHorizonError",
    "BrokenPlugin",
    "Case",
    "Change",
    "Claim",
    "Closure",
    "Compliance",
    "Coronavirus",
    "Counting",
    "DateOrder",
    "Days",
    "Declared",
    "Determination",
    "Disapplied",
    "Due",
    "Duty",
    "Ended",
    "Engine",
    "Event",
    "EventKind",
    "ExceptionalCircumstances",
    "FactDefinition",
    "Factor",
    "FactorKind",
    "InputError",
    "Issues",
    "Lexicographic",
    "Limb",
    "LimbState",
    "MissedAppointment",
    "MissingPlugin",
    "MistypedPlugin",
    "Months",
    "NeedsFacts",
    "NoFixedLimit",
    "NoPeriodError",
    "NoPublishedPolicy",
    "NotEncoded",
    "NotInForce",
    "NotInForceError",
    "NotTriggered",
    "Order",
    "PeriodSyntaxError",
    "PluginError",
    "Provenance",
    "Ranking",
    "Reading",
    "Receipt",
    "Replay",
    "Result",
    "Role",
    "SendrulesError",
    "ServiceMethod",
    "Source",
    "Status",
    "Statute",
    "Timetable",
    "UnknownDetail",
    "UnknownDuty",
    "UnknownKind",
    "UnknownReading",
    "Weeks",
    "WorkingCalendar",
    "WorkingDays",
    "deemed_service",
    "evaluate",
    "hookimpl",
    "installed_authorities",
    "parse_period",
    "read_case",
    "read_case_file",
    "replay",
    "statute",
    "timetable",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version

            value = version("sendrules")
        elif name in _HOME:
            from importlib import import_module

            value = getattr(import_module(f"sendrules.{_HOME[name]}"), name)
        else:
            raise AttributeError(f"module 'sendrules' has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__():
        return [*__all__, "__version__"]
