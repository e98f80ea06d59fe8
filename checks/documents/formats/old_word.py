"""Old Word files (.doc, .wps): turned into .docx by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from checks.documents.formats import word_file
from checks.documents.formats.packages import damaged
from checks.documents.formats.taken import Taken
from checks.errors import InputError, Place
from checks.wording import Text

_SECONDS = 120


def take(raw: bytes, name: str) -> Taken:
    """The text of a .doc. Raises `InputError` where LibreOffice is not installed or cannot open the file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(
            Text("Word旧格式文件（.doc、.wps），要装有LibreOffice才能读取",
                 "an old Word file (.doc, .wps): it takes LibreOffice to read it"),
            place=Place(name),
            hint=Text("安装LibreOffice，或用Word、WPS另存为 .docx", "install LibreOffice, or save it as .docx"),
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "old.doc"
        source.write_bytes(raw)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
                   "--convert-to", "docx", "--outdir", folder, str(source)]  # fmt: skip
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)
        except (subprocess.TimeoutExpired, OSError) as error:
            raise damaged(name) from error
        made = source.with_suffix(".docx")
        if not made.exists():
            raise damaged(name)
        return word_file.take(made.read_bytes(), name)
