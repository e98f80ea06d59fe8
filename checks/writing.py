"""Files that appear whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from checks.errors import InputError, Place
from checks.wording import Text

LONGEST_NAME = 255  # bytes of a file name
CREATED = datetime(2000, 1, 1)  # the day every workbook is said to be made on: same input, same bytes


def write_all(files: Mapping[Path, str | bytes]) -> None:
    """Write every file, or none: contents go to temporary names first and are renamed when all are on disk.

    Raises `InputError` where a folder cannot be written.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            waiting.append((_write_beside(path, content), path))
        for temporary, path in waiting:
            Path(temporary).replace(path)
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(
            Text(f"无法写入：{said}", f"cannot be written: {said}"),
            place=Place(str(error.filename or next(iter(files), ""))),
            hint=Text(
                "检查目录权限，或用 --reports 指定其他目录", "check the permissions, or name a folder with --reports"
            ),
        ) from error
    finally:
        for temporary, _ in waiting:
            Path(temporary).unlink(missing_ok=True)


def file_name(name: str, ending: str) -> str:
    """A file name of a document's name: as it is, or, where that is longer than 255 bytes, cut and told apart."""
    *folders, last = name.split("/")
    raw = os.fsencode(last)
    if len(raw) + len(ending) > LONGEST_NAME:
        mark = hashlib.sha256(raw).hexdigest()[:8]
        last = raw[: LONGEST_NAME - 55].decode("utf-8", "ignore") + "-" + mark
    return "/".join([*folders, last + ending])


def _write_beside(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Half a character in a text or a name (of a file whose name is no UTF-8) is replaced: UTF-8 cannot hold it.
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)  # a name holds 255 bytes
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).chmod(0o644)
    return name
