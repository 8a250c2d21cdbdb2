"""Reading an authority's policy from TOML: the same declarations as a plugin's, under the same names, with line numbers.

One table a hook: ``[authority]``, ``[[facts]]``, ``[standards]``, ``[prioritisation]``, ``[fast_track]``, ``[commissioning]``,
``[performance]``, ``[quality]``. A table that is absent means "no published policy". ``[source]`` names the document once; any
entry may say its place in it with ``source = "p. 3"``, and an entry that does not takes the place of the table above it. A
web page has its address as well, ``url``, and the day on which it was read, ``seen``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sendrules.case.facts import FactDefinition
from sendrules.case.refusals import leads_nowhere
from sendrules.errors import InputError, Problem, Severity
from sendrules.law.statute import statute
from sendrules.local.checking.consistency import findings_of
from sendrules.local.checking.findings import refused
from sendrules.local.declarations.authority import Authority, NoSettings
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.facts import FactDeclared
from sendrules.local.declarations.policy import HOOKS, LocalPolicy
from sendrules.local.declarations.sources import PolicySource, declared_in, sources_of
from sendrules.local.loading.hookspecs import hookimpl
from sendrules.local.loading.policy_entries import At, Part, Refusals, declared_by, in_file, part_of
from sendrules.local.loading.policy_slips import as_meant
from sendrules.local.loading.policy_sources import SourceTable, listed, not_dated, unread, unsourced
from sendrules.local.loading.policy_tables import AuthorityTable, filled, model_for
from sendrules.outside_text import on_one_line
from sendrules.toml.lines import Lines
from sendrules.toml.reading import TOO_DEEP, NotToml, text_of, values_of

_NOBODY = Authority(key="policy", name="(no authority)")


class RefusedPolicy(InputError):
    """A policy file cannot be used.

    Attributes:
        findings: every refusal, with its line and its fix.
    """

    def __init__(self, source: str, findings: tuple[Problem, ...]) -> None:
        self.findings = findings
        super().__init__(source, findings)


@dataclass(frozen=True, slots=True)
class PolicyReport:
    """What a check of a policy file found.

    Attributes:
        source: the file.
        findings: errors, warnings and what was accepted, in order of lines.
        policy: the policy, where it can be used.
    """

    source: str
    findings: tuple[Problem, ...]
    policy: LocalPolicy | None

    def _of(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(f for f in self.findings if f.severity is severity)

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What makes it unusable."""
        return self._of(Severity.REFUSED)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What looks wrong."""
        return self._of(Severity.WARNING)

    @property
    def accepted(self) -> tuple[Problem, ...]:
        """What was compared with the law, and stands."""
        return self._of(Severity.ACCEPTED)

    def sources(self) -> tuple[PolicySource, ...]:
        """Give the sources of the policy, each once, and then the assumptions; none where it cannot be used."""
        return sources_of(self.policy) if self.policy is not None else ()

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain data."""
        return {
            "source": self.source,
            "usable": self.policy is not None,
            "findings": [f.to_dict() for f in self.findings],
        }


def read_policy(path: str | Path) -> LocalPolicy:
    """Read a policy from a TOML file.

    Args:
        path: the file.

    Raises:
        RefusedPolicy: it cannot be used; every refusal is listed, with its line and its fix.
    """
    report = check_policy_file(path)
    if report.policy is None:
        raise RefusedPolicy(report.source, report.refused)
    return report.policy


def check_policy_file(path: str | Path) -> PolicyReport:
    """Check a policy file, and say everything at once. Nothing is raised for what is in it.

    Args:
        path: the file.

    Raises:
        InputError: the file cannot be read.
    """
    return check_policy(text_of(path), str(path))


def check_policy(text: str, source: str = "policy") -> PolicyReport:
    r"""Check the text of a policy file.

    Args:
        text: TOML.
        source: where it came from.

    >>> report = check_policy('[authority]\nkey = "x"\nname = "X"\n[exceptions]\nep_shortage = true\n')
    >>> [(f.line, f.where) for f in report.refused]
    [(5, 'exceptions.ep_shortage')]
    """
    try:
        return _report(values_of(text), text.replace("\r\n", "\n"), source)
    except NotToml as error:
        return PolicyReport(source, (error.problem,), None)
    except RecursionError:
        return PolicyReport(source, (TOO_DEEP,), None)


def _report(data: dict[str, Any], text: str, source: str) -> PolicyReport:
    lines, meant = Lines(text), as_meant(data)
    read = _read(meant.data, source)
    checked = (replace(f, place=read.in_file(f.at)) for f in findings_of(read.policy, statute(), read.broken))
    found = [f for f in (*read.found, *checked) if not meant.follows(f)]
    found = [*meant.slips, *(replace(f, place=meant.in_file(f.at)) for f in _one_for_each_name(found))]
    broken = {f.at[0] for f in found if f.severity is Severity.REFUSED and f.at}
    kept = [f for f in found if f.severity is not Severity.ACCEPTED or f.at[0] not in broken]
    placed = sorted((replace(f, line=lines.of(f.at)) for f in kept), key=lambda f: f.line or 0)
    refusals = any(f.severity is Severity.REFUSED for f in placed)
    return PolicyReport(source, tuple(placed), None if refusals else read.policy)


def _one_for_each_name(found: list[Problem]) -> Iterator[Problem]:
    """Refuse a name that leads nowhere once, with the other places that give it."""
    places: dict[str, list[At]] = {}
    for problem in found:
        if leads_nowhere(problem):
            places.setdefault(problem.message, []).append(problem.at)
    for problem in found:
        given = places.get(problem.message, [problem.at])
        if problem.at == given[0]:
            also = f" It also stands at {listed(given[1:])}." if len(given) > 1 else ""
            yield replace(problem, message=problem.message + also)


def hooks_of(path: str | Path) -> dict[str, Callable[..., Any]]:
    """Give the hooks of a plugin whose policy is a TOML file in its wheel.

    Args:
        path: the file.

    Returns:
        By name, one hook for each table; put them into the module: ``globals().update(hooks_of(path))``.

    Raises:
        RefusedPolicy: the file cannot be used.
    """
    policy = read_policy(path)
    values = {"authority": policy.authority, "facts": policy.facts or None}
    values |= {hook: getattr(policy, hook) for hook in HOOKS}
    return {f"sendrules_{hook}": _hook(hook, value) for hook, value in values.items() if value is not None}


def _hook(hook: str, value: Any) -> Callable[..., Any]:
    def implementation() -> Any:
        return value

    implementation.__name__ = f"sendrules_{hook}"
    implementation.__doc__ = f"Give the {hook.replace('_', ' ')} of the policy file."
    return hookimpl(implementation)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a file: a policy, to be used if nothing was refused, and else only to be checked.

    Attributes:
        policy: of every table what could be read.
        parts: by hook, what was read of a table that is not whole.
        found: what is wrong with the tables.
    """

    policy: LocalPolicy
    parts: Mapping[str, Part]
    found: tuple[Problem, ...]

    @property
    def broken(self) -> frozenset[str]:
        """The hooks whose table is not whole."""
        return frozenset(self.parts)

    def in_file(self, at: At) -> At:
        """Give the place in the file of a place in the policy."""
        part = self.parts.get(str(at[0])) if at else None
        return part.in_file(at) if part else at


def _read(data: dict[str, Any], source: str) -> _Read:
    """Make a policy of what can be read of the tables."""
    refusals, pages = Refusals(), set[tuple[str, str]]()
    authority = declared_by(AuthorityTable, data.get("authority"), ("authority",), refusals)
    given = None
    if "source" in data:  # one that is not whole is refused once, and not again with each entry that takes it
        given = declared_by(SourceTable, data["source"], ("source",), refusals) or unread(data["source"])
        refusals.found += not_dated(data["source"], ("source",), pages)
    facts, named = _facts(data.get("facts", []), authority.key if authority else None, refusals)
    declared: dict[str, Any] = {}
    parts: dict[str, Part] = {}
    for hook in (hook for hook in HOOKS if hook in data):
        raw = data[hook]
        model = model_for(hook, raw)
        key = authority.key if authority else "policy"
        table = filled(model, raw, given, f"{key}-{hook.replace('_', '-')}")
        declared[hook] = declared_by(model, table, (hook,), refusals, raw)
        refusals.found += (replace(f, place=(hook, *in_file(f.at, raw))) for f in not_dated(table, (), pages))
        if declared[hook] is None and (part := part_of(model, table)) is not None:
            declared[hook], parts[hook] = part.declared, part
    refusals.found += (
        unsourced(refusals.unsourced, given is not None) if refusals.unsourced else refusals.without_status
    )
    who = Authority(key=authority.key, name=authority.name, gss_code=authority.gss_code) if authority else _NOBODY
    policy = LocalPolicy(
        authority=who, settings=NoSettings(), facts=facts, distribution=on_one_line(Path(source).name), **declared
    )
    if not named:
        policy = replace(policy, facts=(*facts, *_read_by(policy)))
    return _Read(policy, parts, tuple(refusals.found))


def _facts(raw: Any, key: str | None, refusals: Refusals) -> tuple[tuple[FactDefinition, ...], bool]:
    """Read the facts, and say whether each has a name. One that is not whole keeps its name, so that what reads it is not refused."""
    if not isinstance(raw, list):
        refusals.found.append(refused(("facts",), "facts are a list of tables.", "Write [[facts]]."))
        return (), False
    entries = [(n, each, declared_by(FactDeclared, each, ("facts", n), refusals)) for n, each in enumerate(raw)]
    if key is not None:
        refusals.found += _namespaces([(n, fact) for n, _, fact in entries if fact is not None], key)
    facts = [fact.definition() if fact else _named(each) for _, each, fact in entries]
    strange = [fact.name for fact in facts if fact is not None and key and not fact.name.startswith(f"{key}.")]
    meant = [_named({"name": f"{key}.{name.split('.')[-1]}"}) for name in strange]
    return tuple(fact for fact in (*facts, *meant) if fact is not None), None not in facts


def _named(raw: Any) -> FactDefinition | None:
    try:
        return FactDefinition(raw["name"], "", lambda _case, _day: None)
    except (KeyError, TypeError, ValueError):
        return None


def _read_by(policy: LocalPolicy) -> Iterator[FactDefinition]:
    """Give a fact for each name that the policy reads and does not define: it may be the one whose name could not be read."""
    names = dict.fromkeys(
        name
        for _, part in declared_in(policy)
        for name in (part.facts if isinstance(part, When) else (getattr(part, "fact", None),))
        if isinstance(name, str)
    )
    known = {fact.name for fact in policy.facts}
    for name in names.keys() - known:
        if (fact := _named({"name": name})) is not None:
            yield fact


def _namespaces(facts: list[tuple[int, FactDeclared]], key: str) -> Iterator[Problem]:
    names: list[str] = []
    spaces = {fact.name.split(".")[0] for _, fact in facts}
    if len(facts) > 1 and len(spaces) == 1 and key not in spaces:
        (space,) = spaces
        message = f"the key is {key!r}, and the name of every fact begins with {space!r}."
        yield refused(("authority", "key"), message, f"Write key = {space!r}, or begin every fact with {key!r}.")
        key = space
    for n, fact in facts:
        at = ("facts", n, "name")
        if not fact.name.startswith(f"{key}."):
            own = f"{key}.{fact.name.split('.')[-1]}"
            message = f"the name of this fact does not begin with the authority's key, {key!r}."
            yield refused(at, message, f"Call it {own!r}.")
        if fact.name in names:
            yield refused(at, f"the fact {fact.name!r} is defined twice.", "Define each fact once.")
        names.append(fact.name)
