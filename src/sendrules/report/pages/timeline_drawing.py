"""The drawing of a timeline as SVG: a line a bar, with its words above it, so that no colour has to be told from another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, tostring

from sendrules.charts.looks import Look
from sendrules.charts.text import broken, plain
from sendrules.values import value

_FONT = "Arial, 'Helvetica Neue', 'Liberation Sans', system-ui, sans-serif"
_SIZE, _LEADING, _CHAR = 13, 17, 6.9
"""The size of text, from line to line, and how wide a letter is at most, on average; in pixels."""
_MARGIN, _BAR, _BELOW, _AXIS = 12, 8, 19, 30
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_AHEAD = 400
"""How many days after the day of the question the drawing ends at the latest. A bar that goes on has an arrow."""
LEGEND = (
    "A ring is an event. A bar runs from the start to the last day, where an upright stroke stands. A dot is the day it was done or ended. "
    "Wide dashes are days late."
)


class How(StrEnum):
    """How a line is drawn; limits in the order in which they are chosen to be drawn."""

    LATE = "late"
    DUE = "due"
    UNKNOWN = "not known"
    WAS_LATE = "was late"
    LIFTED = "lifted"
    IN_TIME = "in time"
    EVENT = "event"


@value
class Bar:
    """One line: an event, or a limit.

    Attributes:
        name: what it is.
        told: how it stands; empty for an event.
        how: how it is drawn.
        start: the first day; of an event, its day.
        limit: the last day; of an event, its day.
        end: when it was done or ended, or the day of the question where it is late; None where it goes on.
    """

    name: str
    told: str
    how: How
    start: date
    limit: date
    end: date | None


@value
class Drawing:
    """What is drawn.

    Attributes:
        title: the title.
        description: what it shows, in words.
        bars: the lines from the top down, at least one.
        as_of: the day of the question.
        left_out: how many lines are left out.
    """

    title: str
    description: str
    bars: tuple[Bar, ...]
    as_of: date
    left_out: int


def last_drawn(as_of: date) -> date:
    """Give the day at which a drawing ends at the latest.

    Args:
        as_of: the day of the question.

    >>> last_drawn(date(2026, 1, 5))
    datetime.date(2027, 2, 9)
    """
    return date.fromordinal(min(as_of.toordinal() + _AHEAD, date.max.toordinal()))


def drawn(drawing: Drawing, look: Look, width: int) -> str:
    """Draw a timeline as one ``<svg>`` with a title and a description.

    Args:
        drawing: what is drawn.
        look: the colours.
        width: in pixels.
    """
    return _Canvas(drawing, look, width).text()


class _Canvas:
    def __init__(self, drawing: Drawing, look: Look, width: int) -> None:
        self.drawing, self.look, self.width = drawing, look, width
        self.letters = int((width - 2 * _MARGIN) / _CHAR)
        days = [day for bar in drawing.bars for day in (bar.start, bar.limit, bar.end or bar.limit)]
        self.first = min(*days, drawing.as_of)
        self.last = min(max(*days, drawing.as_of), last_drawn(drawing.as_of))
        self.colours = {
            How.LATE: look.series[3], How.WAS_LATE: look.series[3], How.DUE: look.series[0], How.UNKNOWN: look.quiet,
            How.LIFTED: look.quiet, How.IN_TIME: look.series[2], How.EVENT: look.ink,
        }  # fmt: skip
        self.root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
        self.rim = {"stroke": look.background, "stroke-width": "4", "paint-order": "stroke", "stroke-linejoin": "round"}
        self.y = 0.0

    def text(self) -> str:
        """Draw everything from the top down, and give the text of the SVG."""
        named = self._named()
        SubElement(self.root, "rect", {"width": "100%", "height": "100%", "fill": self.look.background})
        self.y = _MARGIN + _SIZE
        for line in broken(LEGEND, self.letters, 6):
            self._words(line, self.look.quiet)
        if self.drawing.left_out:
            more = f"{self.drawing.left_out} more are not drawn. The table has all."
            self._words(more, self.look.quiet)
        top = self.y + 4
        guides = SubElement(self.root, "g")
        self.y = top + _AXIS
        for bar in self.drawing.bars:
            self._bar(bar)
        self._guides(guides, top)
        height = self.y + _MARGIN
        self.root.set("viewBox", f"0 0 {self.width} {_n(height)}")
        self.root.set("width", str(self.width))
        self.root.set("height", _n(height))
        self.root.set("font-family", _FONT)
        self.root.set("font-size", str(_SIZE))
        return _keyed(self.root, named)

    def _named(self) -> tuple[Element, Element]:
        title, desc = SubElement(self.root, "title"), SubElement(self.root, "desc")
        title.text, desc.text = plain(self.drawing.title), plain(self.drawing.description)
        return title, desc

    def _x(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        share = (min(day, self.last) - self.first).days / span
        return _MARGIN + share * (self.width - 2 * _MARGIN)

    def _words(self, line: str, colour: str, *, bold: bool = False) -> None:
        """A line of text, with a rim that keeps the lines behind it away."""
        shape = {"x": str(_MARGIN), "y": _n(self.y), "fill": colour} | self.rim
        SubElement(self.root, "text", shape | ({"font-weight": "bold"} if bold else {})).text = line
        self.y += _LEADING

    def _bar(self, bar: Bar) -> None:
        name = plain(bar.name, 200)
        for line in broken(f"{name}: {bar.told}" if bar.told else name, self.letters, 5):
            self._words(line, self.look.ink, bold=bar.how is How.EVENT)
        self.y -= _LEADING - 4
        middle = self.y + _BAR / 2 + 2
        (self._event if bar.how is How.EVENT else self._limit)(bar, middle)
        self.y += _BAR + _BELOW

    def _event(self, bar: Bar, y: float) -> None:
        self._dot(bar.start, y, self.look.background, self.look.ink)

    def _limit(self, bar: Bar, y: float) -> None:
        colour = self.colours[bar.how]
        within = self.look.series[0] if bar.how in (How.LATE, How.WAS_LATE) else colour
        open_ = bar.how in (How.DUE, How.UNKNOWN, How.LIFTED)
        if bar.limit > bar.start:  # what has to be done before the event that starts it has its stroke alone
            self._box(bar, y, within, "none" if open_ else within)
        if bar.end and bar.end > bar.limit and bar.how in (How.LATE, How.WAS_LATE):
            self._line(bar.limit, bar.end, y, colour)
        self._end_of(bar, y, within)
        if bar.end and bar.how is not How.LATE:
            self._dot(bar.end, y, colour, self.look.background)

    def _box(self, bar: Bar, y: float, edge: str, fill: str) -> None:
        x = self._x(bar.start)
        box = {"x": _n(x), "y": _n(y - _BAR / 2), "width": _n(max(self._x(bar.limit) - x, 1)), "height": str(_BAR)}
        box |= {"fill": fill, "stroke": edge, "stroke-width": "1.5"}
        if bar.how in (How.UNKNOWN, How.LIFTED):
            box["stroke-dasharray"] = "3 3"
        SubElement(self.root, "rect", box)

    def _end_of(self, bar: Bar, y: float, colour: str) -> None:
        """The stroke on the last day; an arrow where that is further than the drawing goes."""
        x = self._x(bar.limit)
        path = f"M{_n(x)},{_n(y - 9)}V{_n(y + 9)}"
        if bar.limit > self.last:
            path = f"M{_n(x - 6)},{_n(y - 7)}L{_n(x + 2)},{_n(y)}L{_n(x - 6)},{_n(y + 7)}"
        SubElement(self.root, "path", {"d": path, "stroke": colour, "stroke-width": "2.5", "fill": "none"})

    def _line(self, start: date, end: date, y: float, colour: str) -> None:
        path = f"M{_n(self._x(start))},{_n(y)}H{_n(self._x(end))}"
        SubElement(
            self.root, "path", {"d": path, "stroke": colour, "stroke-width": str(_BAR - 2), "stroke-dasharray": "7 3"}
        )

    def _dot(self, day: date, y: float, fill: str, edge: str) -> None:
        shape = {"cx": _n(self._x(day)), "cy": _n(y), "r": "5.5", "fill": fill, "stroke": edge, "stroke-width": "2"}
        SubElement(self.root, "circle", shape)

    def _guides(self, group: Element, top: float) -> None:
        """The months across the top, and the day of the question as a dashed line."""
        taken: list[float] = []
        for day, name in self._ticks():
            x = self._x(day)
            path = f"M{_n(x)},{_n(top + 20)}V{_n(self.y)}"
            SubElement(group, "path", {"d": path, "stroke": self.look.grid})
            if all(abs(x - other) > 62 for other in taken):
                taken.append(x)
                self._label(group, name, x, top + 12)
        x = self._x(self.drawing.as_of)
        shape = {"d": f"M{_n(x)},{_n(top + 16)}V{_n(self.y)}", "stroke": self.look.ink, "stroke-dasharray": "2 4"}
        SubElement(group, "path", shape)
        self.y += _SIZE
        day = self.drawing.as_of
        self._label(self.root, f"Asked about: {day.day} {day:%b} {day.year}", x, self.y)

    def _label(self, group: Element, name: str, x: float, y: float) -> None:
        """A text centred on a place, as far as it fits."""
        half = len(name) * _CHAR / 2
        x = min(max(x, _MARGIN + half), self.width - _MARGIN - half)
        put = {"x": _n(x), "y": _n(y), "text-anchor": "middle", "fill": self.look.quiet}
        SubElement(group, "text", put).text = name

    def _ticks(self) -> Iterator[tuple[date, str]]:
        """The first of a month or year, so many that their names fit."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        most = max((self.width - 2 * _MARGIN) // 70, 1)
        step = next((each for each in _MONTHS if months / each <= most), _MONTHS[-1])
        first = self.first.year * 12 + self.first.month - 1
        for n in range(first - first % step, self.last.year * 12 + self.last.month, step):
            day = date(n // 12, n % 12 + 1, 1)
            if self.first <= day <= self.last:
                yield day, f"{day:%b %Y}" if step < 12 else str(day.year)


def _keyed(root: Element, named: tuple[Element, Element]) -> str:
    """Give the text, with ids that no other drawing on a page has."""
    key = sha256(tostring(root)).hexdigest()[:12]
    ids = [f"timeline-{key}-{one.tag}" for one in named]
    for one, id in zip(named, ids, strict=True):
        one.set("id", id)
    root.set("aria-labelledby", " ".join(ids))
    text: str = tostring(root, encoding="unicode")
    return text + "\n"


def _n(given: float) -> str:
    return f"{given:.1f}".removesuffix(".0")
