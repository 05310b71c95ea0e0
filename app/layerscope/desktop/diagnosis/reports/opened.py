"""The report that is open: it stays when the window's inside is built anew."""

from __future__ import annotations

from layerscope.diagnosis.report.received import Report


class OpenedReport:
    """Attribute: `report`, the last one opened; None once it is closed."""

    def __init__(self) -> None:
        self.report: Report | None = None
