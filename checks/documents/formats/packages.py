"""Zip packages (.docx, .xlsx): bounded before anything unpacks them."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from checks.errors import InputError, Place
from checks.wording import Text

MAX_UNPACKED = 300_000_000  # bytes
MAX_PARTS = 5_000
_SMALL = 20_000_000  # bytes: how far they were packed does not matter
_MOST_PACKED = 300  # times: text and XML are packed far less


def opened(raw: bytes, name: str) -> ZipFile:
    """The package. Raises `InputError` where it is torn, or would unpack to far more than any document holds."""
    try:
        package = ZipFile(BytesIO(raw))
        sizes = [part.file_size for part in package.infolist()]
    except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise damaged(name) from error
    if sum(sizes) > min(MAX_UNPACKED, max(_SMALL, _MOST_PACKED * len(raw))) or len(sizes) > MAX_PARTS:
        raise InputError(
            Text(f"解压后过大（{sum(sizes)}字节）", f"too large when unpacked ({sum(sizes)} bytes)"),
            place=Place(name),
            hint=Text("去掉图片后另存一份", "save it without its pictures"),
        )
    return package


def damaged(name: str) -> InputError:
    """The error for a file that is not whole."""
    return InputError(
        Text("文件已损坏，无法打开", "the file is damaged and cannot be opened"),
        place=Place(name),
        hint=Text("重新下载，或用Word、WPS打开后另存一份", "download it again, or open it and save it again"),
    )
