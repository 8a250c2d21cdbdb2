"""The plugin host against real distributions on ``sys.path``: good ones, broken ones, and ones that lie."""

import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.engine import Engine
from sendrules.errors import (
    BrokenPlugin,
    FloorViolation,
    InputError,
    MissingPlugin,
    MistypedPlugin,
    PluginError,
)
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.prioritisation import DateOrder, Factor, Lexicographic
from sendrules.local.loading.loader import InstalledAuthority, installed_authorities, load_policy

AUTHORITY = """
import sendrules as sr

@sr.hookimpl
def sendrules_authority():
    return sr.Authority(key="testshire", name="Testshire Council")
"""
SOURCED = 'provenance=(sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE),)'
AS_OF = date(2026, 1, 5)
Install = Callable[..., str]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a distribution with one module and one entry point; give the module's name."""
    before = set(sys.modules)

    def install(source: str, key="testshire", dist="sendrules-testshire", version="1.0", target="", site="") -> str:
        place = tmp_path / (site or dist)
        module = f"fixture_{dist.replace('-', '_')}"
        info = place / f"{dist.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {dist}\nVersion: {version}\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(
            f"[sendrules.authorities]\n{key} = {target or module}\n", encoding="utf-8"
        )
        (place / f"{module}.py").write_text(source, encoding="utf-8")
        monkeypatch.syspath_prepend(str(place))
        importlib.invalidate_caches()
        return module

    yield install
    for name in {name for name in sys.modules if name.startswith("fixture_")} - before:
        del sys.modules[name]


def refused(
    kind: type[PluginError], *words: str, key: str = "testshire", by: str = "sendrules-testshire"
) -> PluginError:
    """Load an authority that must be refused with exactly this class, naming who, from where, and what to do."""
    with pytest.raises(PluginError) as caught:
        load_policy(key)
    error = caught.value
    assert type(error) is kind
    assert error.authority == key
    assert error.fix
    for part in (f"authority {key!r}", by, error.fix, *words):
        assert part in str(error)
    return error


# good


def test_a_plugin_that_only_says_who_it_is(install):
    install(AUTHORITY)
    policy = load_policy("testshire")
    assert (policy.authority.key, policy.authority.name) == ("testshire", "Testshire Council")
    assert (policy.facts, policy.prioritisation) == ((), None)
    assert set(policy.status().values()) == {"no published policy"}
    assert policy.distribution == "sendrules-testshire 1.0"


def test_a_plugin_with_settings_facts_and_a_policy(install):
    install(f"""
import sendrules as sr

class Settings(sr.Declared):
    title: str = "By date"

@sr.hookimpl
def sendrules_authority():
    return sr.Authority(key="testshire", name="Testshire Council", settings_model=Settings)

@sr.hookimpl
def sendrules_facts(settings):
    return [sr.FactDefinition("testshire.first", "the first request", lambda case, as_of: case.events[0].on.isoformat())]

@sr.hookimpl
def sendrules_prioritisation(settings):
    return sr.DateOrder(id="order", title=settings.title, {SOURCED})

@sr.hookimpl
def sendrules_quality():
    return None
""")
    policy = load_policy("testshire")
    assert [fact.name for fact in policy.facts] == ["testshire.first"]
    assert isinstance(policy.prioritisation, DateOrder)
    assert policy.prioritisation.title == "By date"
    assert policy.status()["prioritisation"] == "declared"
    other = load_policy("testshire", {"title": "Oldest first"})
    assert other.prioritisation is not None
    assert other.prioritisation.title == "Oldest first"


def test_an_engine_keeps_the_statutory_answer_beside_the_local_one(install):
    install(AUTHORITY)
    case = Case(reference="A", events=[Event(kind="request", on=date(2025, 5, 21))])
    result = Engine.for_authority("testshire").evaluate(case, as_of=date(2025, 6, 1))
    assert result["reg-13-2-final-plan-20-weeks"].due == date(2025, 10, 8)
    assert result.local is not None
    assert (result.local.authority, result.local.distribution) == (
        "Testshire Council",
        "sendrules-testshire 1.0",
    )


def test_listing_imports_nothing(install):
    module = install(AUTHORITY)
    assert InstalledAuthority("testshire", "sendrules-testshire", "1.0") in installed_authorities()
    assert module not in sys.modules
    load_policy("testshire")
    assert module in sys.modules


def test_the_list_is_in_order_of_keys(install):
    for name in ("zed", "alpha", "mid"):
        install(AUTHORITY, key=name, dist=f"sendrules-{name}")
    keys = [a.key for a in installed_authorities()]
    assert keys == sorted(keys)
    assert {"zed", "alpha", "mid"} <= set(keys)


def test_a_broken_neighbour_is_listed_and_never_imported(install):
    broken = install("raise ImportError('must not be imported')", key="brokenshire", dist="sendrules-brokenshire")
    good = install(AUTHORITY)
    assert load_policy("testshire").authority.key == "testshire"
    assert "brokenshire" in {a.key for a in installed_authorities()}
    assert good in sys.modules
    assert broken not in sys.modules
    refused(BrokenPlugin, "must not be imported", key="brokenshire", by="sendrules-brokenshire")


# not there, or there twice


def test_a_key_with_a_near_one(install):
    install(AUTHORITY)
    with pytest.raises(MissingPlugin, match=r"authority 'testshre'.*Did you mean testshire\?") as caught:
        load_policy("testshre")
    assert type(caught.value) is MissingPlugin


def test_a_key_with_nothing_near_gets_the_list(install):
    install(AUTHORITY)
    with pytest.raises(
        MissingPlugin, match=r"entry-point group 'sendrules.authorities' has this name\)\. Installed: .*testshire"
    ):
        load_policy("qqqqqqqq")


def test_where_nothing_is_installed(monkeypatch):
    monkeypatch.setattr("sendrules.local.loading.loader.entry_points", lambda **_: ())
    assert installed_authorities() == ()
    with pytest.raises(MissingPlugin, match="No authority is installed; install a plugin"):
        load_policy("testshire")


def test_two_distributions_that_offer_one_authority(install):
    install(AUTHORITY)
    module = install(AUTHORITY, dist="testshire-fork")
    refused(BrokenPlugin, "sendrules-testshire 1.0 and testshire-fork 1.0 both offer it", "Uninstall one of them")
    assert module not in sys.modules


def test_one_distribution_twice_on_the_path_is_one(install):
    install(AUTHORITY, version="0.9", site="older")
    install(AUTHORITY, version="1.0", site="newer")
    assert load_policy("testshire").distribution == "sendrules-testshire 1.0"


# broken


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        (
            "import no_such_module_anywhere",
            "",
            "ModuleNotFoundError: No module named 'no_such_module_anywhere'",
        ),
        ("raise ImportError('half installed')", "", "ImportError: half installed"),
        ("1 / 0", "", "ZeroDivisionError"),
        ("def broken(:", "", "SyntaxError"),
        ("raise SystemExit(3)", "", "SystemExit: 3"),
        ("import sys\nsys.exit()", "", "SystemExit"),
        (AUTHORITY, "fixture_sendrules_testshire:plugin", "AttributeError"),
        (AUTHORITY, "fixture_somewhere_else", "No module named 'fixture_somewhere_else'"),
    ],
)
def test_a_plugin_that_cannot_be_imported(install, source, target, words):
    install(source, target=target)
    error = refused(BrokenPlugin, "it cannot be imported", words, "Fix or uninstall it")
    assert isinstance(error.__cause__, BaseException)
    assert error.distribution == "sendrules-testshire 1.0"


def test_ctrl_c_while_a_plugin_is_imported_is_ctrl_c(install):
    install("raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        load_policy("testshire")


@pytest.mark.parametrize("name", ["sendrules_authority", "sr.Case", "OBJECT"])
def test_an_entry_point_that_names_something_in_a_module(install, name):
    module = install(f"{AUTHORITY}\nOBJECT = object()\n", target=f"fixture_sendrules_testshire:{name}")
    refused(
        BrokenPlugin,
        f"its entry point names a {'function' if name == 'sendrules_authority' else ''}",
        f"{module}:{name}, and not a module",
        f'Name the module in pyproject.toml: testshire = "{module}".',
    )


def test_a_distribution_that_lost_its_metadata(install, tmp_path):
    install(AUTHORITY)
    install(AUTHORITY.replace('key="testshire"', 'key="other"'), key="other", dist="sendrules-other")
    for file in tmp_path.rglob("METADATA"):
        if "other" in str(file):
            file.unlink()
    assert InstalledAuthority("other", "unknown distribution", "") in installed_authorities()
    assert load_policy("other").distribution == "unknown distribution"


@pytest.mark.parametrize(
    ("hook", "words"),
    [
        (
            "def sendrules_prioritization(settings): ...",
            "sendrules_prioritization is not a hook. Did you mean sendrules_prioritisation?",
        ),
        (
            "def sendrules_authorities(): ...",
            "sendrules_authorities is not a hook. Did you mean sendrules_authority?",
        ),
        ("def zzz(): ...", "zzz is not a hook. The hooks are sendrules_authority, sendrules_commissioning"),
        (
            "def sendrules_prioritisation(setings): ...",
            "not be given its argument 'setings'. It may take settings",
        ),
        ("def sendrules_prioritisation(settings, case): ...", "not be given its argument 'case'"),
        (
            "def sendrules_prioritisation(settings=None): ...",
            "argument 'settings=None'. It may take settings, without",
        ),
        ("def sendrules_authority(settings): ...", "not be given its argument 'settings'. It takes nothing"),
        ("def sendrules_facts(*, settings=None): ...", "not be given its argument 'settings=None'"),
        ("def sendrules_facts(*settings): ...", "not be given its argument '*settings'"),
        ("def sendrules_facts(**settings): ...", "not be given its argument '**settings'"),
        (
            "def sendrules_prioritization(settings): ...\ndel sendrules_authority",
            "Did you mean sendrules_prioritisation?",
        ),
    ],
)
def test_hooks_that_do_not_fit(install, hook, words):
    install(f"{AUTHORITY}\n@sr.hookimpl\n{hook}\n")
    error = refused(BrokenPlugin, words)
    assert "<module" not in str(error)


@pytest.mark.parametrize(
    "function",
    [
        "def sendrules_prioritisation(settings): return 7",
        "def sendrules_prioritization(settings): return 7",
        "def sendrules_authority(): return None",
        "sendrules_facts = lambda settings: ()",
        "class sendrules_facts: ...",
        "import functools\nsendrules_facts = sr.hookimpl(functools.partial(tuple, ()))",
    ],
)
def test_a_hook_without_its_marker_is_not_silence(install, function):
    install(f"{AUTHORITY}\n{function}\n")
    refused(BrokenPlugin, "is not marked as a hook, so it would never be called. Mark it with @sendrules.hookimpl")


def test_other_functions_may_have_any_name(install):
    source = "def sendrules_testshire_days(): ...\ndef sendrule_facts(): ...\nimport sys as sendrules_facts\n"
    install(f"{AUTHORITY}\n{source}def sendrules_(): ...\n")
    assert load_policy("testshire").facts == ()


def test_an_argument_with_a_default_that_no_hook_gives_is_the_plugins_own(install):
    install(f"{AUTHORITY}\n@sr.hookimpl\ndef sendrules_facts(settings, helper=1): ...\n")
    assert load_policy("testshire").facts == ()


@pytest.mark.parametrize(
    "hook", ["facts", "prioritisation", "standards", "fast_track", "commissioning", "performance", "quality"]
)
@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("ValueError('no policy here')", "ValueError: no policy here"),
        ("SystemExit('bye')", "SystemExit: bye"),
        ("type('Odd', (Exception,), {'__str__': lambda self: 1 / 0})()", "Odd: its message cannot be read"),
    ],
)
def test_a_hook_that_raises(install, hook, error, words):
    install(f"{AUTHORITY}\n@sr.hookimpl\ndef sendrules_{hook}(settings):\n    raise {error}\n")
    refused(BrokenPlugin, f"its hook sendrules_{hook} raised {words}. Fix the plugin")


def test_an_authority_that_raises(install):
    install(AUTHORITY.replace('key="testshire"', 'key="Test Shire"'))
    error = refused(BrokenPlugin, "its hook sendrules_authority raised ValidationError: Authority: key:", "Test Shire")
    assert "pydantic.dev" not in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("sr.Authority(key='testshire')", "Authority: name: this is needed and is not there. Fix"),
        ("sr.Authority(key='testshire', name='T', nam=1)", "Authority: nam: there is no such field. Fix"),
        (
            f"sr.Factor(id='a', title='a', kind='wait', fact='t.a', {SOURCED})",
            "a factor of the kind wait is worked out from the dates",
        ),
        (
            f"sr.DateOrder(id='a', title='a', in_force_from='2026-01-02', in_force_to='2026-01-01', {SOURCED})",
            "DateOrder: in_force_to: the last day (2026-01-01) is before the first (2026-01-02)",
        ),
    ],
)
def test_a_declaration_that_is_refused_is_told_in_plain_words(install, call, words):
    install(f"import sendrules as sr\n@sr.hookimpl\ndef sendrules_authority():\n    return {call}\n")
    error = refused(BrokenPlugin, words)
    assert "pydantic.dev" not in str(error)
    assert "Value error" not in str(error)


def test_facts_from_a_generator(install):
    good = "    yield sr.FactDefinition('testshire.a', 'a', lambda case, as_of: None)\n"
    source = f"{AUTHORITY}\n@sr.hookimpl\ndef sendrules_facts(settings):\n{good}"
    install(source)
    assert [fact.name for fact in load_policy("testshire").facts] == ["testshire.a"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "yield sr.FactDefinition('no namespace', 'x', len)",
            "ValueError: a fact is called <authority>.<fact>",
        ),
        (
            "yield sr.FactDefinition('testshire.x', 'x', None)",
            "is read by a function of a case and a day, not None",
        ),
        ("yield from [sys.exit(2)]", "SystemExit: 2"),
    ],
)
def test_facts_from_a_generator_that_raises(install, line, words):
    install(f"{AUTHORITY}\nimport sys\n@sr.hookimpl\ndef sendrules_facts(settings):\n    {line}\n")
    refused(BrokenPlugin, "its hook sendrules_facts raised", words)


def test_two_facts_of_one_name(install):
    fact = "sr.FactDefinition('testshire.x', 'x', lambda case, as_of: None)"
    install(f"{AUTHORITY}\n@sr.hookimpl\ndef sendrules_facts(settings):\n    return [{fact}, {fact}]\n")
    refused(MistypedPlugin, "it defines the fact 'testshire.x' 2 times. Define each fact once")


def test_one_source_may_stand_without_a_list():
    source = Provenance(document="Invented policy", place="p. 1", status="illustrative")
    factor = Factor(id="wait", title="Wait", kind="wait", provenance=source)
    order = Lexicographic(
        id="o", title="o", provenance=source, factors=[factor], tiers=[["wait"]], mode_provenance=source
    )
    assert factor.provenance == order.provenance == order.mode_provenance == (source,)
    assert DateOrder(id="o", title="o", provenance=source) == DateOrder(id="o", title="o", provenance=[source])
    for none in ([], None, "a board paper"):
        with pytest.raises(ValidationError):
            DateOrder.model_validate({"id": "o", "title": "o", "provenance": none})


@pytest.mark.parametrize(("first", "last"), [(None, None), (AS_OF, None), (None, AS_OF), (AS_OF, AS_OF)])
def test_a_declaration_may_be_in_force_for_one_day(first, last):
    source = Provenance(document="d", place="p", status="published")
    order = DateOrder(id="o", title="o", provenance=source, in_force_from=first, in_force_to=last)
    assert order.in_force_on(AS_OF)


# of the wrong type


@pytest.mark.parametrize(
    ("hook", "value", "words"),
    [
        (
            "authority()",
            "{'key': 'testshire'}",
            "sendrules_authority returned dict. It must return an Authority",
        ),
        ("authority()", "None", "sendrules_authority returned None. It must return an Authority"),
        (
            "prioritisation(settings)",
            "'date_order'",
            "sendrules_prioritisation returned str. It must return DateOrder or",
        ),
        ("prioritisation(settings)", "False", "sendrules_prioritisation returned bool"),
        (
            "prioritisation(settings)",
            "sr.DateOrder",
            "It must return DateOrder or Lexicographic or Points or Lanes or Queues or None",
        ),
        (
            "facts(settings)",
            "'testshire.year'",
            "sendrules_facts returned str. It must return FactDefinitions",
        ),
        ("facts(settings)", "''", "sendrules_facts returned str. It must return FactDefinitions"),
        ("facts(settings)", "7", "sendrules_facts returned int. It must return FactDefinitions"),
        (
            "facts(settings)",
            "['testshire.year']",
            "sendrules_facts returned str. It must return FactDefinitions",
        ),
    ],
)
def test_a_hook_that_returns_something_else(install, hook, value, words):
    head = "import sendrules as sr\n" if hook.startswith("authority") else AUTHORITY
    install(f"{head}\n@sr.hookimpl\ndef sendrules_{hook}:\n    return {value}\n")
    refused(MistypedPlugin, words)


def test_a_plugin_that_does_not_say_who_it_is(install):
    install("import sendrules as sr\n")
    refused(MistypedPlugin, "sendrules_authority returned None", "It must return an Authority")


@pytest.mark.parametrize(
    ("hook", "wanted"),
    [
        ("standards", "StandardsPolicy"), ("fast_track", "FastTrackPolicy"), ("commissioning", "CommissioningPolicy"),
        ("performance", "PerformancePolicy"), ("quality", "QualityPolicy"),
    ],
)  # fmt: skip
def test_every_hook_returns_its_own_declaration_and_no_other(install, hook, wanted):
    install(f"{AUTHORITY}\n@sr.hookimpl\ndef sendrules_{hook}(settings):\n    return {{'weeks': 12}}\n")
    refused(MistypedPlugin, f"sendrules_{hook} returned dict", f"It must return {wanted} or None")


STANDARD = """
@sr.hookimpl
def sendrules_standards(settings):
    limit = sr.InternalLimit(id="final", title="Final plan", duty="{duty}", within={within}, {sourced})
    return sr.StandardsPolicy(id="standards", title="Standards", limits=(limit,), {sourced})
"""


def test_a_standard_that_is_looser_than_the_law_is_refused(install):
    duty = "reg-13-2-final-plan-20-weeks"
    install(AUTHORITY + STANDARD.format(duty=duty, within="sr.Weeks(22)", sourced=SOURCED))
    error = refused(FloorViolation, "22 weeks", "longer than the law allows: 20 weeks", "reg 13(2)")
    assert isinstance(error, FloorViolation)
    assert (error.standard, error.duty, error.value, error.limit) == ("final", duty, "22 weeks", "20 weeks")
    assert "reg 13(2)" in error.provision


def test_a_window_that_would_close_early_is_refused(install):
    window = STANDARD.replace("within=", "keeps_open=")
    install(AUTHORITY + window.format(duty="reg-13-1-a-draft-plan-15-days", within="sr.Days(14)", sourced=SOURCED))
    refused(FloorViolation, "shorter than the law allows: 15 days", "or more")


FILE = """
[authority]
key = "testshire"
name = "Testshire Council"
"""


def test_a_plugin_may_ship_its_policy_as_a_file(install, tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(FILE, encoding="utf-8")
    install(f"SENDRULES_POLICY = {str(path)!r}\n")
    assert load_policy("testshire").authority.name == "Testshire Council"


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("SENDRULES_POLICY = 7\n", BrokenPlugin, "SENDRULES_POLICY is of type int, and not a path"),
        ("SENDRULES_POLICY = 'nowhere.toml'\n", BrokenPlugin, "its policy file cannot be read"),
        (
            AUTHORITY + "SENDRULES_POLICY = 'policy.toml'\n",
            BrokenPlugin,
            "the hook sendrules_authority as well",
        ),
    ],
)
def test_a_policy_file_that_cannot_be_used(install, source, kind, words):
    install(source)
    refused(kind, words)


def test_a_shipped_policy_is_held_against_the_law_too(install, tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(FILE + """
[source]
document = "Invented policy"
place = "p. 1"

[fast_track]
title = "Fast track"
status = "in-force"
targets = [{ duty = "reg-13-2-final-plan-20-weeks", within = "22 weeks" }]
""", encoding="utf-8")  # fmt: skip
    install(f"SENDRULES_POLICY = {str(path)!r}\n")
    refused(FloorViolation, "line 13", "22 weeks", "20 weeks")


def test_a_fact_outside_its_namespace(install):
    install(f"{AUTHORITY}\n@sr.hookimpl\ndef sendrules_facts(settings):\n"
            "    return [sr.FactDefinition('kent.year', 'year', lambda case, as_of: None)]\n")  # fmt: skip
    refused(MistypedPlugin, "the fact 'kent.year' is outside its namespace", "Call it 'testshire.year'")


def test_a_factor_that_reads_a_fact_that_nobody_defines(install):
    install(f"""{AUTHORITY}
@sr.hookimpl
def sendrules_prioritisation(settings):
    factor = sr.Factor(id="care", title="in care", kind="flag", fact="testshire.in_care", {SOURCED})
    return sr.Lexicographic(
        id="order", title="Care first", factors=(factor,), tiers=(("care",),), mode_provenance=factor.provenance, {SOURCED}
    )
""")
    refused(
        MistypedPlugin,
        "prioritisation.factors[0].fact: there is no fact called 'testshire.in_care'",
        "in Python in sendrules_facts",
    )


def test_a_factor_that_asks_of_a_fact_what_it_never_gives(install):
    install(f"""{AUTHORITY}
@sr.hookimpl
def sendrules_facts(settings):
    return [sr.FactDefinition("testshire.group", "Group", lambda case, as_of: None, type="group", values=("a", "b"))]
@sr.hookimpl
def sendrules_prioritisation(settings):
    factor = sr.Factor(id="care", title="in care", kind="flag", fact="testshire.group", {SOURCED})
    return sr.Lexicographic(
        id="order", title="Care first", factors=(factor,), tiers=(("care",),), mode_provenance=factor.provenance, {SOURCED}
    )
""")
    refused(MistypedPlugin, "the factor 'care' is a flag, and 'testshire.group' is a group", 'kind = "group"')


def test_a_fact_of_an_unknown_type(install):
    line = "return [sr.FactDefinition('testshire.x', 'x', len, type='boolean')]"
    install(f"{AUTHORITY}\n@sr.hookimpl\ndef sendrules_facts(settings):\n    {line}\n")
    refused(BrokenPlugin, "its hook sendrules_facts raised", "'boolean' is not a valid FactType")


def test_a_key_that_is_not_the_entry_points(install):
    install(AUTHORITY, key="anothershire")
    refused(
        MistypedPlugin,
        "its Authority has the key 'testshire'",
        "Make it the entry point's name",
        key="anothershire",
    )


@pytest.mark.parametrize("version", [0, 2])
def test_a_plugin_for_other_hooks(install, version):
    install(AUTHORITY.replace('name="', f'hook_api={version}, name="'))
    refused(MistypedPlugin, f"hook API {version}, and this is 1", "Install a version of the plugin for this one")


# settings


@pytest.mark.parametrize(
    ("settings", "field"), [({"weeks": "many"}, "weeks"), ({"weks": 3}, "weks"), ({"weeks": -1}, "weeks")]
)
def test_settings_that_are_not_the_authoritys(install, settings, field):
    install("""
import sendrules as sr
from pydantic import Field

class Settings(sr.Declared):
    weeks: int = Field(4, ge=0)

@sr.hookimpl
def sendrules_authority():
    return sr.Authority(key="testshire", name="Testshire Council", settings_model=Settings)
""")
    assert load_policy("testshire").settings.model_dump() == {"weeks": 4}
    assert load_policy("testshire", {"weeks": 5}).settings.model_dump() == {"weeks": 5}
    with pytest.raises(InputError, match="settings of testshire: 1 problem") as caught:
        load_policy("testshire", settings)
    assert [problem.field for problem in caught.value.problems] == [field]
    if "weks" in settings:
        assert "Did you mean weeks?" in str(caught.value)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (
            "weeks: int",
            "its settings have no good defaults: ValidationError: Settings: weeks: this is needed",
        ),
        (
            "weeks: Annotated[int, AfterValidator(lambda n: {}[n])] = Field(4, validate_default=True)",
            "KeyError: 4",
        ),
        ("weeks: Annotated[int, AfterValidator(exit)] = Field(4, validate_default=True)", "SystemExit: 4"),
    ],
)
def test_settings_that_the_plugin_gets_wrong(install, field, words):
    head = "from typing import Annotated\nfrom sys import exit\nfrom pydantic import AfterValidator, Field\nimport sendrules as sr"
    install(f"{head}\nclass Settings(sr.Declared):\n    {field}\n" + AUTHORITY.replace(
        'name="', 'settings_model=Settings, name="'))  # fmt: skip
    refused(BrokenPlugin, words)


def test_settings_for_a_plugin_that_has_none(install):
    install(AUTHORITY)
    with pytest.raises(InputError, match="settings of testshire"):
        load_policy("testshire", {"weeks": 4})
