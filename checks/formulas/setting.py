"""What formulas are read and run with, set once for a run: the vocabulary and the engine that joins."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.util import find_spec

from checks.errors import InputError
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

ENGINES = ("pandas", "polars", "duckdb")
# Aliases, units and the regions below a region come from it. Without one, formulas are taken to use canonical names.
in_force: ContextVar[Vocabulary | None] = ContextVar("in_force", default=None)
engine: ContextVar[str] = ContextVar("engine", default="pandas")


@contextmanager
def formulas_with(vocabulary: Vocabulary, joined_by: str = "pandas") -> Iterator[None]:
    """Within the block, formulas use this vocabulary and this engine.

    Raises `InputError` for an engine that is not one of `ENGINES`, or not installed.
    """
    _refuse_engine(joined_by)
    tokens = in_force.set(vocabulary), engine.set(joined_by)
    try:
        yield
    finally:
        in_force.reset(tokens[0])
        engine.reset(tokens[1])


def _refuse_engine(name: str) -> None:
    if name not in ENGINES:
        listed = "、".join(ENGINES)
        message = Text(f"公式不能用 {name} 计算", f"formulas cannot be computed with {name}")
        raise InputError(message, hint=Text(f"可用：{listed}", f"known: {listed}"))
    needed = {"duckdb": ("duckdb",), "polars": ("polars",)}.get(name, ())
    lacking = [n for n in needed if find_spec(n) is None]
    if lacking:
        listed = ", ".join(lacking)
        message = Text(f"没有安装 {listed}", f"{listed} is not installed")
        raise InputError(message, hint=Text("安装 hedui[engines]", "install hedui[engines]"))
