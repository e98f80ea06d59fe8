"""Great Expectations, quiet: no usage statistics, no progress bars, our expectation types registered."""

import gc
import importlib
import os
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import entry_points
from typing import Any

_GROUP = "hedui.expectations"


@cache
def quiet_great_expectations() -> Any:
    """The library, imported once. It would report its use over the network: that is turned off before it is loaded."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with _without_collecting():
        import great_expectations as gx

        _load_expectations()
    return gx


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Imports without garbage collection: modules are never garbage, and looking for it takes a sixth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _load_expectations() -> None:
    """Import every module that defines expectation types, ours and plug-ins'; importing a class registers it."""
    package = importlib.import_module("checks.expectations")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        importlib.import_module(f"checks.expectations.{module.name}")
    importlib.import_module("checks.formulas.expectation")
    for entry in sorted(entry_points(group=_GROUP), key=lambda e: e.name):
        entry.load()
