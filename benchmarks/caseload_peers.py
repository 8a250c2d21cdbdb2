"""The job of 21 duties for `caseload.py`: the same start, act, ending and limit, counted by numpy, polars, DuckDB and rules engines.

It is an easier job than the law. Each duty starts with its events; the first act from then on performs it, or the first ending ends
it; the limit is a period from the start. Nothing is undone, overtaken, directed, excused, doubtful or without effect; no
condition but one on a field of the event itself is asked; which version of the law answers is not asked either. The day that an
event counts as served is given as a column. The rules engines are given even the days of the start, the limit, the act and the
ending, as plain numbers, and choose the status alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import rule_engine
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.variables import BaseVariables, numeric_rule_variable

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, NO, ROLE_CODE
from sendrules.law.statute import Statute
from sendrules.time.periods import Months, Weeks

IDS = (
    "reg-3-consult-on-request", "reg-4-1-not-necessary-determination", "reg-5-1-decision-to-assess", "reg-5-2-copy-decision",
    "reg-8-1-cooperate-6-weeks", "reg-10-1-no-plan-decision", "reg-10-2-copy", "reg-13-1-a-draft-plan-15-days",
    "reg-13-2-final-plan-20-weeks", "reg-20-9-report", "reg-20-10-decision", "reg-21-7-8-report", "reg-21-9-decision",
    "reg-22-2-c-15-days", "reg-22-3-final-8-weeks", "reg-22-4-no-amend-8-weeks", "reg-33-contact-adviser-2-months",
    "code-9-41-schools-6-weeks", "code-9-83-school-15-days", "act-44-1-a-first-review", "case-devon-4-weeks-amendment-notice",
)  # fmt: skip
PENDING, OVERDUE, MET, LATE, ENDED = range(5)
NEVER = 2**30
_EPOCH = date(1970, 1, 1)
_FIRST, _LAST = 7_305, 36_525  # 1990 to 2069
_ATTENDS = {"reg-20-9-report": False, "reg-20-10-decision": False, "reg-21-7-8-report": True, "reg-21-9-decision": True}
"""Of the duties after a review meeting, whether they ask that the child attends no school."""
_BODIES = ("reg-8-1-cooperate-6-weeks", "code-9-41-schools-6-weeks", "code-9-83-school-15-days")
"""The duties whose act answers a request to the same body."""


@dataclass(frozen=True)
class Job:
    """What one duty asks: codes of kinds, the dates that count, the condition on a field, and the table of the limit."""

    id: str
    starts: tuple[int, ...]
    by: Dated
    acts: tuple[int, ...]
    acts_by: Dated
    endings: tuple[int, ...]
    endings_by: Dated
    field: str | None
    codes: tuple[int, ...]
    among: bool
    period: Any
    limits: np.ndarray | None
    bodies: bool


@dataclass(frozen=True)
class Found:
    """The occurrences of one duty: their cases, the day of the start, of the limit, of the act and of the ending, and the status."""

    case: np.ndarray
    start: np.ndarray
    status: np.ndarray


def jobs(law: Statute) -> list[Job]:
    """The jobs, read from the law itself."""
    return [_job(id, law) for id in IDS]


def _job(id: str, law: Statute) -> Job:
    duty = law.versions(id)[-1]
    field, codes, among = None, (), True
    if id in _ATTENDS:
        field, codes, among = "attends", (NO,), _ATTENDS[id]
    elif id == "reg-8-1-cooperate-6-weeks":
        field, codes = "to", tuple(ROLE_CODE[role] for role in duty.trigger[0].when.roles)
    elif id == "code-9-41-schools-6-weeks":
        field, codes, among = "to", (0, *(ROLE_CODE[role] for role in duty.trigger[0].when.condition.roles)), False
    period = duty.limit.period if duty.limit else None
    endings = duty.ends_with
    return Job(
        id=id,
        starts=tuple(dict.fromkeys(KIND_CODE[t.kind] for t in duty.trigger)),
        by=duty.trigger[0].by,
        acts=tuple(KIND_CODE[kind] for kind in duty.discharged_by.kinds),
        acts_by=duty.discharged_by.by,
        endings=tuple(KIND_CODE[kind] for kind in endings.kinds) if endings else (),
        endings_by=endings.by if endings else Dated.ON,
        field=field,
        codes=codes,
        among=among,
        period=period,
        limits=_limits(period),
        bodies=id in _BODIES,
    )


def _limits(period: Any) -> np.ndarray | None:
    """By day the last day of the period that begins then."""
    if period is None:
        return None
    days = (_EPOCH + timedelta(n) for n in range(_FIRST, _LAST))
    return np.array([(period.last_day(day) - _EPOCH).days for day in days], np.int32)


def columns(batch: Batch) -> dict[str, np.ndarray]:
    """What every contender is given: columns of numbers, in order of case and day, with the day of service worked out."""
    every = np.arange(len(batch))
    return {
        "case": batch.case,
        "kind": batch.kind,
        "about": np.zeros(len(batch), np.int32) if batch.about is None else batch.about,
        "to": batch.code("to", every),
        "attends": batch.code("attends", every),
        **{f"day_{by.value}": batch.days(by) for by in Dated},
    }


# numpy ----------------------------------------------------------------------------------------------------------------


def by_numpy(given: Mapping[str, np.ndarray], todo: Sequence[Job], as_of: int) -> list[Found]:
    """By hand in numpy: each start looks its act and its ending up in sorted keys."""
    found = []
    for job in todo:
        starts = np.isin(given["kind"], job.starts)
        if job.field is not None:
            fits = np.isin(given[job.field], job.codes)
            starts &= fits if job.among else ~fits
        rows = np.flatnonzero(starts)
        group = _group(given, job, rows)
        on = given["day_on"][rows]
        start = given[f"day_{job.by.value}"][rows]
        done = _next(given, job, job.acts, job.acts_by, group, on)
        over = _next(given, job, job.endings, job.endings_by, group, on)
        found.append(Found(given["case"][rows], start, _status(job, start, done, over, as_of)))
    return found


def _group(given: Mapping[str, np.ndarray], job: Job, rows: np.ndarray) -> np.ndarray:
    case = given["case"][rows].astype(np.int64)
    return case * 256 + given["about"][rows] if job.bodies else case


def _next(
    given: Mapping[str, np.ndarray], job: Job, kinds: tuple[int, ...], by: Dated, group: np.ndarray, on: np.ndarray
) -> np.ndarray:
    rows = np.flatnonzero(np.isin(given["kind"], kinds)) if kinds else np.empty(0, np.int64)
    if not len(rows):
        return np.full(len(group), NEVER, np.int32)
    theirs = _group(given, job, rows)
    keys = (theirs << 17) | given["day_on"][rows]
    if job.bodies:
        order = np.argsort(keys, kind="stable")
        rows, theirs, keys = rows[order], theirs[order], keys[order]
    index = np.searchsorted(keys, (group << 17) | on)
    hit = np.minimum(index, len(rows) - 1)
    there = (index < len(rows)) & (theirs[hit] == group)
    return np.where(there, given[f"day_{by.value}"][rows[hit]], NEVER)


def _status(job: Job, start: np.ndarray, done: np.ndarray, over: np.ndarray, as_of: int) -> np.ndarray:
    due = np.full(len(start), NEVER, np.int32) if job.limits is None else job.limits[start - _FIRST]
    return status(due, done, over, as_of)


def status(due: np.ndarray, done: np.ndarray, over: np.ndarray, as_of: int) -> np.ndarray:
    """The status, from days alone: an ending that comes no later than the act prevails."""
    ended = (over < NEVER) & (over <= done)
    open_ = np.where(due < as_of, OVERDUE, PENDING)
    acted = np.where(done <= due, MET, LATE)
    return np.where(ended, ENDED, np.where(done < NEVER, acted, open_)).astype(np.int8)


# polars ---------------------------------------------------------------------------------------------------------------


def by_polars(frame: pl.DataFrame, todo: Sequence[Job], as_of: int) -> list[Found]:
    """In polars: joins to the next act and the next ending."""
    return [_in_polars(frame, job, as_of) for job in todo]


def _in_polars(frame: pl.DataFrame, job: Job, as_of: int) -> Found:
    by = ["case", "about"] if job.bodies else ["case"]
    fits = pl.col("kind").is_in(job.starts)
    if job.field is not None:
        held = pl.col(job.field).is_in(job.codes)
        fits = fits & (held if job.among else ~held)
    found = frame.filter(fits).select(*by, "day_on", pl.col(f"day_{job.by.value}").alias("start"))
    for name, kinds, dated in (("done", job.acts, job.acts_by), ("over", job.endings, job.endings_by)):
        if not kinds:
            found = found.with_columns(pl.lit(NEVER, pl.Int32).alias(name))
            continue
        acts = frame.filter(pl.col("kind").is_in(kinds)).select(*by, "day_on", pl.col(f"day_{dated.value}").alias(name))
        found = found.join_asof(acts, on="day_on", by=by, strategy="forward", check_sortedness=False)
    found = found.with_columns(
        pl.col("done").fill_null(NEVER), pl.col("over").fill_null(NEVER), _polars_limit(job.period).alias("due")
    )
    state = (
        pl.when((pl.col("over") < NEVER) & (pl.col("over") <= pl.col("done")))
        .then(ENDED)
        .when(pl.col("done") < NEVER)
        .then(pl.when(pl.col("done") <= pl.col("due")).then(MET).otherwise(LATE))
        .when(pl.col("due") < as_of)
        .then(OVERDUE)
        .otherwise(PENDING)
    )
    found = found.select("case", "start", state.alias("status"))
    return Found(*(found[name].to_numpy() for name in ("case", "start", "status")))


def _less(period: Any) -> int:
    return int(period.counting.value == "beginning-with")


def _days(period: Any) -> int:
    return period.n * (7 if isinstance(period, Weeks) else 1) - _less(period)


def _polars_limit(period: Any) -> pl.Expr:
    if period is None:
        return pl.lit(NEVER, pl.Int32)
    if isinstance(period, Months):
        return pl.col("start").cast(pl.Date).dt.offset_by(f"{period.n}mo").cast(pl.Int32) - _less(period)
    return pl.col("start") + _days(period)


# DuckDB ---------------------------------------------------------------------------------------------------------------


def in_duckdb(given: Mapping[str, np.ndarray]) -> duckdb.DuckDBPyConnection:
    """A connection with the events in a table of its own."""
    connection = duckdb.connect()
    connection.register("given", pa.table(dict(given)))
    connection.execute('create table events as select * rename ("case" as c) from given')
    return connection


def queries(todo: Sequence[Job], as_of: int) -> list[str]:
    """The SQL of each job."""
    return [_query(job, as_of) for job in todo]


def _query(job: Job, as_of: int) -> str:
    kinds = {name: ", ".join(map(str, codes)) or "-1" for name, codes in vars(job).items() if isinstance(codes, tuple)}
    where = f"kind in ({kinds['starts']})"
    if job.field is not None:
        where += f' and "{job.field}" {"" if job.among else "not "}in ({kinds["codes"]})'
    same = "s.c = x.c and s.about = x.about" if job.bodies else "s.c = x.c"
    return f"""
        with s as (select c, about, day_on, day_{job.by.value} as start from events where {where}),
        a as (select c, about, day_on, day_{job.acts_by.value} as d from events where kind in ({kinds["acts"]})),
        e as (select c, about, day_on, day_{job.endings_by.value} as d from events where kind in ({kinds["endings"]})),
        m as (select s.c, s.start, {_sql_limit(job.period)} as due, coalesce(a.d, {NEVER}) as done, coalesce(e.d, {NEVER}) as over
            from s asof left join a on {same.replace("x.", "a.")} and s.day_on <= a.day_on
            asof left join e on {same.replace("x.", "e.")} and s.day_on <= e.day_on)
        select c, start, case when over < {NEVER} and over <= done then {ENDED}
            when done < {NEVER} then case when done <= due then {MET} else {LATE} end
            when due < {as_of} then {OVERDUE} else {PENDING} end as status from m"""


def _sql_limit(period: Any) -> str:
    if period is None:
        return str(NEVER)
    if isinstance(period, Months):
        moved = f"cast(date '1970-01-01' + s.start + interval {period.n} month as date)"
        return f"date_diff('day', date '1970-01-01', {moved}) - {_less(period)}"
    return f"s.start + {_days(period)}"


def by_duckdb(connection: duckdb.DuckDBPyConnection, asked: Sequence[str]) -> list[Any]:
    """In DuckDB's SQL, to Arrow."""
    return [connection.sql(query).to_arrow_table() for query in asked]


def from_duckdb(tables: Sequence[pa.Table]) -> list[Found]:
    """The answers of DuckDB in the form of the others."""
    return [Found(*(table[name].to_numpy() for name in ("c", "start", "status"))) for table in tables]


# rules engines, given the days ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Matched:
    """The days of every occurrence, given."""

    due: np.ndarray
    done: np.ndarray
    over: np.ndarray

    def dicts(self, most: int) -> list[dict[str, int]]:
        """Some of them, evenly spread, as plain numbers."""
        step = max(len(self.due) // most, 1)
        columns = {name: getattr(self, name)[::step].tolist() for name in ("due", "done", "over")}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def with_rule_engine(given: Sequence[dict[str, int]], as_of: int) -> Callable[[], list[int]]:
    """The status by `rule-engine`, from rules compiled before."""
    rules = [
        (rule_engine.Rule(f"over < {NEVER} and over <= done"), ENDED),
        (rule_engine.Rule(f"done < {NEVER} and done <= due"), MET),
        (rule_engine.Rule(f"done < {NEVER}"), LATE),
        (rule_engine.Rule(f"due < {as_of}"), OVERDUE),
    ]

    def run() -> list[int]:
        return [next((state for rule, state in rules if rule.matches(each)), PENDING) for each in given]

    return run


class _Variables(BaseVariables):
    def __init__(self, given: dict[str, int]) -> None:
        self.given = given

    @numeric_rule_variable
    def done(self) -> int:
        return self.given["done"]

    @numeric_rule_variable
    def over(self) -> int:
        return self.given["over"]

    @numeric_rule_variable
    def over_past_done(self) -> int:
        return self.given["over"] - self.given["done"]

    @numeric_rule_variable
    def days_late(self) -> int:
        return self.given["done"] - self.given["due"]

    @numeric_rule_variable
    def due(self) -> int:
        return self.given["due"]


class _Actions(BaseActions):
    def __init__(self) -> None:
        self.status = PENDING

    @rule_action(params={})
    def ended(self) -> None:
        self.status = ENDED

    @rule_action(params={})
    def met(self) -> None:
        self.status = MET

    @rule_action(params={})
    def late(self) -> None:
        self.status = LATE

    @rule_action(params={})
    def overdue(self) -> None:
        self.status = OVERDUE


def with_business_rules(given: Sequence[dict[str, int]], as_of: int) -> Callable[[], list[int]]:
    """The status by `business-rules`, which stops at the first rule that holds."""

    def rule(action: str, *asked: tuple[str, str, int]) -> dict[str, Any]:
        conditions = [{"name": name, "operator": operator, "value": value} for name, operator, value in asked]
        return {"conditions": {"all": conditions}, "actions": [{"name": action, "params": {}}]}

    rules = [
        rule("ended", ("over", "less_than", NEVER), ("over_past_done", "less_than_or_equal_to", 0)),
        rule("met", ("done", "less_than", NEVER), ("days_late", "less_than_or_equal_to", 0)),
        rule("late", ("done", "less_than", NEVER)),
        rule("overdue", ("due", "less_than", as_of)),
    ]

    def run() -> list[int]:
        found = []
        for each in given:
            actions = _Actions()
            run_all(rules, _Variables(each), actions, stop_on_first_trigger=True)
            found.append(actions.status)
        return found

    return run


def kinds_of(todo: Sequence[Job]) -> list[str]:
    """The kinds of event that the jobs look at."""
    codes = {code for job in todo for code in (*job.starts, *job.acts, *job.endings)}
    return [kind.value for kind in EventKind if KIND_CODE[kind] in codes]
