"""What formulas are read and run with, set once for a run: the vocabulary."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from checks.vocabulary.vocabulary import Vocabulary

# Aliases, units and the regions below a region come from it. Without one, formulas are taken to use canonical names.
in_force: ContextVar[Vocabulary | None] = ContextVar("in_force", default=None)


@contextmanager
def formulas_with(vocabulary: Vocabulary) -> Iterator[None]:
    """Within the block, formulas use this vocabulary."""
    token = in_force.set(vocabulary)
    try:
        yield
    finally:
        in_force.reset(token)
