"""The files that ``sendrules plan`` writes: tables, charts, and the tables of the reform plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendrules.cli.plan_places import OF_A_FOLDER, OF_CHARTS, TABLES
from sendrules.cli.plan_progress import Step
from sendrules.cli.plan_view import Shown
from sendrules.errors import InputError, Problem

if TYPE_CHECKING:
    from sendrules.caseload.writing.together import Together
    from sendrules.commissioning.projections.ages import AgeShares
    from sendrules.commissioning.what_if.extra import ExtraCapacity

FORMAT = "sendrules-plan-1"


def plain(shown: Shown) -> dict[str, Any]:
    """Give a plan as plain data.

    Args:
        shown: the plan.
    """
    found, planned = shown.forecast, shown.planned
    return {
        "format": FORMAT,
        "first_month": found.inputs.first_month.isoformat(),
        "months": found.inputs.months,
        "runs": found.draws.runs,
        "seed": found.draws.seed,
        "determined": found.determined,
        "inputs": found.inputs.model_dump(mode="json"),
        "missing": [{"at": one.at, "ask": one.ask, "needed_for": one.needed_for} for one in shown.missing],
        "cleared": _cleared(shown),
        "promise": _promised(shown),
        "by_month": [{**row, "month": str(row["month"])} for row in shown.table.to_pylist()]
        if found.determined
        else None,
        "order": None
        if (order := shown.asked.order) is None
        else {"title": order.title, "ranks": dict(order.titles), "not_held": list(order.not_held)},
        "schedule": None if planned is None else _schedule(shown),
        "gates": None if shown.gates is None else shown.gates.table(),
        "notes": list(shown.asked.notes),
    }


def as_text(data: dict[str, Any]) -> str:
    """Give plain data as JSON.

    Args:
        data: the data.
    """
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def write_out(shown: Shown, out: Path, places: Together) -> None:
    """Write the forecast as a table, the whole plan as JSON, or all tables into a folder.

    Args:
        shown: the plan.
        out: the file, whose name ends with .csv, .xlsx, .parquet or .json; or a folder.
        places: gives the places to write to.

    Raises:
        InputError: it cannot be written, or a table is asked for and there is no number to put in it.
    """
    from sendrules.caseload.writing.tables import write_table

    if out.suffix.lower() in TABLES:
        if not shown.forecast.determined:
            message = "the plan is undetermined: there is no number to write."
            raise InputError(str(out), [Problem("", message, "Give what is missing, or name a .json file.")])
        write_table(shown.table, places.file(out), dict(_about(shown)))
    elif out.suffix:
        _write_json(shown, places.file(out))
    else:
        places.folder(out, OF_A_FOLDER)
        for name, table in _tables(shown):
            write_table(table, places.file(out / f"{name}.csv"), {})
        _write_json(shown, places.file(out / "plan.json"))


def _write_json(shown: Shown, path: Path) -> None:
    from sendrules.caseload.writing.whole import whole, writing

    with whole(path) as beside, writing(path):
        beside.write_text(as_text(plain(shown)), encoding="utf-8", newline="\n")


def _tables(shown: Shown) -> Iterator[tuple[str, Any]]:
    if shown.forecast.determined:
        yield "forecast", shown.table
    if shown.planned is not None:
        yield "schedule", shown.planned.schedule.table()


def write_charts(shown: Shown, folder: Path, places: Together, *, dark: bool) -> None:
    """Draw the forecast into a folder, each chart with its table.

    Args:
        shown: the plan.
        folder: the folder; it is made where it is not there.
        places: gives the places to write to.
        dark: whether they are for a dark background.
    """
    from sendrules.charts import DARK, LIGHT
    from sendrules.commissioning.pictures.of_forecast import charts_of

    if not shown.forecast.determined:
        message = "the plan is undetermined: there is nothing to draw."
        raise InputError(str(folder), [Problem("--charts", message, "Give what is missing.")])
    places.folder(folder, OF_CHARTS)
    charts = charts_of(
        shown.forecast, promise=shown.promise, ages_known=shown.asked.ages_known, look=DARK if dark else LIGHT
    )
    for name, chart in charts.items():
        hidden = [places.file(folder / f"{name}{ending}") for ending in (".svg", ".csv")]
        chart.save(hidden[0].parent, name)


def write_projections(shown: Shown, path: Path, ages: AgeShares | None, places: Together) -> None:
    """Write the tables of the reform plan.

    Args:
        shown: the plan.
        path: the file.
        ages: shares that were stated; else those of the caseload are taken.
        places: gives the places to write to.
    """
    from sendrules.commissioning.projections.reform_plan import reform_plan
    from sendrules.commissioning.projections.writing import files_of, write_reform_plan

    plan = reform_plan(shown.forecast, ages=ages or shown.asked.ages, under_way=shown.asked.under_way)
    hidden = [places.file(each) for each in files_of(path)]
    write_reform_plan(plan, hidden[0])


def write_all(
    shown: Shown,
    out: Path | None,
    charts: Path | None,
    reform_plan: Path | None,
    ages: AgeShares | None,
    step: Step,
    *,
    dark: bool,
) -> list[Path]:
    """Write every file that was asked for, all or none, and give their paths.

    Args:
        shown: the plan.
        out: the table, the JSON or the folder.
        charts: the folder of the charts.
        reform_plan: the file of the reform plan.
        ages: shares of age that were stated.
        step: told before each.
        dark: whether the charts are for a dark background.
    """
    if (out, charts, reform_plan) == (None, None, None):
        return []
    from sendrules.caseload.writing.together import together

    with together() as places:
        if out is not None:
            step("Writing the tables")
            write_out(shown, out, places)
        if reform_plan is not None:
            step("Working out the reform plan")
            write_projections(shown, reform_plan, ages, places)
        if charts is not None:
            step("Drawing the charts")
            write_charts(shown, charts, places, dark=dark)
    return places.written


def _about(shown: Shown) -> Iterator[tuple[str, str]]:
    inputs, draws = shown.forecast.inputs, shown.forecast.draws
    yield "months", f"{inputs.months} from {inputs.first_month}; counts are at the end of the month"
    yield (
        "runs",
        f"{draws.runs}, seed {draws.seed}; p10, p50 and p90 are what 10%, 50% and 90% of the runs do not exceed",
    )
    yield (
        "low and high",
        "where a month cannot tell whether 20 or 52 weeks were kept, high counts a case as late, and on time; any report of a month may "
        "be the rejected one",
    )
    yield "inputs", inputs.source
    for n, note in enumerate(shown.asked.notes, 1):
        yield f"note {n}", note
    for n, said in enumerate(shown.asked.order.not_held if shown.asked.order else (), 1):
        yield f"not held of the policy's order {n}", said
    if not shown.asked.ages_known:
        yield "over 20 and 52 weeks", "not known: how long those have waited who wait on the first day was not given"


def _cleared(shown: Shown) -> dict[str, Any] | None:
    from sendrules.commissioning.projections.those_who_wait import month_ends, placed

    if not shown.forecast.determined:
        return None
    found = {
        "each_of_those_who_wait_now_has_had_a_place": placed(shown.forecast, again=False),
        "none_of_those_who_wait_now_still_waits": placed(shown.forecast),
    }
    if shown.asked.ages_known:
        found["none_of_them_waits_past_20_weeks"] = month_ends(shown.forecast, shown.forecast.cleared_in())
    return {
        name: {end: None if (day := getattr(ends, end)) is None else day.isoformat() for end in ("p10", "p50", "p90")}
        for name, ends in found.items()
    }


def _promised(shown: Shown) -> dict[str, Any] | None:
    from sendrules.commissioning.projections.those_who_wait import placed_in, share_by

    if shown.promise is None:
        return None
    found, extra = shown.forecast, shown.extra
    had, still = (
        share_by(found, placed_in(found, again=again), shown.promise) if found.determined else None
        for again in (False, True)
    )
    return {
        "day": shown.promise.isoformat(),
        "share_of_runs_in_which_each_has_had_a_place": had,
        "share_of_runs": still,
        **_extra(extra),
        "that_each_has_had_a_place": _extra(extra.hopeful) if extra and extra.hopeful else None,
    }


def _extra(extra: ExtraCapacity | None) -> dict[str, Any]:
    return {
        "extra_places_a_month": extra.places if extra else None,
        "aim": extra.aim if extra else None,
        "chance": extra.chance if extra else None,
    }


def _schedule(shown: Shown) -> dict[str, Any] | None:
    if (planned := shown.planned) is None:
        return None
    return {
        "readings": [
            {
                "id": reading.id,
                "said": reading.said,
                "taken": reading is planned.reading,
                "by_month": [[str(month), n] for month, n in reading.by_month()],
                "last_report": reading.last_report() and str(reading.last_report()),
            }
            for reading in planned.schedule.readings
        ],
        "warnings": list(dict.fromkeys(one.says for one in planned.schedule.warnings)),
        "missing": list(planned.schedule.missing),
    }
