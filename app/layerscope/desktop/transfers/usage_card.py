"""The card below the transfers that says how other programs take the file of the chosen one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from layerscope.access.loading import Usage
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.widgets.basic import Card
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.toggles import Choices


class UsageCard(Card):
    """One line: for which program, its command, and Copy. Hidden where there is no command."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(Tone.NEUTRAL)
        self.setObjectName("usageCard")
        self._say = say
        self._number = 0
        self._usages: tuple[Usage, ...] = ()
        self._label = PlainLabel(self.tr("Load it with"))
        self._program = Choices()
        self._program.setObjectName("usageProgram")
        self._program.setAccessibleName(self.tr("Program to load it with"))
        self._program.currentIndexChanged.connect(self._show_command)
        self._command = MonoField(self.tr("Command"))
        self._command.setObjectName("usageCommand")
        self._copy = button("copyUsage", self.tr("Copy command"))
        self._copy.clicked.connect(self._on_copy_clicked)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._label, self._program):
            row.addWidget(part)
        row.addWidget(self._command, 1)
        row.addWidget(self._copy)
        self.body.addLayout(row)
        self.hide()

    def show_row(self, row: TransferRow | None) -> None:
        """Tell how this one's file is taken, once it is whole."""
        usages = row.job.usages(row.path) if row is not None and row.path is not None else ()
        if row is None or not usages:
            self._number = 0
            self.hide()
            return
        if row.number != self._number:
            self._number, self._usages = row.number, usages
            self._program.clear()
            self._program.addItems([usage.program for usage in usages])
            self._show_command()
        self.show()

    def _show_command(self) -> None:
        at = self._program.currentIndex()
        if 0 <= at < len(self._usages):
            self._command.setText(self._usages[at].command)

    def _on_copy_clicked(self) -> None:
        usage = self._usages[max(0, self._program.currentIndex())]
        QGuiApplication.clipboard().setText(usage.command)
        self._say(self.tr("Copied the command for {program}.").format(program=usage.program))
