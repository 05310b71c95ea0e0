"""Reports of this program, written and read off the window's thread."""

from __future__ import annotations

import os
import platform
import stat
from pathlib import Path

from layerscope import __version__
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.report.document import as_json as json_report
from layerscope.diagnosis.report.extracting import MOST_BYTES, decoded
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.markdown import as_markdown
from layerscope.diagnosis.report.reading import read_report
from layerscope.diagnosis.report.received import Report, ReportFault, UnreadableReportError
from layerscope.files.distributions import version_of
from layerscope.words.reasons import translated


class SavedReports:
    """What the presenter needs of reports."""

    def __init__(self, blocking: Blocking) -> None:
        self._blocking = blocking
        self._versions = Versions(
            __version__, version_of("botocore"), platform.python_version(), platform.platform()
        )

    def text(self, diagnosis: Diagnosis, *, as_json: bool) -> str:
        if as_json:
            return json_report(diagnosis, self._versions)
        return as_markdown(diagnosis, self._versions, translated)

    async def read(self, text: str) -> Report:
        return await self._blocking(lambda: read_report(text))

    async def load(self, path: Path) -> Report:
        return await self._blocking(lambda: read_report(decoded(_content(path))))

    async def save(self, path: Path, text: str) -> None:
        await self._blocking(lambda: path.write_text(text, encoding="utf-8"))


def _content(path: Path) -> bytes:
    """As much of the file as a report may have, and one byte more; raises UnreadableReportError."""
    # A pipe would else keep us waiting for its other end.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableReportError(ReportFault.NO_FILE, path.name)
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        why = f"{path.name}: {error.strerror or type(error).__name__}"
        raise UnreadableReportError(ReportFault.NO_FILE, why) from None
