"""Nothing changed since the last run: say again what was said then, without the heavy libraries.

The key is a hash of everything that could change an audit: the content of every input file, the program's own source,
the versions of the libraries and of plug-ins, the options, and the day where waivers expire. The outputs' own hashes
are stored beside it, so that a report somebody edited or deleted is made anew. What is not certain is not reused.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from typing import Any

from checks.errors import InputError
from checks.regular import content
from checks.writing import write_all

LIBRARIES = (
    "pandas", "great_expectations", "pandera", "pydantic", "PyYAML", "lark", "scipy",
    "Jinja2", "XlsxWriter", "lxml", "python-docx", "openpyxl", "xlrd", "pypdfium2",
)  # fmt: skip
Hashes = dict[str, str]


def file_hash(file: Path) -> str:
    """SHA-256 of a file's content; "-" where it cannot be read."""
    try:
        return hashlib.sha256(content(file)).hexdigest()
    except InputError:
        return "-"


def program_files() -> list[Path]:
    """The program's own source: every file that is part of it."""
    package = Path(__file__).resolve().parent
    files = [f for f in package.rglob("*") if f.is_file() and f.suffix not in (".pyc", ".pyo")]
    return sorted([*files, package.parent / "cli.py"])


def versions() -> Hashes:
    """The versions of Python, of the libraries and of every plug-in that brings expectation types."""
    out = {"python": sys.version}
    for name in LIBRARIES:
        try:
            out[name] = version(name)
        except PackageNotFoundError:
            out[name] = "-"
    for entry in entry_points(group="hedui.expectations"):
        plugin = entry.dist
        out[f"plug-in {entry.name}"] = f"{entry.value} {plugin.version if plugin else '-'}"
    return out


def key(inputs: Iterable[Path], options: dict[str, Any]) -> str:
    """One hash of everything an audit depends on."""
    content = {
        "inputs": {str(f): file_hash(f) for f in inputs},
        "program": {str(f): file_hash(f) for f in program_files()},
        "versions": versions(),
        "options": options,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def remember(store: Path, key_: str, outputs: Iterable[Path]) -> None:
    """Store the key and what was written under it."""
    content = {"key": key_, "outputs": {str(f.resolve()): file_hash(f) for f in outputs}}
    write_all({store: json.dumps(content, indent=1, sort_keys=True) + "\n"})


def unchanged(store: Path, key_: str) -> bool:
    """True only if the last run had this very key and everything it wrote is still as it wrote it."""
    try:
        content = json.loads(store.read_text("utf-8"))
        outputs = content["outputs"]
        return bool(content["key"] == key_ and outputs and all(file_hash(Path(f)) == h for f, h in outputs.items()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
