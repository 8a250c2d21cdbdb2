"""Plugins that give anything but what they should: each is refused in words, by a PluginError that names the authority."""

import itertools
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import sendrules as sr
from odd_things import Odd
from policies import DOC
from sendrules.local.loading.loader import POLICY_FILE, policy_of

KEY = "testshire"
NAMED: Any = {"id": "p", "title": "P", "provenance": DOC}
WAIT = sr.Factor(id="wait", title="Wait", kind="wait", provenance=DOC)


class OddText(str):
    """A text of its own kind."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError("no text")

    def strip(self, *_: Any) -> Any:
        raise RuntimeError("not to be cut")


class OddOrder(sr.DateOrder):
    """An order whose tie-break is nothing."""

    @property
    def starvation_bound(self) -> Any:
        raise RuntimeError("no bound")


class OddFact(sr.FactDefinition):
    """A fact that says it fits everything."""

    def fits(self, _value: Any) -> bool:
        raise RuntimeError("no")


def endless(value: Any) -> Any:
    return itertools.repeat(value)


def fails_later(value: Any) -> Any:
    yield value
    raise RuntimeError("half way")


def raises(error: BaseException) -> Callable[[], Any]:
    def hook() -> Any:
        raise error

    return hook


def fact(**more: Any) -> sr.FactDefinition:
    return sr.FactDefinition(f"{KEY}.a", "A", lambda _case, _day: None, **more)


HOOKS: dict[str, tuple[str, Callable[[], Any]]] = {
    "raises": ("quality", raises(RuntimeError("no"))),
    "ends the program": ("quality", raises(SystemExit(3))),
    "raises what cannot be shown": ("quality", raises(type("Bad", (Exception,), {"__str__": lambda _: 1 / 0})())),
    "runs out of its stack": ("quality", lambda: (f := lambda: f())()),
    "gives a number": ("quality", lambda: 5),
    "gives a dict": ("standards", lambda: {"id": "x"}),
    "gives another declaration": ("standards", lambda: sr.QualityPolicy(**NAMED)),
    "gives a class": ("standards", lambda: sr.StandardsPolicy),
    "gives what raises at everything": ("standards", Odd),
    "gives facts that raise at everything": ("facts", Odd),
    "gives an odd fact": ("facts", lambda: [Odd()]),
    "gives facts without end": ("facts", lambda: endless(fact())),
    "gives facts and fails later": ("facts", lambda: fails_later(fact())),
    "gives a text for facts": ("facts", lambda: "testshire.a"),
    "gives a number for facts": ("facts", lambda: 5),
    "gives a fact of a class of its own": ("facts", lambda: [OddFact(f"{KEY}.a", "A", lambda _c, _d: None)]),
    "gives values without end": ("facts", lambda: [fact(type="group", values=endless("a"))]),
    "gives values that are numbers": ("facts", lambda: [fact(type="group", values=(1, 2))]),
    "gives a text for values": ("facts", lambda: [fact(type="group", values="abc")]),
    "gives an odd title": ("facts", lambda: [sr.FactDefinition(f"{KEY}.a", Odd(), lambda _c, _d: None)]),  # type: ignore[arg-type]
    "gives an odd name": ("facts", lambda: [sr.FactDefinition(OddText(f"{KEY}.a"), "A", lambda _c, _d: None)]),
    "gives no function": ("facts", lambda: [sr.FactDefinition(f"{KEY}.a", "A", 5)]),  # type: ignore[arg-type]
    "gives a fact twice": ("facts", lambda: [fact(), fact()]),
    "gives an order of a class of its own": ("prioritisation", lambda: OddOrder(**NAMED)),
    "gives an order made without its checks": ("prioritisation", lambda: sr.DateOrder.model_construct(**NAMED, tie_break=5)),
    "gives an order with nothing in it": ("prioritisation", lambda: sr.DateOrder.model_construct()),
    "gives standards made without their checks": ("standards", lambda: sr.StandardsPolicy.model_construct(**NAMED, limits=5)),
    "gives standards with nothing in them": ("standards", lambda: sr.StandardsPolicy.model_construct()),
    "gives standards that hold odd things": ("standards", lambda: sr.StandardsPolicy.model_construct(**NAMED, limits=(Odd(),))),
    "gives odd standards deep within": (
        "standards",
        lambda: sr.StandardsPolicy.model_construct(**NAMED, limits=(sr.InternalLimit.model_construct(id="l", duty=Odd()),)),
    ),
    "changes what was checked": ("quality", lambda: _changed(sr.QualityPolicy(**NAMED), "report_checks", 7)),
    "gives factors without end": ("prioritisation", lambda: sr.Points(
        **NAMED, factors=endless(WAIT), weights={"wait": 1}, mode_provenance=DOC)),
    "gives tiers without end": ("prioritisation", lambda: sr.Lexicographic(
        **NAMED, factors=[WAIT], tiers=[endless("wait")], mode_provenance=DOC)),
    "gives sources without end": ("quality", lambda: sr.QualityPolicy(id="q", title="Q", provenance=endless(DOC[0]))),
    "gives lists without end": ("commissioning", lambda: sr.CommissioningPolicy(**NAMED, contracts=endless({"id": "a"}))),
    "fails in a list": ("commissioning", lambda: sr.CommissioningPolicy(**NAMED, contracts=fails_later({"id": "a"}))),
    "gives a control character": ("quality", lambda: sr.QualityPolicy(**{**NAMED, "title": "a\x1b[31mb"})),
    "gives an odd text": ("quality", lambda: sr.QualityPolicy(**{**NAMED, "title": OddText("a")})),
    "gives a duty that is not there": ("standards", lambda: sr.StandardsPolicy(**NAMED, limits=[
        {"id": "l", "title": "L", "duty": "reg-99", "within": "1 week", "provenance": DOC}])),
    "gives a condition that nests without end": ("standards", lambda: sr.StandardsPolicy(**NAMED, interim_support=[
        {"id": "i", "title": "I", "kind": "k", "provenance": DOC, "when": _deep(3000)}])),
    "gives not a number": ("standards", lambda: sr.StandardsPolicy(**NAMED, interim_support=[
        {"id": "i", "title": "I", "kind": "k", "provenance": DOC, "when": {"fact": "a.b", "at_least": float("nan")}}])),
}  # fmt: skip


def _changed(declared: Any, name: str, value: Any) -> Any:
    declared.__dict__[name] = value
    return declared


def _deep(n: int) -> Any:
    inner: Any = sr.When(fact="testshire.a", equals=True)
    for _ in range(n):
        inner = sr.When.model_construct(
            not_=inner, fact=None, equals=None, one_of=None, at_least=None, at_most=None, all=None, any=None
        )
    return inner


def plugin(hook: str, gives: Callable[[], Any]) -> Any:
    hooks = {"authority": lambda: sr.Authority(key=KEY, name="Testshire Council"), hook: gives}
    return SimpleNamespace(**{f"sendrules_{name}": sr.hookimpl(_bare(body)) for name, body in hooks.items()})


def _bare(body: Callable[[], Any]) -> Callable[[], Any]:
    """Give a function that takes nothing, as the hook of a plugin does."""

    def implementation() -> Any:
        return body()

    return implementation


@pytest.mark.parametrize("what", HOOKS)
def test_it_is_refused_in_words(what: str) -> None:
    hook, gives = HOOKS[what]
    with pytest.raises(sr.PluginError) as caught:
        policy_of(plugin(hook, gives), KEY)
    text = str(caught.value)
    assert f"authority {KEY!r}" in text
    assert caught.value.fix
    assert text.isprintable()


AUTHORITIES: dict[str, Callable[[], Any]] = {
    "a number": lambda: 5,
    "odd": Odd,
    "without a name": lambda: sr.Authority.model_construct(key=KEY),
    "with an odd name": lambda: sr.Authority.model_construct(key=KEY, name=Odd()),
    "of another version": lambda: sr.Authority(key=KEY, name="T").model_copy(update={"hook_api": 99}),
    "whose settings are a number": lambda: sr.Authority(key=KEY, name="T").model_copy(update={"settings_model": int}),
    "of another name": lambda: sr.Authority(key="other", name="T"),
}


@pytest.mark.parametrize("what", AUTHORITIES)
def test_an_odd_authority_is_refused_in_words(what: str) -> None:
    hooks = SimpleNamespace(sendrules_authority=sr.hookimpl(_bare(AUTHORITIES[what])))
    with pytest.raises(sr.PluginError) as caught:
        policy_of(hooks, KEY)
    assert f"authority {KEY!r}" in str(caught.value)


def test_a_list_made_as_it_is_read_is_taken_where_it_ends() -> None:
    policy = policy_of(
        plugin("quality", lambda: sr.QualityPolicy(**NAMED, grades=({"id": i, "title": i} for i in "ab"))), KEY
    )
    assert policy.quality is not None
    assert [grade.id for grade in policy.quality.grades] == ["a", "b"]


def test_a_good_declaration_is_the_same_after_it_is_made_again() -> None:
    order = sr.Points(**NAMED, factors=[WAIT], weights={"wait": 1}, mode_provenance=DOC)
    assert policy_of(plugin("prioritisation", lambda: order), KEY).prioritisation == order


class Lazy:
    """A plugin one of whose attributes fails when it is asked for."""

    def __init__(self, name: str, error: BaseException) -> None:
        self._name, self._error = name, error

    def __dir__(self) -> list[str]:
        return [*vars(type(self)), "sendrules_authority", self._name]

    def __getattr__(self, name: str) -> Any:
        if name == self._name:
            raise self._error
        if name == "sendrules_authority":
            return sr.hookimpl(_bare(lambda: sr.Authority(key=KEY, name="Testshire Council")))
        raise AttributeError(name)


class Unlisted:
    """A plugin that cannot be listed."""

    def __dir__(self) -> list[str]:
        raise RuntimeError("no list")


def odd_signature() -> Any:
    hook = sr.hookimpl(_bare(lambda: None))
    hook.__signature__ = 5  # type: ignore[attr-defined]
    return SimpleNamespace(sendrules_authority=hook)


LISTED: dict[str, Callable[[], Any]] = {
    "a hook that fails when it is asked for": lambda: Lazy("sendrules_quality", RuntimeError("later")),
    "a helper that fails when it is asked for": lambda: Lazy("helper", SystemExit(3)),
    "a policy file that fails when it is asked for": lambda: Lazy(POLICY_FILE, RuntimeError("later")),
    "an odd policy file": lambda: SimpleNamespace(**{POLICY_FILE: Odd()}),
    "no list of its functions": Unlisted,
    "arguments that cannot be read": odd_signature,
}


@pytest.mark.parametrize("what", LISTED)
def test_what_fails_while_hooks_are_listed_is_told_in_words(what: str) -> None:
    with pytest.raises(sr.PluginError) as caught:
        policy_of(LISTED[what](), KEY)
    assert f"authority {KEY!r}" in str(caught.value)
    assert str(caught.value).isprintable()


def _settings(**body: Any) -> Any:
    return type("Settings", (sr.Declared,), body)


SETTINGS: dict[str, Any] = {
    "makes a number": _settings(model_validate=classmethod(lambda _cls, _given: 5)),
    "makes what raises at everything": _settings(model_validate=classmethod(lambda _cls, _given: Odd())),
    "makes nothing": _settings(model_validate=classmethod(lambda _cls, _given: None)),
    "raises": _settings(model_validate=classmethod(lambda _cls, _given: 1 / 0)),
    "ends the program": _settings(model_post_init=lambda _self, _context: raises(SystemExit(3))()),
}


@pytest.mark.parametrize("given", [None, {"a": 1}], ids=["defaults", "given"])
@pytest.mark.parametrize("what", SETTINGS)
def test_settings_with_odd_methods_are_refused_in_words(what: str, given: dict[str, Any] | None) -> None:
    hooks = SimpleNamespace(
        sendrules_authority=sr.hookimpl(_bare(lambda: sr.Authority(key=KEY, name="T", settings_model=SETTINGS[what])))
    )
    with pytest.raises(sr.SendrulesError) as caught:
        policy_of(hooks, KEY, given)
    assert KEY in str(caught.value)
