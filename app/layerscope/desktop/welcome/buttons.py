"""The page's buttons, each for one cure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from layerscope.desktop.welcome.cures import Cure
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.fields import button

translate = QCoreApplication.translate


def new_buttons() -> dict[Cure, QPushButton]:
    """A button for each cure that has one, in their order on the page."""
    return {
        Cure.OPEN_FILE: button("openAwsFile", ""),
        Cure.RETRY: button("retry", translate("Welcome", "Try again")),
        Cure.STOP: button("stopWaiting", translate("Welcome", "Stop waiting")),
        Cure.DIAGNOSE: button("diagnoseLayer", ""),
        Cure.SSO: button("welcomeSso", translate("Welcome", "Sign in with SSO…")),
        Cure.KEYS: button("welcomeKeys", translate("Welcome", "Add access keys…")),
        Cure.IMPORT: button("welcomeImport", translate("Welcome", "Import…")),
        Cure.EDIT_PROFILES: button("welcomeEdit", translate("Welcome", "Edit profiles…")),
        Cure.DEMO: button("openDemo", translate("Welcome", "Open demo data")),
    }


def demo_row(demo: QPushButton) -> QWidget:
    """The offer of demo data, in a line of its own."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 12, 0, 0)
    layout.addWidget(MutedLabel(translate("Welcome", "Just looking?")))
    layout.addWidget(demo)
    layout.addStretch(1)
    return row
