"""Files that are files: a pipe or a device would give bytes for ever, or never."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from checks.errors import InputError, Place, unreadable
from checks.wording import Text


def content(file: Path, limit: int = 0) -> bytes:
    """The bytes of a file. Raises `InputError` if it is missing, larger than `limit`, a folder, a pipe, or a device."""
    try:
        status = file.stat()
        if not S_ISREG(status.st_mode) and not S_ISDIR(status.st_mode):
            raise InputError(
                Text("不是普通文件（管道或设备）", "not a file but a pipe or a device"), place=Place(str(file))
            )
        if limit and status.st_size > limit:
            raise too_large(status.st_size, limit, str(file))
        return file.read_bytes()
    except OSError as error:
        raise unreadable(file, error) from error


def too_large(size: int, most: int, name: str) -> InputError:
    """The error for a file of more bytes than are read."""
    return InputError(
        Text(f"文件过大（{size}字节，上限{most}）", f"file too large ({size} bytes, limit {most})"),
        place=Place(name),
        hint=Text("拆成几份文件后重试", "split it into several files"),
    )
