"""What the program itself failed on: said with place and reason, while everything else goes on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

from checks.errors import CheckError

LONGEST = 300  # characters of a reason
_PROGRAM = Path(__file__).resolve().parent
_LOG = logging.getLogger("hedui")


@dataclass(frozen=True, slots=True)
class Failure:
    """A piece of work that an exception ended, and with it only that piece.

    `stage` is a key of `stage` in `checks/sentences/findings.yaml`. `start` and `end` are offsets into the text of the
    document where the piece is a stretch of it; `name` is the rule, the table or the report it was about.
    """

    stage: str
    reason: str
    document: str = ""
    start: int = -1
    end: int = -1
    name: str = ""


def failure(
    stage: str, error: BaseException, *, document: str = "", span: tuple[int, int] = (-1, -1), name: str = ""
) -> Failure:
    """The record of an exception; its stack goes to the log, which --debug shows."""
    _LOG.debug("%s %s%s", stage, document, name, exc_info=error)
    return Failure(stage, reason_of(error), document, *span, name)


@contextmanager
def survived(
    failures: list[Failure], stage: str, *, document: str = "", span: tuple[int, int] = (-1, -1), name: str = ""
) -> Iterator[None]:
    """Ends the block at an exception and puts it to the `failures`. What is said to people (`CheckError`) goes on."""
    try:
        yield
    except CheckError:
        raise
    except Exception as error:  # whatever it is, it costs only this
        failures.append(failure(stage, error, document=document, span=span, name=name))


def reason_of(error: BaseException) -> str:
    """The exception in one line, with where in the program it was raised."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:LONGEST]
    own = [f for f in extract_tb(error.__traceback__) if Path(f.filename).resolve().is_relative_to(_PROGRAM)]
    return f"{said} ({Path(own[-1].filename).name}:{own[-1].lineno})" if own else said
