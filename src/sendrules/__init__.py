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
        FloorViolation,
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
    from sendrules.local.declarations.base import Declaration, Declared, Provenance, Status
    from sendrules.local.declarations.commissioning import (
        Allocation,
        Budget,
        Cadence,
        ClockStart,
        CommissioningPolicy,
        Contract,
        Extension,
        GapRules,
        Price,
        Provider,
        QualityGate,
        Supply,
        Surge,
        Turnaround,
        VolumeStep,
    )
    from sendrules.local.declarations.conditions import EvidenceRequired, When
    from sendrules.local.declarations.factors import Band, Factor, FactorKind
    from sendrules.local.declarations.fast_track import (
        Combination,
        Criterion,
        FastTrackDecider,
        FastTrackPolicy,
        FastTrackReview,
        FastTrackStatus,
        FastTrackTarget,
        TargetKind,
    )
    from sendrules.local.declarations.governance import Decision, Forum, PolicyRole, Threshold
    from sendrules.local.declarations.lanes import Lane
    from sendrules.local.declarations.ordering import EqualityRecord, Guarantee, Overriding, TieBreak
    from sendrules.local.declarations.performance import (
        Brag,
        Cohort,
        ExceptionCases,
        Measure,
        Milestone,
        PerformancePolicy,
        PerformanceTarget,
        PlanOutcome,
        Snapshot,
        Statistic,
    )
    from sendrules.local.declarations.prioritisation import DateOrder, Lanes, Lexicographic, Points
    from sendrules.local.declarations.quality import Grade, PlanCheck, QualityPolicy, ReportCheck
    from sendrules.local.declarations.standards import (
        Basis,
        CommunicationStandard,
        Escalation,
        InterimSupport,
        InternalLimit,
        OfficeClosure,
        StandardsPolicy,
        SupportStart,
    )
    from sendrules.local.declarations.values import (
        Benchmark,
        DateWindow,
        MoneyRange,
        Point,
        Quantity,
        Trajectory,
    )
    from sendrules.local.hookspecs import hookimpl
    from sendrules.local.loader import installed_authorities
    from sendrules.local.overrides import PlaceOverride
    from sendrules.local.policy_file import (
        PolicyReport,
        RefusedPolicy,
        check_policy,
        check_policy_file,
        read_policy,
    )
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
    "case.circumstances": "Absence Claim Closure Coronavirus Determination ExceptionalCircumstances MissedAppointment",
    "case.events": "Event",
    "case.facts": "FactDefinition",
    "case.kinds": "EventKind Issues Order Role ServiceMethod",
    "case.reading": "read_case read_case_file",
    "case.service": "deemed_service",
    "engine": "Engine Result evaluate timetable",
    "errors": "BeyondHorizonError BrokenPlugin FloorViolation InputError MissingPlugin MistypedPlugin NoPeriodError NoPublishedPolicy NotInForceError PeriodSyntaxError PluginError SendrulesError UnknownDuty UnknownReading",
    "law.model": "Duty Limb Reading Source",
    "law.statute": "Statute statute",
    "local.declarations.authority": "Authority",
    "local.declarations.base": "Declaration Declared Provenance Status",
    "local.declarations.commissioning": "Allocation Budget Cadence ClockStart CommissioningPolicy Contract Extension GapRules Price Provider QualityGate Supply Surge Turnaround VolumeStep",
    "local.declarations.conditions": "EvidenceRequired When",
    "local.declarations.factors": "Band Factor FactorKind",
    "local.declarations.fast_track": "Combination Criterion FastTrackDecider FastTrackPolicy FastTrackReview FastTrackStatus FastTrackTarget TargetKind",
    "local.declarations.governance": "Decision Forum PolicyRole Threshold",
    "local.declarations.lanes": "Lane",
    "local.declarations.ordering": "EqualityRecord Guarantee Overriding TieBreak",
    "local.declarations.performance": "Brag Cohort ExceptionCases Measure Milestone PerformancePolicy PerformanceTarget PlanOutcome Snapshot Statistic",
    "local.declarations.prioritisation": "DateOrder Lanes Lexicographic Points",
    "local.declarations.quality": "Grade PlanCheck QualityPolicy ReportCheck",
    "local.declarations.standards": "Basis CommunicationStandard Escalation InterimSupport InternalLimit OfficeClosure StandardsPolicy SupportStart",
    "local.declarations.values": "Benchmark DateWindow MoneyRange Point Quantity Trajectory",
    "local.hookspecs": "hookimpl",
    "local.loader": "installed_authorities",
    "local.overrides": "PlaceOverride",
    "local.policy_file": "PolicyReport RefusedPolicy check_policy check_policy_file read_policy",
    "local.ranking": "Ranking",
    "receipt": "Change Receipt Replay replay",
    "statutory.outcome": "BeyondHorizon Compliance Disapplied Due Ended LimbState NeedsFacts NoFixedLimit NotEncoded NotInForce NotTriggered",
    "statutory.timetable": "Timetable UnknownDetail UnknownKind",
    "time.calendar": "ENGLAND_AND_WALES WorkingCalendar",
    "time.periods": "Counting Days Months Weeks WorkingDays",
    "time.text": "parse_period",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ENGLAND_AND_WALES",
    "Absence",
    "Allocation",
    "Authority",
    "Band",
    "Basis",
    "Benchmark",
    "BeyondHorizon",
    "BeyondHorizonError",
    "Brag",
    "BrokenPlugin",
    "Budget",
    "Cadence",
    "Case",
    "Change",
    "Claim",
    "ClockStart",
    "Closure",
    "Cohort",
    "Combination",
    "CommissioningPolicy",
    "CommunicationStandard",
    "Compliance",
    "Contract",
    "Coronavirus",
    "Counting",
    "Criterion",
    "DateOrder",
    "DateWindow",
    "Days",
    "Decision",
    "Declaration",
    "Declared",
    "Determination",
    "Disapplied",
    "Due",
    "Duty",
    "Ended",
    "Engine",
    "EqualityRecord",
    "Escalation",
    "Event",
    "EventKind",
    "EvidenceRequired",
    "ExceptionCases",
    "ExceptionalCircumstances",
    "Extension",
    "FactDefinition",
    "Factor",
    "FactorKind",
    "FastTrackDecider",
    "FastTrackPolicy",
    "FastTrackReview",
    "FastTrackStatus",
    "FastTrackTarget",
    "FloorViolation",
    "Forum",
    "GapRules",
    "Grade",
    "Guarantee",
    "InputError",
    "InterimSupport",
    "InternalLimit",
    "Issues",
    "Lane",
    "Lanes",
    "Lexicographic",
    "Limb",
    "LimbState",
    "Measure",
    "Milestone",
    "MissedAppointment",
    "MissingPlugin",
    "MistypedPlugin",
    "MoneyRange",
    "Months",
    "NeedsFacts",
    "NoFixedLimit",
    "NoPeriodError",
    "NoPublishedPolicy",
    "NotEncoded",
    "NotInForce",
    "NotInForceError",
    "NotTriggered",
    "OfficeClosure",
    "Order",
    "Overriding",
    "PerformancePolicy",
    "PerformanceTarget",
    "PeriodSyntaxError",
    "PlaceOverride",
    "PlanCheck",
    "PlanOutcome",
    "PluginError",
    "Point",
    "Points",
    "PolicyReport",
    "PolicyRole",
    "Price",
    "Provenance",
    "Provider",
    "QualityGate",
    "QualityPolicy",
    "Quantity",
    "Ranking",
    "Reading",
    "Receipt",
    "RefusedPolicy",
    "Replay",
    "ReportCheck",
    "Result",
    "Role",
    "SendrulesError",
    "ServiceMethod",
    "Snapshot",
    "Source",
    "StandardsPolicy",
    "Statistic",
    "Status",
    "Statute",
    "Supply",
    "SupportStart",
    "Surge",
    "TargetKind",
    "Threshold",
    "TieBreak",
    "Timetable",
    "Trajectory",
    "Turnaround",
    "UnknownDetail",
    "UnknownDuty",
    "UnknownKind",
    "UnknownReading",
    "VolumeStep",
    "Weeks",
    "When",
    "WorkingCalendar",
    "WorkingDays",
    "check_policy",
    "check_policy_file",
    "deemed_service",
    "evaluate",
    "hookimpl",
    "installed_authorities",
    "parse_period",
    "read_case",
    "read_case_file",
    "read_policy",
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
