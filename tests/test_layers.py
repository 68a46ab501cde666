"""The layers of the house: who may import whom, and which layers may not know what time it is.

The table is the one in the README. An import that it does not name is refused, also one for type checking only, so that
``rules`` and ``analysis`` could be lifted out as they are.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[1] / "motions"

BELOW_SERVICES = {"rules", "analysis", "extraction", "models", "queries"}
DOORS_MAY = {"services", "queries", "models"}
LAYERS: dict[str, set[str]] = {
    "rules": set(),
    "analysis": {"rules"},
    "extraction": set(),
    "models": {"rules"},
    "migrations": {"rules", "models"},
    "queries": {"models", "rules"},
    "services": BELOW_SERVICES,
    "importers": {"services", "rules"},
    "tasks": {"services", "importers", "analysis", "extraction"},
    "management": {"services", "importers", "analysis", "extraction"},
    "admin": DOORS_MAY,
    "web": DOORS_MAY,
    "api": DOORS_MAY,
    "exports": DOORS_MAY,
    "checks": {"rules", "models", "services"},
    "apps": {"checks"},
}
# Layers that are not about Django name every library that they use; beside these they have only the standard library.
LIBRARIES: dict[str, set[str]] = {
    "rules": set(),
    "analysis": {"re2", "regex", "rapidfuzz"},
    "extraction": {"lxml", "pypdfium2"},
}
WITHOUT_CLOCK = {"rules", "analysis", "extraction", "models", "queries", "services"}
CLOCKS = {
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("django.utils.timezone.now", "django.utils.timezone.localdate", "django.utils.timezone.localtime"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime"),
}
# With a moment as argument these only say what the clock on the wall showed then.
CONVERSIONS = {"django.utils.timezone.localdate", "django.utils.timezone.localtime"}

MODULES = sorted(path for path in APP.rglob("*.py") if path != APP / "__init__.py")


def layer_of(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return str(path.relative_to(APP.parent))


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the dotted name of everything that a module imports; ``from a import b`` counts as ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{'.' * node.level}{node.module}.{alias.name}") for alias in node.names)


def clock_reads(source: str) -> list[str]:
    """Each place that names a clock, whatever it was imported as: "3 localdate"."""
    tree = ast.parse(source)
    called: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            called |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            called |= {alias.asname: alias.name for alias in node.names if alias.asname}
    converting = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args}
    read = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, dot, rest = ast.unparse(node).partition(".")
            name = f"{called.get(first, first)}{dot}{rest}"
            if name in CLOCKS and not (name in CONVERSIONS and id(node) in converting):
                read.append(f"{node.lineno} {ast.unparse(node)}")
    return read


def refusal(layer: str, imported: str) -> str | None:
    """Why this layer may not import this name, or None when it may."""
    package, _, rest = imported.partition(".")
    if package == "":
        return f"imports by a relative name ({imported})"
    if package in ("tracker", "tests"):
        return f"imports {imported}: settings come through django.conf"
    if package == "motions":
        target = rest.partition(".")[0]
        allowed = target in LAYERS[layer] | {layer}
        return None if allowed else f"imports motions.{target}, which {layer} may not know"
    if layer in LIBRARIES and package not in sys.stdlib_module_names | LIBRARIES[layer]:
        return f"imports the library {package}, which {layer} may not use"
    return None


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_imports_only_what_its_layer_may(path: Path) -> None:
    layer = layer_of(path)

    assert layer in LAYERS, f"{name_of(path)} is in no layer of the table"
    refused = [
        f"{name_of(path)}:{line} {reason}"
        for line, imported in imports(ast.parse(path.read_text(encoding="utf-8")))
        if (reason := refusal(layer, imported))
    ]
    assert refused == []


@pytest.mark.parametrize("path", [path for path in MODULES if layer_of(path) in WITHOUT_CLOCK], ids=name_of)
def test_module_below_the_doors_reads_no_clock(path: Path) -> None:
    assert clock_reads(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("from django.utils import timezone\ntimezone.localdate()", ["2 timezone.localdate"]),
        ("from django.utils.timezone import localdate\nlocaldate()", ["2 localdate"]),
        ("from django.utils.timezone import now as present\npresent()", ["2 present"]),
        ("from django.utils.timezone import localdate\nlocaldate(now)", []),
        ("import django.utils.timezone\ndjango.utils.timezone.now()", ["2 django.utils.timezone.now"]),
        ("import datetime as dt\ndt.datetime.now(dt.UTC)", ["2 dt.datetime.now"]),
        ("from datetime import date\nfield(default=date.today)", ["2 date.today"]),
        ("from time import time\ntime()", ["2 time"]),
        ("from datetime import date\ndate(2026, 3, 2).today_is_fine", []),
        ("def due(now):\n    return now", []),
    ],
)
def test_clock_is_seen_under_any_name(source: str, read: list[str]) -> None:
    assert clock_reads(source) == read


@pytest.mark.parametrize(
    ("layer", "imported", "allowed"),
    [
        ("rules", "datetime.date", True),
        ("rules", "django.db.models", False),
        ("rules", "motions.models.motions.Motion", False),
        ("analysis", "motions.rules.calendar", True),
        ("analysis", "re2", True),
        ("analysis", "requests", False),
        ("extraction", "motions.analysis.text", False),
        ("models", "django.db.models", True),
        ("models", "motions.services.letters", False),
        ("services", "motions.web.views", False),
        ("services", "tracker.settings", False),
        ("tasks", "motions.models.Letter", False),
        ("web", "motions.queries.follow_ups", True),
        ("web", "motions.admin", False),
        ("web", ".views", False),
    ],
)
def test_table_of_layers_says(layer: str, imported: str, allowed: bool) -> None:
    assert (refusal(layer, imported) is None) is allowed
