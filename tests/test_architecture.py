"""The house: data flows one way, and nothing in the code knows a particular place, indicator or year."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CHECKS = ROOT / "checks"

# From the ground up: a module may import from its own room and from rooms that stand before it.
ROOMS = [
    {"wording", "intervals", "chinese"},
    {"errors", "terms", "regions", "failures"},
    {"comparisons", "sides", "writing", "regular"},
    {"files", "cache"},
    {"tables", "vocabulary", "workspace"},
    {"documents"},
    {"defects"},
    {"claims"},
    {"comparing"},
    {"expectations"},
    {"formulas"},
    {"suites", "scoring"},
    {"findings"},
    {"calibration", "reporting"},
    {"pipeline"},
    {"audit", "rulebook", "mutation"},
    {"reports"},
    {"commands"},
]
RANK = {name: i for i, level in enumerate(ROOMS) for name in level}
MODULES = sorted(p for p in CHECKS.rglob("*.py") if p != CHECKS / "__init__.py")


def room(module: Path) -> str:
    return module.relative_to(CHECKS).with_suffix("").parts[0]


def imported_rooms(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "cli":
                yield "cli"
            if parts[0] == "checks" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_imports_upwards(module: Path) -> None:
    here = room(module)
    assert here in RANK, f"give the room {here} a place in the order"
    upwards = [r for r in imported_rooms(module) if r == "cli" or (r != here and RANK[r] > RANK[here])]
    assert not upwards, f"{here} imports {upwards}"


# The rooms of the claims, from the ground up; modules beside them put together what these make.
CLAIMS = ["lexing", "ownership", "time", "names", "drafting", "listing", "sentence", "framing", "tabular", "settling"]


def test_the_rooms_of_claims_build_on_one_another() -> None:
    """None imports a later one, nor the modules beside them but the claim itself and its name."""
    below = {"model", "ids"}
    home = CHECKS / "claims"
    assert {p.name for p in home.iterdir() if (p / "__init__.py").exists()} == set(CLAIMS)
    upwards = [
        f"{module.relative_to(home)} imports {node.module}"
        for here, name in enumerate(CLAIMS)
        for module in (home / name).glob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("checks.claims.")
        and (node.module or "").split(".")[2] not in {*CLAIMS[: here + 1], *below}
    ]
    assert upwards == []


def test_no_two_modules_and_no_two_classes_share_a_name() -> None:
    classes = [
        node.name
        for m in MODULES
        for node in ast.walk(ast.parse(m.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    names = [*Counter(classes).items(), *Counter(m.stem for m in MODULES if m.stem != "__init__").items()]
    assert [name for name, often in names if often > 1] == []


def strings(module: Path) -> Iterator[str]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse(module.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def vocabulary_names(file: str, key: str) -> list[str]:
    data = yaml.safe_load((ROOT / "data" / "vocabulary" / file).read_text("utf-8"))
    return [n for entry in data[key] for n in (entry["name"], *entry.get("aliases", ()))]


def test_no_place_of_the_vocabulary_stands_in_the_code() -> None:
    places = [n for n in vocabulary_names("regions.yaml", "regions") if len(n) > 2 and n not in GENERAL]
    found = [(m.name, p) for m in MODULES for s in strings(m) for p in places if p in s]
    assert not found


# Words for levels of government that any Chinese plan uses.
GENERAL = {"中华人民共和国", "国务院", "全国"}


def test_no_indicator_of_the_vocabulary_stands_in_the_code() -> None:
    names = {n for n in vocabulary_names("indicators.yaml", "indicators") if len(n) > 3}
    found = [(m.name, s) for m in MODULES for s in strings(m) if s in names]
    assert not found


def test_no_year_of_a_plan_stands_in_the_code() -> None:
    year = re.compile(r"(?<!\d)20[0-4]\d年")
    found = [(m.name, s) for m in MODULES for s in strings(m) if year.search(s)]
    numbers = [
        (m.name, node.value)
        for m in MODULES
        if m.name != "examples.py"  # the years that examples take place in
        for node in ast.walk(ast.parse(m.read_text("utf-8")))
        if isinstance(node, ast.Constant) and type(node.value) is int and 2001 <= node.value <= 2049
    ]
    assert not found and not numbers


# What an analyst writes is read there: formulas.
READS_TEXT = {"formulas/parse.py"}


def test_nothing_after_extraction_reads_a_sentence_again() -> None:
    """What the words around a number say stands in the claim: no regular expression in the rooms that compare."""
    rooms = ("comparing", "expectations", "formulas", "findings")
    found = [
        str(m.relative_to(CHECKS))
        for m in MODULES
        if room(m) in rooms
        for node in ast.walk(ast.parse(m.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(a.name in ("re", "regex") for a in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module in ("re", "regex"))
    ]
    assert set(found) <= READS_TEXT


def test_modules_stay_readable() -> None:
    long = {str(m.relative_to(ROOT)): n for m in MODULES if (n := len(m.read_text("utf-8").splitlines())) > 400}
    assert not long
