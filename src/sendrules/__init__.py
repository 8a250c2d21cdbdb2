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
    from sendrules.amendment_file import read_amendment
    from sendrules.case.case import Case
    from sendrules.case.circumstances import (
        Absence,
        Claim,
        Closure,
        Coronavirus,
        Determination,
        ExceptionalCircumstances,
        MissedAppointment,
        RecordGap,
    )
    from sendrules.case.events import Event
    from sendrules.case.facts import FactDefinition, FactType
    from sendrules.case.files import read_case, read_case_file, read_cases
    from sendrules.case.kinds import EventKind, Issues, Order, Role, Sector, ServiceMethod
    from sendrules.case.receipt import Means, ReceiptDay, UnknownMeans, day_of_receipt
    from sendrules.case.service import deemed_service
    from sendrules.citation import Instrument, Provision
    from sendrules.engine import Engine, evaluate, timetable
    from sendrules.errors import (
        AuditDifference,
        BeyondHorizonError,
        BrokenPlugin,
        ChangedLaw,
        DateSyntaxError,
        Finding,
        FloorViolation,
        InputError,
        MissingExtra,
        MissingPlugin,
        MistypedPlugin,
        NoPeriodError,
        NoPublishedPolicy,
        NotInForceError,
        PeriodSyntaxError,
        PluginError,
        Problem,
        SendrulesError,
        Severity,
        UnknownDuty,
        UnknownReading,
        WrongType,
    )
    from sendrules.explanation import Step
    from sendrules.forms.schema import result_schema
    from sendrules.law.model.actors import Actor, Source
    from sendrules.law.model.amendment import Amendment, CohortBy, DutyEdit, NewLimit
    from sendrules.law.model.duty import Bound, Duty, Limb
    from sendrules.law.model.reading import Reading
    from sendrules.law.si_2012_2089 import first_day_for_decision
    from sendrules.law.statute import Statute, statute
    from sendrules.local.answers.factors import FactorFinding
    from sendrules.local.answers.fast_track import Eligibility, FastTrackAnswer
    from sendrules.local.answers.interim import Offer
    from sendrules.local.answers.panels import PanelAnswer
    from sendrules.local.answers.quality import (
        Checked,
        PlanRecord,
        check_plan,
        check_report,
        duplicate_pathways,
        is_delivered,
    )
    from sendrules.local.answers.replies import NoStandardFor, ReplyTarget
    from sendrules.local.answers.steps import LimitAround, StepAnswer, StepState
    from sendrules.local.answers.targets import Target
    from sendrules.local.answers.updates import UpdateTarget
    from sendrules.local.apply import LocalResult
    from sendrules.local.checking.panel_days import LastPanel, PanelDay, PanelMeeting, last_panel
    from sendrules.local.contracts.capacity import Capacity, InMonth, capacity, in_month
    from sendrules.local.contracts.clearing import Clearing, clearing, deadline
    from sendrules.local.contracts.ends import EndAlert, Gap, end_alerts, gaps, last_day
    from sendrules.local.contracts.key_decisions import (
        KeyDecision,
        check_decision,
        effective_after_call_in,
        key_decision,
        whole_value,
    )
    from sendrules.local.contracts.milestones import MilestoneStatus, milestone_status
    from sendrules.local.contracts.prices import Cost, cost
    from sendrules.local.contracts.volumes import (
        DayOfMonth,
        allocated_by,
        batches,
        by_month,
        cumulative,
        latest_allocation,
        on_time_needed,
        peak_in_progress,
        report_due,
        reported_by,
        schedule,
    )
    from sendrules.local.declarations.authority import Authority
    from sendrules.local.declarations.base import Declaration, Declared, Provenance, Status
    from sendrules.local.declarations.commissioning import (
        Allocation,
        BatchDay,
        Cadence,
        ClockStart,
        CommissioningPolicy,
        Contract,
        Extension,
        GapRules,
        QualityGate,
        Surge,
        Turnaround,
        VolumeStep,
    )
    from sendrules.local.declarations.communication import Basis, CommunicationStandard, Escalation, OfficeClosure
    from sendrules.local.declarations.conditions import EvidenceRequired, When
    from sendrules.local.declarations.factors import Band, Factor, FactorKind
    from sendrules.local.declarations.facts import FactDeclared
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
    from sendrules.local.declarations.interim import Backdate, BackdateStart, InterimSupport, SupportStart
    from sendrules.local.declarations.lanes import Lane
    from sendrules.local.declarations.ordering import EqualityRecord, Guarantee, Overriding, TieBreak
    from sendrules.local.declarations.panels import OnBankHoliday, Panel, Papers, SchoolTerm, Weekday
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
    from sendrules.local.declarations.prices import BandRule, Budget, Price, PriceBand, PriceReview
    from sendrules.local.declarations.prioritisation import (
        DateOrder,
        Lanes,
        Lexicographic,
        Points,
        QueueFor,
        Queues,
        WithinTier,
    )
    from sendrules.local.declarations.providers import Ending, EndKind, Provider, Sharing, Supply
    from sendrules.local.declarations.quality import Grade, PlanCheck, QualityPolicy, ReportCheck
    from sendrules.local.declarations.rates import Per, Rate
    from sendrules.local.declarations.sources import PolicySource, sources_of
    from sendrules.local.declarations.standards import InternalLimit, StandardsPolicy
    from sendrules.local.declarations.steps import InternalStep
    from sendrules.local.declarations.values import (
        Benchmark,
        DateWindow,
        MoneyRange,
        Point,
        Quantity,
        Trajectory,
    )
    from sendrules.local.loading.hookspecs import hookimpl
    from sendrules.local.loading.loader import installed_authorities
    from sendrules.local.loading.policy_file import (
        PolicyReport,
        RefusedPolicy,
        check_policy,
        check_policy_file,
        read_policy,
    )
    from sendrules.local.ranking.overrides import PlaceOverride
    from sendrules.local.ranking.places import Place, Ranking
    from sendrules.receipts.changes import Change
    from sendrules.receipts.receipt import Receipt, Replay, replay
    from sendrules.result import Result, WhatIf
    from sendrules.statutory.instance import Alternative, Instance
    from sendrules.statutory.limbs import LimbFinding, LimbState
    from sendrules.statutory.outcome import (
        BeyondHorizon,
        Compliance,
        Disapplied,
        Due,
        Ended,
        NeedsFacts,
        NoFixedLimit,
        NotEncoded,
        NotInForce,
        NotTriggered,
        Outcome,
    )
    from sendrules.statutory.result import DutyResult, StatutoryResult
    from sendrules.statutory.rows import Row, Timetable
    from sendrules.statutory.timetable import UnknownDetail, UnknownKind
    from sendrules.statutory.what_if import Difference
    from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
    from sendrules.time.periods import Counting, Days, Months, Weeks, WorkingDays
    from sendrules.time.text import parse_period

    __version__: str

_HOMES = {
    "amendment_file": "read_amendment",
    "case.case": "Case",
    "case.circumstances": "Absence Claim Closure Coronavirus Determination ExceptionalCircumstances MissedAppointment RecordGap",
    "case.events": "Event",
    "case.facts": "FactDefinition FactType",
    "case.kinds": "EventKind Issues Order Role Sector ServiceMethod",
    "case.files": "read_case read_case_file read_cases",
    "case.receipt": "Means ReceiptDay UnknownMeans day_of_receipt",
    "case.service": "deemed_service",
    "engine": "Engine evaluate timetable",
    "errors": "AuditDifference BeyondHorizonError BrokenPlugin ChangedLaw DateSyntaxError Finding FloorViolation InputError MissingExtra MissingPlugin MistypedPlugin NoPeriodError NoPublishedPolicy NotInForceError PeriodSyntaxError PluginError Problem SendrulesError Severity UnknownDuty UnknownReading WrongType",
    "forms.schema": "result_schema",
    "law.model.actors": "Actor Source",
    "law.model.amendment": "Amendment CohortBy DutyEdit NewLimit",
    "law.model.duty": "Bound Duty Limb",
    "law.model.reading": "Reading",
    "law.si_2012_2089": "first_day_for_decision",
    "law.statute": "Statute statute",
    "local.answers.fast_track": "Eligibility FastTrackAnswer",
    "local.answers.interim": "Offer",
    "local.answers.panels": "PanelAnswer",
    "local.answers.quality": "Checked PlanRecord check_plan check_report duplicate_pathways is_delivered",
    "local.answers.replies": "NoStandardFor ReplyTarget",
    "local.answers.steps": "LimitAround StepAnswer StepState",
    "local.answers.targets": "Target",
    "local.answers.updates": "UpdateTarget",
    "local.apply": "LocalResult",
    "local.checking.panel_days": "LastPanel PanelDay PanelMeeting last_panel",
    "local.contracts.capacity": "Capacity InMonth capacity in_month",
    "local.contracts.clearing": "Clearing clearing deadline",
    "local.contracts.ends": "EndAlert Gap end_alerts gaps last_day",
    "local.contracts.key_decisions": "KeyDecision check_decision effective_after_call_in key_decision whole_value",
    "local.contracts.milestones": "MilestoneStatus milestone_status",
    "local.contracts.prices": "Cost cost",
    "local.contracts.volumes": "DayOfMonth allocated_by batches by_month cumulative latest_allocation on_time_needed peak_in_progress report_due reported_by schedule",
    "local.declarations.authority": "Authority",
    "local.declarations.base": "Declaration Declared Provenance Status",
    "local.declarations.commissioning": "Allocation BatchDay Cadence ClockStart CommissioningPolicy Contract Extension GapRules QualityGate Surge Turnaround VolumeStep",
    "local.declarations.conditions": "EvidenceRequired When",
    "local.declarations.factors": "Band Factor FactorKind",
    "local.declarations.facts": "FactDeclared",
    "local.declarations.fast_track": "Combination Criterion FastTrackDecider FastTrackPolicy FastTrackReview FastTrackStatus FastTrackTarget TargetKind",
    "local.declarations.governance": "Decision Forum PolicyRole Threshold",
    "local.declarations.lanes": "Lane",
    "local.declarations.ordering": "EqualityRecord Guarantee Overriding TieBreak",
    "local.declarations.panels": "OnBankHoliday Panel Papers SchoolTerm Weekday",
    "local.declarations.performance": "Brag Cohort ExceptionCases Measure Milestone PerformancePolicy PerformanceTarget PlanOutcome Snapshot Statistic",
    "local.declarations.prioritisation": "DateOrder Lanes Lexicographic Points QueueFor Queues WithinTier",
    "local.declarations.prices": "BandRule Budget Price PriceBand PriceReview",
    "local.declarations.providers": "EndKind Ending Provider Sharing Supply",
    "local.declarations.quality": "Grade PlanCheck QualityPolicy ReportCheck",
    "local.declarations.communication": "Basis CommunicationStandard Escalation OfficeClosure",
    "local.declarations.interim": "Backdate BackdateStart InterimSupport SupportStart",
    "local.declarations.rates": "Per Rate",
    "local.declarations.standards": "InternalLimit StandardsPolicy",
    "local.declarations.sources": "PolicySource sources_of",
    "local.declarations.steps": "InternalStep",
    "local.declarations.values": "Benchmark DateWindow MoneyRange Point Quantity Trajectory",
    "local.loading.hookspecs": "hookimpl",
    "local.loading.loader": "installed_authorities",
    "local.loading.policy_file": "PolicyReport RefusedPolicy check_policy check_policy_file read_policy",
    "local.ranking.overrides": "PlaceOverride",
    "local.ranking.places": "Place Ranking",
    "receipts.changes": "Change",
    "receipts.receipt": "Receipt Replay replay",
    "result": "Result WhatIf",
    "statutory.limbs": "LimbFinding LimbState",
    "statutory.outcome": "BeyondHorizon Compliance Disapplied Due Ended NeedsFacts NoFixedLimit NotEncoded NotInForce NotTriggered Outcome",
    "statutory.rows": "Row Timetable",
    "statutory.timetable": "UnknownDetail UnknownKind",
    "statutory.what_if": "Difference",
    "statutory.result": "DutyResult StatutoryResult",
    "statutory.instance": "Alternative Instance",
    "explanation": "Step",
    "citation": "Instrument Provision",
    "local.answers.factors": "FactorFinding",
    "time.calendar": "ENGLAND_AND_WALES WorkingCalendar",
    "time.periods": "Counting Days Months Weeks WorkingDays",
    "time.text": "parse_period",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "ENGLAND_AND_WALES",
    "Absence",
    "Actor",
    "Allocation",
    "Alternative",
    "Amendment",
    "AuditDifference",
    "Authority",
    "Backdate",
    "BackdateStart",
    "Band",
    "BandRule",
    "Basis",
    "BatchDay",
    "Benchmark",
    "BeyondHorizon",
    "BeyondHorizonError",
    "Bound",
    "Brag",
    "BrokenPlugin",
    "Budget",
    "Cadence",
    "Capacity",
    "Case",
    "Change",
    "ChangedLaw",
    "Checked",
    "Claim",
    "Clearing",
    "ClockStart",
    "Closure",
    "Cohort",
    "CohortBy",
    "Combination",
    "CommissioningPolicy",
    "CommunicationStandard",
    "Compliance",
    "Contract",
    "Coronavirus",
    "Cost",
    "Counting",
    "Criterion",
    "DateOrder",
    "DateSyntaxError",
    "DateWindow",
    "DayOfMonth",
    "Days",
    "Decision",
    "Declaration",
    "Declared",
    "Determination",
    "Difference",
    "Disapplied",
    "Due",
    "Duty",
    "DutyEdit",
    "DutyResult",
    "Eligibility",
    "EndAlert",
    "EndKind",
    "Ended",
    "Ending",
    "Engine",
    "EqualityRecord",
    "Escalation",
    "Event",
    "EventKind",
    "EvidenceRequired",
    "ExceptionCases",
    "ExceptionalCircumstances",
    "Extension",
    "FactDeclared",
    "FactDefinition",
    "FactType",
    "Factor",
    "FactorFinding",
    "FactorKind",
    "FastTrackAnswer",
    "FastTrackDecider",
    "FastTrackPolicy",
    "FastTrackReview",
    "FastTrackStatus",
    "FastTrackTarget",
    "Finding",
    "FloorViolation",
    "Forum",
    "Gap",
    "GapRules",
    "Grade",
    "Guarantee",
    "InMonth",
    "InputError",
    "Instance",
    "Instrument",
    "InterimSupport",
    "InternalLimit",
    "InternalStep",
    "Issues",
    "KeyDecision",
    "Lane",
    "Lanes",
    "LastPanel",
    "Lexicographic",
    "Limb",
    "LimbFinding",
    "LimbState",
    "LimitAround",
    "LocalResult",
    "Means",
    "Measure",
    "Milestone",
    "MilestoneStatus",
    "MissedAppointment",
    "MissingExtra",
    "MissingPlugin",
    "MistypedPlugin",
    "MoneyRange",
    "Months",
    "NeedsFacts",
    "NewLimit",
    "NoFixedLimit",
    "NoPeriodError",
    "NoPublishedPolicy",
    "NoStandardFor",
    "NotEncoded",
    "NotInForce",
    "NotInForceError",
    "NotTriggered",
    "Offer",
    "OfficeClosure",
    "OnBankHoliday",
    "Order",
    "Outcome",
    "Overriding",
    "Panel",
    "PanelAnswer",
    "PanelDay",
    "PanelMeeting",
    "Papers",
    "Per",
    "PerformancePolicy",
    "PerformanceTarget",
    "PeriodSyntaxError",
    "Place",
    "PlaceOverride",
    "PlanCheck",
    "PlanOutcome",
    "PlanRecord",
    "PluginError",
    "Point",
    "Points",
    "PolicyReport",
    "PolicyRole",
    "PolicySource",
    "Price",
    "PriceBand",
    "PriceReview",
    "Problem",
    "Provenance",
    "Provider",
    "Provision",
    "QualityGate",
    "QualityPolicy",
    "Quantity",
    "QueueFor",
    "Queues",
    "Ranking",
    "Rate",
    "Reading",
    "Receipt",
    "ReceiptDay",
    "RecordGap",
    "RefusedPolicy",
    "Replay",
    "ReplyTarget",
    "ReportCheck",
    "Result",
    "Role",
    "Row",
    "SchoolTerm",
    "Sector",
    "SendrulesError",
    "ServiceMethod",
    "Severity",
    "Sharing",
    "Snapshot",
    "Source",
    "StandardsPolicy",
    "Statistic",
    "Status",
    "Statute",
    "StatutoryResult",
    "Step",
    "StepAnswer",
    "StepState",
    "Supply",
    "SupportStart",
    "Surge",
    "Target",
    "TargetKind",
    "Threshold",
    "TieBreak",
    "Timetable",
    "Trajectory",
    "Turnaround",
    "UnknownDetail",
    "UnknownDuty",
    "UnknownKind",
    "UnknownMeans",
    "UnknownReading",
    "UpdateTarget",
    "VolumeStep",
    "Weekday",
    "Weeks",
    "WhatIf",
    "When",
    "WithinTier",
    "WorkingCalendar",
    "WorkingDays",
    "WrongType",
    "allocated_by",
    "batches",
    "by_month",
    "capacity",
    "check_decision",
    "check_plan",
    "check_policy",
    "check_policy_file",
    "check_report",
    "clearing",
    "cost",
    "cumulative",
    "day_of_receipt",
    "deadline",
    "deemed_service",
    "duplicate_pathways",
    "effective_after_call_in",
    "end_alerts",
    "evaluate",
    "first_day_for_decision",
    "gaps",
    "hookimpl",
    "in_month",
    "installed_authorities",
    "is_delivered",
    "key_decision",
    "last_day",
    "last_panel",
    "latest_allocation",
    "milestone_status",
    "on_time_needed",
    "parse_period",
    "peak_in_progress",
    "read_amendment",
    "read_case",
    "read_case_file",
    "read_cases",
    "read_policy",
    "replay",
    "report_due",
    "reported_by",
    "result_schema",
    "schedule",
    "sources_of",
    "statute",
    "timetable",
    "whole_value",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version

            value = version("sendrules")
        elif name == "caseload":  # a part that has its own names, and needs an extra when they are used
            from importlib import import_module

            value = import_module("sendrules.caseload")
        elif name in _HOME:
            from importlib import import_module

            value = getattr(import_module(f"sendrules.{_HOME[name]}"), name)
        else:
            raise AttributeError(f"module 'sendrules' has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__():
        return [*__all__, "__version__"]
