"""The chosen layer: what it is, its presigned URL or why there is none, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.layer.details.actions import LayerActions
from layerscope.desktop.layer.details.facts import LayerFacts
from layerscope.desktop.layer.details.layer_registry import Probed
from layerscope.desktop.layer.details.probe_outcome import ProbeOutcome
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.above_foot import above_foot
from layerscope.desktop.widgets.announcing import Say, announce
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.fields import button, note
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.diagnosis.policies.read_statements import statement_for_read
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import Availability
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.text.command_lines import Prompt


@guarded
class LayerPanel(QWidget):
    """Shows what its presenter gives it; keeps the URL only to copy it.

    Signals: `retry_asked`, `test_asked`, `download_asked(ask_where)`, `cli_command_asked`,
    `manifest_entry_asked`, `diagnosis_asked` with the error that is shown or None.
    """

    retry_asked = Signal()
    test_asked = Signal()
    download_asked = Signal(bool)
    cli_command_asked = Signal()
    manifest_entry_asked = Signal()
    diagnosis_asked = Signal(object)

    def __init__(self, theme: Theme, say: Say, *, remedies: Remedies | None = None) -> None:
        super().__init__()
        self.setObjectName("layerPanel")
        self._say = say
        self.facts = LayerFacts()
        self.card = ErrorCard(say, diagnosable=True, remedies=remedies)
        self.outcome = ProbeOutcome(theme)
        self._remedies = remedies or Remedies()
        self.copy_statement = button("copyStateStatement", self.tr("Copy policy statement"))
        self.actions_row = LayerActions(theme)
        self._chosen: ChosenLayer | None = None
        self._url: PresignedUrl | None = None
        self._faces = QStackedWidget()
        self._inner = QWidget()
        self._area = FittingArea(self._inner)
        self._lay_out()
        self._connect()
        self.show_layer(None)

    def show_layer(self, chosen: ChosenLayer | None) -> None:
        """Show what is known of the layer without asking; a foreign one with its own URLs."""
        self._chosen, self._url = chosen, None
        self.card.clear()
        self.outcome.clear()
        self.facts.url.clear()
        self._faces.setCurrentIndex(0 if chosen is None else 1)
        self.copy_statement.setVisible(bool(self._statement))
        if chosen is not None:
            self.facts.show_layer(chosen.layer)
            self.facts.show_url_line(visible=True)
            if chosen.layer.foreign:
                self._show_own(chosen)
        self._enable()

    def learn(self, chosen: ChosenLayer) -> None:
        """Show what more is known of the layer that is shown."""
        self._chosen = chosen
        self.facts.show_layer(chosen.layer)
        self.copy_statement.setVisible(bool(self._statement))

    def show_asking(self) -> None:
        """Show that the URL is being asked for."""
        self._url = None
        self.facts.show_url_line(visible=True)
        self.card.clear()
        self.outcome.clear()
        self.facts.url.show_asking()
        self._enable()

    def show_slow(self) -> None:
        """Show that the call takes longer than usual."""
        self.facts.url.show_slow()

    def show_url(self, url: PresignedUrl) -> None:
        """Show the URL; how long it is good comes by `show_life`."""
        self._url = url
        self.card.clear()
        self.facts.url.show_url(url.url)
        self._enable()

    def show_life(self, left_s: float | None) -> None:
        """Show how many seconds the URL is still good; None where it does not tell."""
        self.facts.url.show_life(left_s)
        self._enable()

    def show_error(self, error: RegistryError) -> None:
        """Show the error as a card; a URL that was had stays shown below it."""
        self.facts.show_url_line(visible=self._url is not None)
        self.outcome.clear()
        self.card.show_error(error)
        self._area.ensureVisible(0, 0)
        self._enable()

    def show_testing(self) -> None:
        """Show that the URL is being tried."""
        self.card.clear()
        self.outcome.show_running(self.tr("Reading one byte…"))

    def show_tested(self, probe: Probed) -> None:
        layer_bytes = self._chosen.layer.size_bytes if self._chosen else None
        self.outcome.show_probe(probe, layer_bytes)
        self._say(self.outcome.text)

    def copy_url(self) -> None:
        """Copy the URL and say for how long it is good; or say why there is none to copy."""
        if not self.actions_row.copy_url.isEnabled():
            self._say(self.tr("No URL to copy."))
        elif self._url is not None:
            self.copy(self._url.url, self._said(self.tr("Presigned URL copied")))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+C copies the URL, where no field takes it for its own."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_url()
            event.accept()
        else:
            super().keyPressEvent(event)

    def copy(self, text: str, said: str) -> None:
        """Put the text on the clipboard and announce it."""
        QGuiApplication.clipboard().setText(text)
        self._say(said)
        announce(self, said)

    def _copy_curl(self, prompt: Prompt, is_checked: bool) -> None:
        if self._url is None or self._chosen is None:
            return
        url, name = self._url, self._chosen.file_name
        if command := url.checked_curl(name, prompt) if is_checked else url.curl(name, prompt):
            text = self.tr("Resumable curl command copied")
            checks = self.tr("Copied a curl command that resumes and checks the digest")
            self.copy(command, self._said(checks if is_checked else text))
        else:
            text = self.tr("This URL cannot be quoted safely for {prompt}. Copy the URL instead.")
            self._say(text.format(prompt=prompt.value))

    def _copy_digest(self) -> None:
        if self._chosen is not None:
            self.copy(self._chosen.layer.digest, self.tr("Layer digest copied."))

    @property
    def _statement(self) -> str:
        """What would allow to ask for ECR's state of the layer, where that is denied; else empty."""
        is_unknown = self._chosen and self._chosen.layer.state.availability is Availability.UNKNOWN
        unasked = self._chosen.unasked if self._chosen and is_unknown else None
        return statement_for_read(unasked, self._remedies.caller_arn())

    def _copy_statement(self) -> None:
        self.copy(self._statement, self.tr("Policy statement copied."))

    def _said(self, what: str) -> str:
        if self._chosen and self._chosen.layer.foreign:
            return self.tr("{what}; it is the layer's external URL.").format(what=what)
        life = self.facts.url.life
        if not life:
            return self.tr("{what}; expiry unknown.").format(what=what)
        return self.tr("{what}; expires in {time}.").format(what=what, time=life)

    def _show_own(self, chosen: ChosenLayer) -> None:
        urls = chosen.layer.urls
        self.facts.show_own_urls(urls)
        if urls:
            self._url = PresignedUrl(urls[0], chosen.layer.digest)

    def _enable(self) -> None:
        foreign = self._chosen is not None and self._chosen.layer.foreign
        live = self._url is not None and not self.facts.url.ended
        self.actions_row.enable(has_url=live, is_ecrs=not foreign)

    # Parts.

    def _lay_out(self) -> None:
        nothing = note("layerReason", self.tr("Choose a layer to see its presigned URL."))
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = QVBoxLayout(self._inner)
        content.setContentsMargins(12, 8, 12, 4)
        content.setSpacing(8)
        for part in (self.card, self.facts, self.outcome):
            content.addWidget(part)
        content.addWidget(self.copy_statement, 0, Qt.AlignmentFlag.AlignLeft)
        content.addStretch(1)
        self._faces.addWidget(nothing)
        self._faces.addWidget(above_foot(self._area, self.actions_row))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._faces)

    def _connect(self) -> None:
        row = self.actions_row
        row.copy_url.clicked.connect(self.copy_url)
        row.curl_asked.connect(self._copy_curl)
        self.copy_statement.clicked.connect(self._copy_statement)
        row.copy_digest.clicked.connect(self._copy_digest)
        row.test.clicked.connect(self.test_asked)
        row.download_asked.connect(self.download_asked)
        row.cli_command_asked.connect(self.cli_command_asked)
        row.manifest_entry_asked.connect(self.manifest_entry_asked)
        row.diagnosis_asked.connect(lambda: self.diagnosis_asked.emit(self.card.error))
        self.card.retry_asked.connect(self.retry_asked)
        self.card.diagnosis_asked.connect(self.diagnosis_asked)
