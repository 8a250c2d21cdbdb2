"""Write the reference pages that follow from the code: `uv run python tools/generate_reference.py`.

The tests fail when a page is not what this writes.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from caseload_page import caseload_page
from measures_page import measures_page
from pydantic import BaseModel
from result_page import result_page
from returns_page import checks_page, return_page

import sendrules as sr
from sendrules.case import circumstances
from sendrules.case.case import MOST_EVENTS, MOST_OTHERS
from sendrules.case.fact_values import MOST_FACTS
from sendrules.case.files import LARGEST_LIST
from sendrules.case.kinds import Dated, Ending, Issues, Order, Role, ServiceMethod
from sendrules.case.meanings import CHAPTERS, KINDS
from sendrules.json_text import DEEPEST, LARGEST, MOST_DIGITS
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.shared.claims import NOT_LIMBS
from sendrules.local.loading.policy_tables import policy_schema
from sendrules.outside_files import MEGABYTE
from sendrules.statutory.judge import TABLE
from sendrules.wording.limit import limit_in_words

_FIELDS = "| field | needed | meaning |\n|---|---|---|\n"
DOCS = Path(__file__).parents[1] / "docs" / "reference"
NOTE = "<!-- Written by tools/generate_reference.py; change the code, not this page. -->\n"
_ON = {
    Dated.SENT: "the day it was sent",
    Dated.SERVED: "the day the authority received it",
    Dated.ON: "the day it happened",
}


def pages() -> dict[str, str]:
    """Give each page's name and text."""
    return {
        "case.md": _case(),
        "events.md": _events(),
        "duties.md": _duties(),
        "limbs.md": _limbs(),
        "readings.md": _readings(),
        "coverage.md": _coverage(),
        "decision-table.md": _decision_table(),
        "hooks.md": _hooks(),
        "result.md": result_page(NOTE),
        "caseload.md": caseload_page(NOTE),
        "measures.md": measures_page(NOTE),
        "sen2.md": return_page(NOTE),
        "sen2-checks.md": checks_page(NOTE),
        "case.schema.json": json.dumps(sr.Case.model_json_schema(), indent=2) + "\n",
        "policy.schema.json": json.dumps(policy_schema(), indent=2) + "\n",
        "result.schema.json": json.dumps(sr.result_schema(), indent=2) + "\n",
    }


def _written() -> list[str]:
    """Say how names are read, what is refused, and the bounds."""
    rows = {
        "size of a case file": f"{LARGEST // MEGABYTE} MB",
        "size of a file with a list of cases": f"{LARGEST_LIST // MEGABYTE} MB",
        "events of a case": f"{MOST_EVENTS:,}",
        "circumstances, determinations or claims of a case": f"{MOST_OTHERS:,} each",
        "facts of a case, or texts in one fact": f"{MOST_FACTS:,} each",
        "length of a text": "2,000 characters",
        "digits of a whole number": f"{MOST_DIGITS}",
        "lists and objects inside each other": f"{DEEPEST}",
    }
    return [
        "## How it is read\n",
        "**The order does not matter.** The same records in another order give the same answer, to the byte. A warning names an event "
        "by its `id`, and an error by its place in the file.\n",
        "**A name has one form.** `reference`, `about`, `institution`, ids, and the names and texts of facts are kept in Unicode's form "
        "NFC, with a plain apostrophe and hyphen, and with single spaces. So two ways to write one name match. Two facts, or two "
        "references, that become one are refused, and the error shows both.\n",
        "**Refused** are a key that an object has twice, `NaN`, `Infinity` and `1e999`, and every character that steers a terminal or that "
        "nobody sees, such as a zero-width space. A note may have several lines.\n",
        "| at most | |\n|---|---|",
        *[f"| {what} | {most} |" for what, most in rows.items()],
        "",
    ]


def _case() -> str:
    example = (DOCS.parents[1] / "examples" / "case.json").read_text(encoding="utf-8")
    parts = [
        "# The case, field by field\n",
        NOTE,
        "A case is one JSON object. Write dates as YYYY-MM-DD. A field that is not on this page is refused, and the error gives "
        "the nearest name. The {download}`JSON Schema <case.schema.json>` is for editors and other systems. "
        "`sendrules case new` asks you questions and writes the case.\n",
        *_written(),
        *_model("The case", sr.Case),
        *_model("An event", sr.Event),
        "The kinds of event are on [a page of their own](events.md).\n",
        "## Circumstances\n",
        "Each circumstance has a `kind`, which says which of the following it is.\n",
    ]
    for model in get_args(get_args(circumstances.Circumstance)[0]):
        parts += _model(f"`{get_args(model.model_fields['kind'].annotation)[0]}`", model, level="###")
    parts += _model("A determination", sr.Determination)
    parts += _model("A claim", sr.Claim)
    parts += [
        "These are the known claims, and why each is not an exception:\n",
        *(f"- `{name}`: {why}" for name, why in NOT_LIMBS.items()),
        "\n## Roles\n",
        ", ".join(f"`{r.value}`" for r in Role) + ".\n",
        "## Orders\n",
        ", ".join(f"`{o.value}`" for o in Order) + ".\n",
        "## Ends of an appeal\n",
        ", ".join(f"`{e.value}`" for e in Ending) + ".\n",
        "## Issues of a mediation\n",
        ", ".join(f"`{i.value}`" for i in Issues) + ".\n",
        "## Ways to send\n",
        ", ".join(f"`{m.value}`" for m in ServiceMethod)
        + ". Where `served` is not known, the way of sending decides the deemed day of service. That is the second working day "
        "after posting for first-class post, the fourth for second-class post, and the same day for the others.\n",
        "## A whole case\n",
        "This is `examples/case.json`. The case is invented, and uses every kind of event.\n",
        f"```json\n{example}```\n",
    ]
    return "\n".join(parts)


def _model(title: str, model: type[BaseModel], level: str = "##") -> Iterator[str]:
    yield f"{level} {title}\n"
    yield (model.__doc__ or "").split("\n\n")[0].replace("\n", " ") + "\n"
    yield _FIELDS.rstrip("\n")
    for name, info in model.model_fields.items():
        yield f"| `{name}` | {'yes' if info.is_required() or name == 'kind' else 'no'} | {info.description or 'Which record this is.'} |"
    yield ""


def _events() -> str:
    parts = [
        "# The kinds of event\n",
        NOTE,
        "The name of a kind is the JSON value of `kind`. For a kind that starts a limit, it is also a flag of "
        "`sendrules timetable`. The third column says which day `on` is. A field with a star is needed.\n",
        "Every event may also have `id`, `about`, `planned` and `note`. An event after the day of the question does not count. A "
        "planned event answers nothing. A kind that is *seen in advance* counts as planned until its day.\n",
        "| kind | what happened | `on` is | further fields |\n|---|---|---|---|",
    ]
    head = parts.pop()
    for chapter, kinds in CHAPTERS.items():
        parts += [f"\n## {chapter[0].upper()}{chapter[1:]}\n", head]
        for kind in kinds:
            info = KINDS[kind]
            fields = ", ".join(f"`{f}`{'*' * (f in info.needs)}" for f in info.fields) or "—"
            ahead = " Seen in advance." if info.scheduled else ""
            parts.append(f"| `{kind.value}` | {info.meaning}{ahead} | {_ON[info.on_is]} | {fields} |")
    parts.append("")
    return "\n".join(parts)


def _duties() -> str:
    parts = [
        "# The duties\n",
        NOTE,
        "Every duty that is encoded, by instrument and in the order of the law. Ids are stable. Where the law changed, the "
        "versions of a duty share one id. [Coverage](coverage.md) says what is not encoded, and why.\n",
    ]
    instrument = None
    for duty in sr.statute().duties:
        if duty.provision.instrument != instrument:
            instrument = duty.provision.instrument
            parts.append(f"## {instrument.title}\n")
        parts += _duty(duty)
    return "\n".join(parts)


def _duty(duty: Duty) -> Iterator[str]:
    yield f"### `{duty.id}`\n"
    yield f"{duty.title}. [{duty.provision}]({duty.provision.url})\n"
    yield f"- **Who, to whom:** {duty.holder.value}, to {'; '.join(a.value for a in duty.owed_to)}"
    yield f"- **Starts with:** {_kinds(t.kind for t in duty.trigger)}{_by(duty.trigger[0].by)}"
    yield f"- **Limit:** {limit_in_words(duty)}" + (f"; {duty.residual}" if duty.residual else "")
    yield from _particular(duty)
    yield from (
        f"- **`{trigger.kind.value}`:** {_trigger(trigger)}"
        for trigger in duty.trigger
        if trigger.condition or trigger.via or trigger.set_by
    )
    yield from _course(duty)
    yield f"- **In force:** {duty.in_force.dates}; source: {duty.source.value}"
    rests = sr.statute().readings_of(duty.id)
    if rests:
        yield f"- **Contested:** {', '.join(f'[`{r.id}`](readings.md)' for r in rests)}"
    yield ""


_BOUND = {
    "open-until": "a window: the act is lawful from the day after its last day",
    "takes-effect": "nobody has to do anything: on that day it takes effect by law",
}


def _particular(duty: Duty) -> Iterator[str]:
    """What sets this duty apart from most."""
    if duty.text_not_found:
        yield f"- **Not encoded:** {duty.text_not_found}"
    if duty.bound.value in _BOUND:
        yield f"- **Bound:** {_BOUND[duty.bound.value]}"
    if duty.right:
        yield "- **A right:** optional; not using it breaks nothing; after its time it has lapsed"
    if duty.detained is not None and any(duty.detained is not d.detained for d in _beside(duty)):
        yield f"- **Regime:** {'while detained' if duty.detained else 'while not detained'}"


def _course(duty: Duty) -> Iterator[str]:
    """What performs it, ends it, brings it back or excuses it."""
    if duty.contingent_on:
        yield f"- **Only if:** {duty.contingent_on}"
    yield f"- **Done by:** {_kinds(duty.discharged_by.kinds)}{_by(duty.discharged_by.by)}"
    if isinstance(duty.discharged_by, Answer) and duty.discharged_by.served:
        yield f"- **By the day of service:** {_kinds(duty.discharged_by.served)}"
    if duty.ends_with:
        yield f"- **Ended by:** {_kinds(duty.ends_with.kinds)}"
    if duty.revived_by:
        yield f"- **Brought back by:** {_kinds(duty.revived_by.kinds)}, if no new request came in between"
    if duty.unless:
        yield f"- **Exceptions:** {', '.join(f'[`{x.id}`](limbs.md)' for x in duty.unless)}"
    if duty.notice:
        yield f"- **The notice contains:** {'; '.join(duty.notice)}"


def _by(dated: Dated) -> str:
    return "" if dated is Dated.ON else f", by the day it was {dated.value}"


def _beside(duty: Duty) -> list[Duty]:
    """The duties that the same kinds of event start."""
    mine = {t.kind for t in duty.trigger}
    return [d for d in sr.statute().duties if mine & {t.kind for t in d.trigger}]


def _trigger(trigger: Trigger) -> str:
    parts = [trigger.condition] if trigger.condition else []
    parts += [f"counts by {trigger.via}"] if trigger.via else []
    parts += [f"{_kinds(trigger.set_by)} may set another date"] if trigger.set_by else []
    return "; ".join(parts)


def _decision_table() -> str:
    lines = [
        "# The decision table\n", NOTE,
        "How `sendrules` decides what the outcome of an occurrence is, and whether its limit was kept. It takes the sections from the "
        "top and the rules of each in order. The first rule that holds in a section that applies decides; a section in which no rule holds is "
        "passed over. The code is "
        "`src/sendrules/statutory/judge.py`; [outcomes and compliance](outcomes.md) says what the last two columns mean.\n",
    ]  # fmt: skip
    number = 0
    for section in TABLE:
        lines += [
            f"## {section.title}\n",
            f"Applies if {section.says}.\n",
            "| | rule | it holds if | outcome | compliance |",
            "|---|---|---|---|---|",
        ]
        for rule in section.rules:
            number += 1
            lines.append(
                f"| {number} | `{rule.id}` | {rule.says} | `{rule.outcome.name}` | `{rule.compliance.value}` |"
            )
        lines.append("")
    lines += [
        "## What is looked at again\n",
        "Some facts are looked up only where they can matter. If the answer is `overdue`, and the duty names a fact without which nobody can "
        "say whether the limit was missed, that fact is looked up. If it is missing, rule `doubtful` decides. If a right would have lapsed or "
        "been used, a window would be over, or a duty would have ended, and the duty names a fact without which nobody can say so, that fact "
        "is looked up. If it is missing, the rules `window-unsure` and `unsure` decide.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _coverage() -> str:
    law = sr.statute()
    kinds = Counter(c.how for c in law.coverage.values())
    parts = [
        "# Coverage\n",
        NOTE,
        "Every row of the catalogue of the law, and what became of it. A row is encoded as a duty, an exception (a limb), a "
        "condition or a rule of counting. If it is not encoded, the last column gives the reason.\n",
        f"{len(law.coverage)} rows: {', '.join(f'{n} {how.value}' for how, n in kinds.most_common())}.\n",
        "| row | how | where | reason or remark |\n|---|---|---|---|",
    ]
    for id, covered in law.coverage.items():
        where = ", ".join(f"`{x}`" for x in covered.ids) or "—"
        parts.append(f"| `{id}` | {covered.how.value} | {where} | {covered.reason or '—'} |")
    return "\n".join(parts) + "\n"


def _hooks() -> str:
    """The page of the hooks as it stands, with every table of fields written anew: the prose and the examples are by hand."""
    text = (DOCS / "hooks.md").read_text(encoding="utf-8")
    start = text.index("## Declarations\n")
    head, sections = text[:start], re.split(r"(?=^### )", text[start:], flags=re.M)
    return head + "".join(_fields_anew(section) for section in sections)


def _rows(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield f"| `{name}` | {'yes' if info.is_required() else 'no'} | {info.description} |"


def _fields_anew(section: str) -> str:
    model = getattr(sr, section.partition("\n")[0].removeprefix("### "), None)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return section
    table = _FIELDS + "".join(f"{row}\n" for row in _rows(model))
    return re.sub(re.escape(_FIELDS) + r"(\|.*\n)*", lambda _: table, section, count=1)


def _kinds(kinds: object) -> str:
    return " or ".join(f"`{k.value}`" for k in kinds)  # type: ignore[attr-defined]


def _limbs() -> str:
    parts = [
        "# The limbs of exception\n",
        NOTE,
        "A limb is one ground of exception to one limit. The recorded facts decide whether a limb is available. A limit is "
        "disapplied only if a limb is available *and* a determination for that limb says that it made it impractical to comply. "
        "Then there is no new date.\n",
        "| limb | ground | provision | in force | what remains |\n|---|---|---|---|---|",
    ]
    parts += [_limb(limb) for limb in sr.statute().limbs.values()]
    return "\n".join(parts) + "\n"


def _limb(limb: Limb) -> str:
    life = f"from {limb.in_force.first.isoformat()}"
    if limb.in_force.last:
        life += f" to {limb.in_force.last.isoformat()}, by the day the limit falls"
    return f"| `{limb.id}` | {limb.title} | [{limb.provision}]({limb.provision.url}) | {life} | {limb.residual} |"


def _readings() -> str:
    parts = [
        "# Contested readings\n",
        NOTE,
        "Where the law is ambiguous, the library adopts one answer and keeps the others as edits. A result says which readings it "
        "rests on, and whether another answer would change it. To ask for another answer, use `--reading QUESTION=ANSWER` or "
        "`readings=`.\n",
    ]
    for r in sr.statute().readings.values():
        parts += [
            f"## `{r.id}`\n",
            f"{r.question}\n",
            f"- **Adopted:** {r.adopted}",
            f"- **Why:** {r.authority}",
            f"- **Seen:** {r.seen}",
        ]
        parts += [f"- **`{r.id}={name}`:** {text}" for name, text in r.described.items()]
        parts += [f"- **Duties:** {', '.join(f'[`{d}`](duties.md)' for d in r.duties)}\n"]
    return "\n".join(parts)


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
