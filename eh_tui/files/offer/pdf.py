"""A Word file as a tagged PDF, made by LibreOffice where that is installed.

LibreOffice is asked for PDF/UA and marks the file so. No complete checker of that standard has
seen it, so nobody is told more than that it is tagged.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from eh_tui.errors import NotSaved, Refused

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120
_AS = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


_SIDE = re.compile(rb"/Type\s*/Page\b")


def sides_of(pdf: bytes) -> int:
    """Return how many pages a PDF of LibreOffice's has, 0 where that can't be told."""
    return len(_SIDE.findall(pdf))


def pdf_of(word: bytes) -> bytes:
    """Return a Word file as a tagged PDF.

    Raises `Refused` without LibreOffice, and `NotSaved` where it fails.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise Refused("A PDF is made by LibreOffice, which is not installed here; use .docx.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "offer.docx")
        source.write_bytes(word)
        command = [
            *(program, "--headless", "--norestore"),
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            *("--convert-to", _AS, "--outdir", folder, str(source)),
        ]
        try:
            subprocess.run(  # noqa: S603  # LibreOffice as found on PATH, with our own arguments
                command, check=True, capture_output=True, timeout=_SECONDS, env={**os.environ}
            )
            return Path(folder, "offer.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise NotSaved(f"LibreOffice could not make the PDF: {error}.") from None
