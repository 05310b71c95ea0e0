"""Reports of this program, written off the window's thread."""

from __future__ import annotations

import platform
from pathlib import Path

from layerscope import __version__
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.report.document import as_json as json_report
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.markdown import as_markdown
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

    async def save(self, path: Path, text: str) -> None:
        await self._blocking(lambda: path.write_text(text, encoding="utf-8"))
