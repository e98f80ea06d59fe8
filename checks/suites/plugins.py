"""Finds the expectation types: shapes, formulas, and plug-ins by the entry point `hedui.expectations`."""

import importlib
import pkgutil
from importlib.metadata import entry_points

GROUP = "hedui.expectations"
_loaded: list[str] = []


def load_expectations() -> tuple[str, ...]:
    """Import every module that defines expectation types, ours and plug-ins'; importing a class registers it."""
    if not _loaded:
        names = []
        package = importlib.import_module("checks.expectations")
        for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
            importlib.import_module(f"checks.expectations.{module.name}")
            names.append(module.name)
        importlib.import_module("checks.formulas.expectation")
        for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
            entry.load()
            names.append(entry.name)
        _loaded.extend(names)  # only now: half of the types is not all of them, should a module fail
    return tuple(_loaded)
