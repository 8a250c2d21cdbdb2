"""What would change across England: psychologists, 16 weeks in place of 20, reviews at key stages. An illustration.

Run it as `uv run --extra plan python examples/england/laboratory.py requests.csv assessments.csv timeliness.csv annual-reviews.csv`. Every
authority's inflow, capacity and wait are fitted to its published counts of whole years. Each question is asked beside the same draws.

What is not published is asked for, and never made up: without it the answer is "undetermined", or both ends of what can be.
"""

from __future__ import annotations

import argparse
import csv
import sys
import textwrap
from pathlib import Path

import numpy as np
from changed_law import AMENDMENTS, reviews_of_a_child, weeks_for_a_plan
from published_counts import Found, ask_for_counts, counts, figures, published, sources
from scipy.special import ndtri

import sendrules as sr
from sendrules.commissioning.history import Assumptions, Fit, More, Projection, Series, fit, project
from sendrules.commissioning.history.fitting import WEEKS_A_YEAR
from sendrules.commissioning.history.projecting import percentiles
from sendrules.errors import SendrulesError
from sendrules.scorecard.published import LICENCE

BANDS = ("plans_issued_den_ex", "plans_issued_20_weeks_ex", "plans_issued_gt_1_year_ex")
FEWEST_IN_A_BAND = 10
ALL_FELT = 1.0
"""By Little's law each case that leaves the queue shortens it by one."""


def main() -> None:
    """Fit, draw and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask_for_counts(parser)
    pair = {"nargs": 2, "type": float, "metavar": ("LOW", "HIGH")}
    parser.add_argument("--more-psychologists", type=float, default=0.10, help="how many more, as a share (0.10)")
    parser.add_argument("--limited-by", **pair, help="the share of plans that wait for a psychologist, 0 to 1")
    parser.add_argument("--in-school-years", **pair, help="the share of plans of children in Years 1 to 11, 0 to 1")
    parser.add_argument(
        "--hours-a-review", **pair, help="a psychologist's hours for a review, on average over all reviews"
    )
    parser.add_argument("--hours-an-assessment", **pair, help="a psychologist's hours for an assessment")
    parser.add_argument("--runs", type=int, default=1000, help="how many times each year is drawn (1,000)")
    parser.add_argument("--seed", type=int, default=0, help="the seed (0)")
    parser.add_argument(
        "--authorities", type=Path, help="write each authority's ranges for the next year to this CSV file"
    )
    options = parser.parse_args()
    check(parser, options)
    try:
        Laboratory(published(parser, options), options).tell()
    except (SendrulesError, OSError) as error:
        sys.exit(str(error))


def check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End the program where a number cannot be."""
    if options.more_psychologists < 0:
        parser.error("--more-psychologists is a share of 0 or more: 0.10 for a tenth more.")
    for name in ("limited_by", "in_school_years", "hours_a_review", "hours_an_assessment"):
        given, option = getattr(options, name), "--" + name.replace("_", "-")
        if given and not 0 <= given[0] <= given[1]:
            parser.error(f"{option}: give the lower number first, both 0 or more.")
        if given and "hours" not in name and given[1] > 1:
            parser.error(f"{option} is a share from 0 to 1: 0.7 for 70%.")
    if options.hours_an_assessment and not options.hours_an_assessment[0]:
        parser.error("--hours-an-assessment: an assessment takes more than 0 hours.")


class Laboratory:
    """The fitted queue of every authority, and the questions that are asked of it."""

    def __init__(self, found: Found, options: argparse.Namespace) -> None:
        self.found, self.options = found, options
        series = counts(found)
        self.last = series.years[-1]
        self.spreads = self.published_spreads(series)
        given = Assumptions(spread_of_waits=self.spreads[1]) if self.spreads else Assumptions()
        self.fit: Fit = fit(series, given)
        self.shorter = sr.read_amendment(AMENDMENTS / "plan-in-16-weeks.toml")
        self.fewer = sr.read_amendment(AMENDMENTS / "reviews-at-key-stages.toml")
        # the first whole calendar year under each amendment, and for reviews the one after, in which waits may change
        years = [self.shorter.in_force_from.year + 1, self.fewer.in_force_from.year + 2, self.last + 4]
        self.years = max(years) - self.last
        self.still = self.drawn()

    def drawn(self, more: More | None = None) -> Projection:
        """Draw the years; always the same ones."""
        return project(self.fit, self.years, runs=self.options.runs, seed=self.options.seed, more=more)

    def tell(self) -> None:
        """Print every answer."""
        self.as_it_is()
        self.psychologists()
        self.sixteen_weeks()
        self.key_stages()
        if self.options.authorities:
            self.write_authorities(self.options.authorities)
        print()
        for source in (*self.fit.series.sources, *sources(self.found, "annual-reviews", self.last)):
            print(f"Source: {source}")
        print(LICENCE)

    def as_it_is(self) -> None:
        """Print the years as the fitted queue has them."""
        series, given = self.fit.series, self.fit.assumptions
        there, rated = (int(np.isfinite(one[0, :, 0]).sum()) for one in (self.still.plans, self.still.wait))
        print("AN ILLUSTRATION from published counts of whole years. It is no plan and no promise of anybody.")
        print(f"P10 and P90: 8 of 10 of the {self.options.runs:,} runs lie between them. P50 is the middle.\n")
        print(
            f"1. England as fitted to {series.years[0]} to {self.last}: {there} authorities, {rated} of them with a 20-week rate"
        )
        say(f"Undetermined in part or whole: {', '.join(self.lacking()) or 'none'}.")
        for name, one in (("starts", self.fit.starts), ("finished", self.fit.finished), ("wait", self.fit.wait)):
            spread = f"standard deviations: together {one.together:.2f}, each alone {one.alone:.2f}"
            say(f"log {name:9} constant {one.constant:+.2f}, slope {one.slope:.2f}; {spread}")
        say(
            f"Spread of the time to a plan: {given.spread_of_waits:.2f} (see 3). Cases under way: by Little's law, from waits and finished work."
        )
        say("The growth of the fitted years is carried on: nothing in the counts says when it ends.")
        heads = ("assessments begun", "plans issued", "within 20 weeks", "cases under way")
        print("   year   " + "".join(f"{head + ', P10 P50 P90':>36}" for head in heads))
        for place, year in enumerate(self.still.years):
            begun = np.nansum(self.still.started[place], axis=0)
            plans, rate, waiting = national(self.still, place)
            print(f"   {year}   {shown(begun):>36}{shown(plans):>36}{shown(rate, 100, '%'):>36}{shown(waiting):>36}")

    def lacking(self) -> list[str]:
        """Give the authorities that are there in the last year and lack a count of it."""
        of_last = np.isfinite(self.fit.series.requests[:, -1])
        return [code for code in self.fit.missing if of_last[self.fit.series.codes.index(code)]]

    def psychologists(self) -> None:
        """Print what more psychologists change."""
        share = self.options.more_psychologists
        print(f"\n2. {share:.0%} more psychologists from {self.still.years[0]} on, beside the same draws")
        if self.options.limited_by is None:
            say(
                "Not published: which share of plans waits for a psychologist (--limited-by LOW HIGH). If none does, nothing changes. If "
                "every plan does, and so at most:"
            )
        low, high = self.options.limited_by or (1.0, 1.0)
        self.difference(More((share * low, share * high), (self.fit.assumptions.felt, ALL_FELT)), range(4))

    def difference(self, more: More, places: range) -> None:
        """Print what more work finished changes in some of the years."""
        changed = self.drawn(more)
        heads = ("plans", "points within 20 weeks", "weeks of the mean wait")
        print("   year" + "".join(f"{head + ', P10 P50 P90':>40}" for head in heads))
        for place in places:
            (plans, rate, _), (before, rate_before, _) = (national(one, place) for one in (changed, self.still))
            wait, wait_before = (mean_of(one, place, one.wait[place]) for one in (changed, self.still))
            points, weeks = signed(rate - rate_before, 100, 1), signed(wait - wait_before, WEEKS_A_YEAR, 1)
            print(f"   {self.still.years[place]}{signed(plans - before):>40}{points:>40}{weeks:>40}")
        say(
            f"Drawn: {more.felt[0]:.0%} to {more.felt[1]:.0%} of the extra work is felt as a shorter wait, from the next year on. Of the extra "
            f"work {1 - self.fit.finished.slope:.0%} is left each next year: authorities finish less when their queue is shorter (fitted)."
        )

    def sixteen_weeks(self) -> None:
        """Print what a shorter limit changes."""
        law, weeks = weeks_for_a_plan(self.shorter)
        year = self.shorter.in_force_from.year + 1
        place = year - self.last - 1
        print(f"\n3. {self.shorter.title} ({self.shorter.label}), in {year}, the first whole year under it")
        if self.spreads is None:
            say("Undetermined: too few authorities have plans that took over a year, so how waits spread is not known.")
            return
        low, _, high = self.spreads
        spread = np.random.default_rng([self.options.seed, 2]).uniform(low, high, self.options.runs)
        _, before, waiting = national(self.still, place)
        after = mean_of(self.still, place, self.still.within(weeks, spread)[place])
        say(f"Within {law:g} weeks, as the law is, P10 P50 P90:        {shown(before, 100, '%')}")
        say(f"Within {weeks:g} weeks, if nobody works otherwise:        {shown(after, 100, '%')}")
        say(f"The difference, run by run, in points:             {signed(after - before, 100, 1)}")
        fewer = 1 - weeks / law
        say(
            f"For the same share within {weeks:g} weeks waits must be {fewer:.0%} shorter, and so, by Little's law, the queue. Cases to clear"
        )
        say(f"once, beside all that is finished anyway:          {shown(waiting * fewer)}")
        say(
            f"Assumed: the time to a plan is lognormal, with a spread of {low:.2f} to {high:.2f}. The published bands of {self.last} give that for 8 "
            f"of 10 authorities with plans enough in each. No share within {weeks:g} weeks is published. If plans crowd just before the "
            f"{law:g} weeks, fewer are within {weeks:g} than this. Plans of requests from before {self.shorter.in_force_from} stay under {law:g} weeks."
        )

    def published_spreads(self, series: Series) -> tuple[float, float, float] | None:
        """Give the spread of the time to a plan, P10, P50 and P90 over the authorities, from the bands of the last year."""
        limit, found = Assumptions().limit_weeks, []
        for code in series.codes:
            read = figures(self.found, "timeliness", self.last, BANDS, code)
            if read is None:
                continue
            counted, on_time, over_a_year = read
            if min(on_time, over_a_year, counted - on_time - over_a_year) >= FEWEST_IN_A_BAND:
                apart = ndtri(1 - over_a_year / counted) - ndtri(on_time / counted)
                found.append(float(np.log(WEEKS_A_YEAR / limit) / apart))
        if len(found) < FEWEST_IN_A_BAND:
            return None
        low, middle, high = np.percentile(found, [10, 50, 90])
        return float(low), float(middle), float(high)

    def key_stages(self) -> None:
        """Print what fewer reviews change."""
        print(f"\n4. {self.fewer.title} ({self.fewer.label})")
        yearly, staged = (len(reviews_of_a_child(self.fewer, changed=changed)) for changed in (False, True))
        say(
            f"A child with a plan from Year 1 to Year 11 is reviewed {yearly} times in law, and {staged} times under the amendment, each time as "
            "late as may be (worked out by the library under both)."
        )
        read = figures(self.found, "annual-reviews", self.last, ("total_ehc_plans", "review_expected"))
        if read is None:
            say("Undetermined: how many reviews there are. Give the department's file of annual reviews too.")
            return
        plans, expected = read
        say(f"Published for {self.last}: {expected:,.0f} reviews expected, of {plans:,.0f} plans.")
        if self.options.in_school_years is None:
            say(
                "Undetermined: how many fewer. Give the share of plans of children in Years 1 to 11 (--in-school-years LOW HIGH)."
            )
            return
        low, high = (expected * share * (1 - staged / yearly) for share in self.options.in_school_years)
        say(
            f"Fewer reviews a year: {low:,.0f} to {high:,.0f}, once all plans are under the amendment, at the number of {self.last}."
        )
        say(
            "Assumed: children are spread evenly over Years 1 to 11, and plans of all others are reviewed yearly as now: no key stage ends "
            f"for them, so the amendment leaves them open. Plans from before {self.fewer.in_force_from} stay under yearly reviews."
        )
        self.hours_of_reviews(low, high)

    def hours_of_reviews(self, low: float, high: float) -> None:
        """Print what the hours of so many reviews would do for assessments."""
        hours, assessment = self.options.hours_a_review, self.options.hours_an_assessment
        if hours is None or assessment is None:
            say(
                "Undetermined: what this does to waits. A psychologist's hours for a review and for an assessment are not published "
                "(--hours-a-review LOW HIGH, --hours-an-assessment LOW HIGH)."
            )
            return
        finished = float(np.nansum(self.fit.series.finished[:, -1]))
        limited = self.options.limited_by or (1.0, 1.0)
        least = low * hours[0] / assessment[1] / finished * limited[0]
        most = high * hours[1] / assessment[0] / finished * limited[1]
        start = self.fewer.in_force_from.year + 1
        say(
            f"The hours that you gave are those of {least:.1%} to {most:.1%} more plans. As though all plans were under it from {start} on:"
        )
        more = More((least, most), (self.fit.assumptions.felt, ALL_FELT), after=start - self.last - 1)
        self.difference(more, range(more.after, self.years))
        if self.options.limited_by is None:
            say("At most: as though every plan waited for a psychologist (--limited-by).")

    def write_authorities(self, path: Path) -> None:
        """Write each authority's ranges for the year after the last one."""
        heads = ("started", "finished", "plans", "rate")
        ranges = [
            percentiles(one[0])
            for one in (self.still.started, self.still.finished, self.still.plans, self.still.within())
        ]
        series = self.fit.series
        with path.open("w", newline="", encoding="utf-8") as file:
            out = csv.writer(file)
            columns = [f"{head}_{self.last + 1}_{at}" for head in heads for at in ("p10", "p50", "p90")]
            out.writerow(["code", "name", f"started_{self.last}", f"finished_{self.last}", *columns, "not_published"])
            for place, code in enumerate(series.codes):
                cells = [
                    f"{at[place]:.4f}" if head == "rate" else f"{at[place]:.0f}"
                    for head, one in zip(heads, ranges, strict=True)
                    for at in one
                ]
                known = [f"{one[place, -1]:.0f}" for one in (series.started, series.finished)]
                row = ["" if cell == "nan" else cell for cell in (*known, *cells)]
                if any(row):
                    out.writerow([code, series.names[place], *row, "; ".join(self.fit.missing.get(code, ()))])
        print(f"\nWritten: {path}")


def national(drawn: Projection, place: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give plans issued, the share within 20 weeks and the cases under way by run, over all authorities that have them."""
    plans = np.nansum(drawn.plans[place], axis=0)
    return plans, mean_of(drawn, place, drawn.within()[place]), np.nansum(drawn.waiting[place], axis=0)


def mean_of(drawn: Projection, place: int, share: np.ndarray) -> np.ndarray:
    """Give the mean of a share, or of a wait, over all plans of the authorities that have one."""
    plans = np.where(np.isfinite(share), drawn.plans[place], 0.0)
    return np.asarray(np.nansum(plans * share, axis=0) / plans.sum(axis=0))


def say(text: str) -> None:
    """Print a sentence below its heading, on as many lines as it needs."""
    print(textwrap.fill(text, 140, initial_indent="   ", subsequent_indent="   ", drop_whitespace="  " not in text))


def shown(values: np.ndarray, times: float = 1, unit: str = "") -> str:
    """Write P10, P50 and P90."""
    digits = 1 if unit else 0
    return " ".join(f"{times * one:,.{digits}f}{unit}" for one in percentiles(values))


def signed(values: np.ndarray, times: float = 1, digits: int = 0) -> str:
    """Write P10, P50 and P90 of a difference."""
    rounded = (round(times * float(one), digits) + 0.0 for one in percentiles(values))  # + 0.0, so that none is -0
    return " ".join(f"{one:+,.{digits}f}" for one in rounded)


if __name__ == "__main__":
    main()
