"""Great Expectations, quiet: no usage statistics, no progress bars, our expectation types registered."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@cache
def quiet_great_expectations() -> Any:
    """The library, imported once. It would report its use over the network: that is turned off before it is loaded."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with _without_collecting():
        import great_expectations as gx

        from checks.suites.plugins import load_expectations

        load_expectations()
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
