"""From a chosen layer to its URL, at the cost of one call for the layer at rest."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from layerscope.desktop.layer.details.layer_registry import LayerRegistry
from layerscope.desktop.layer.details.panel import LayerPanel
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.countdown import Countdown
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import LayerArchivedError
from layerscope.registry.model.layers import Availability, refine_by_state
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.words.messages import words

URL_TASK = "layer-url"
PROBE_TASK = "layer-probe"
SETTLING_S = 0.15
SLOW_AFTER_S = 1.0


class LayerPresenter(QObject):
    """Asks for the chosen layer's URL, shows what comes, and renews it when its life is over.

    Running down a list costs nothing until a layer rests for `settling_s`; a URL that is still good is
    shown at once. An ended URL is renewed while its layer is chosen and the window is active, else as
    soon as it is active again.

    Signals: `failed` with the error of a call that was shown as a card, for features that explain more;
    `read_ended(LayerRef, str)`: its bytes were tried, with why they could not be read, "" where they were;
    `shown` with the ChosenLayer, None where none is chosen any more; `download_asked(ChosenLayer,
    ask_where)`; `diagnosis_asked` with the ChosenLayer and the error that is shown, or None.
    """

    failed = Signal(object)
    read_ended = Signal(object, str)
    shown = Signal(object)
    download_asked = Signal(object, bool)
    diagnosis_asked = Signal(object, object)

    def __init__(
        self,
        panel: LayerPanel,
        tasks: Tasks,
        is_active: Callable[[], bool],
        say: Say,
        *,
        settling_s: float = SETTLING_S,
        slow_after_s: float = SLOW_AFTER_S,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(panel)
        self.countdown = Countdown(now_s, self)
        self._panel = panel
        self._tasks = tasks
        self._is_active = is_active
        self._say = say
        self._settling_s = settling_s
        self._slow_after_s = slow_after_s
        self._now_s = now_s
        self._registry: LayerRegistry | None = None
        self._chosen: ChosenLayer | None = None
        self._url: PresignedUrl | None = None
        self._renewal_due = False
        self._connect()

    @property
    def chosen(self) -> ChosenLayer | None:
        return self._chosen

    @property
    def is_asking(self) -> bool:
        """Whether the layer's URL is being asked for."""
        return self._tasks.is_running(URL_TASK)

    @property
    def failure(self) -> BaseException | None:
        """The error that is shown in place of the URL."""
        return self._panel.card.error

    def use(self, registry: LayerRegistry | None) -> None:
        """Ask another account or region from now on; nothing of the former one stays shown."""
        self._registry = registry
        self.choose(None)

    def choose(self, chosen: ChosenLayer | None) -> None:
        """Show the layer, and have its URL: from the cache, or by a call once it rests.

        The layer that is shown already, given again with more known of it, costs no call.
        """
        if chosen is not None and self._is_shown(chosen):
            self._chosen = chosen
            self._panel.learn(chosen)
            self._explain_refusal()
            self.shown.emit(chosen)
            return
        for key in (URL_TASK, PROBE_TASK):
            self._tasks.cancel(key)
        self.countdown.stop()
        self._chosen, self._url, self._renewal_due = chosen, None, False
        self._panel.show_layer(chosen)
        self.shown.emit(chosen)
        if chosen is None or self._registry is None or chosen.layer.foreign:
            return
        if (url := self._registry.cached_url(chosen.ref)) is not None:
            self._show(url)
        else:
            self._ask(settling_s=self._settling_s)

    def retry(self) -> None:
        if self._chosen and not self._chosen.layer.foreign:
            self._ask(renew=True)

    def on_window_activated(self) -> None:
        """Renew a URL that ended while nobody was looking."""
        if self._renewal_due:
            self._renew()

    def copy_url(self) -> None:
        """Put the URL on the clipboard and say for how long it is good."""
        self._panel.copy_url()

    def download(self, *, ask_where: bool = False) -> None:
        if self._chosen and self._registry:
            self.download_asked.emit(self._chosen, ask_where)

    def test_access(self) -> None:
        """Read one byte from the URL and show what came of it."""
        registry, url = self._registry, self._url
        if registry is None or url is None:
            return
        self._panel.show_testing()
        self._start(PROBE_TASK, lambda: self._probe(registry, url))

    # The call.

    def _ask(self, *, renew: bool = False, settling_s: float = 0.0) -> None:
        registry, chosen = self._registry, self._chosen
        if registry is None or chosen is None:
            return
        self._renewal_due = False
        self._panel.show_asking()
        self._start(URL_TASK, lambda: self._url_of(registry, chosen, renew=renew, settling_s=settling_s))

    async def _url_of(
        self, registry: LayerRegistry, chosen: ChosenLayer, *, renew: bool, settling_s: float
    ) -> None:
        if settling_s:
            await asyncio.sleep(settling_s)
        slow = asyncio.get_running_loop().call_later(self._slow_after_s, self._panel.show_slow)
        try:
            url = await registry.url_of(chosen.ref, renew=renew)
        except RegistryError as error:
            if self._is_shown(chosen):
                self._refuse(error)
        else:
            if self._is_shown(chosen):  # a thread's answer may come after a change that cancelled it
                self._show(url)
        finally:
            slow.cancel()

    async def _probe(self, registry: LayerRegistry, url: PresignedUrl) -> None:
        try:
            probe = await registry.probe(url)
        except RegistryError as error:
            if url is self._url:
                self._fail(error)
                self._end_read(words(error).title)
        else:
            if url is self._url:
                self._panel.show_tested(probe)
                self._end_read("")

    def _end_read(self, failure: str) -> None:
        if (chosen := self._chosen) is not None:
            self.read_ended.emit(chosen.ref, failure)

    def _start(self, key: str, factory: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._tasks.start(key, factory)

    # What is shown.

    def _is_shown(self, chosen: ChosenLayer) -> bool:
        shown = self._chosen
        if shown is None or shown.layer.foreign != chosen.layer.foreign:  # which URL it has is another
            return False
        return (shown.ref, shown.image_digest) == (chosen.ref, chosen.image_digest)

    def _show(self, url: PresignedUrl) -> None:
        self._url = url
        self._panel.show_url(url)
        if url.expires_at_s is None:
            self._panel.show_life(None)
        else:
            self.countdown.start(url.expires_at_s)

    def _refuse(self, error: RegistryError) -> None:
        """Show why there is no URL, as far as the layer's state explains it by now."""
        chosen = self._chosen
        self._fail(refine_by_state(error, chosen.layer.state) if chosen is not None else error)

    def _explain_refusal(self) -> None:
        """Say more of a refusal as the layer's state comes; ask again once it is restored."""
        shown, chosen = self._panel.card.error, self._chosen
        if not isinstance(shown, RegistryError) or chosen is None:
            return
        better = refine_by_state(shown, chosen.layer.state)
        if type(better) is not type(shown):
            self._fail(better)
        elif (
            isinstance(shown, LayerArchivedError)
            and chosen.layer.state.availability is Availability.AVAILABLE
            and not self.is_asking
        ):
            self._ask()

    def _fail(self, error: RegistryError) -> None:
        self._panel.show_error(error)
        self.failed.emit(error)

    def _on_countdown_ended(self) -> None:
        if self._is_active():
            self._renew()
        else:
            self._renewal_due = True

    def _renew(self) -> None:
        self._say(self.tr("The presigned URL has expired; requesting a new one."))
        self._ask(renew=True)

    def _connect(self) -> None:
        panel = self._panel
        self.countdown.ticked.connect(panel.show_life)
        self.countdown.ended.connect(self._on_countdown_ended)
        panel.retry_asked.connect(self.retry)
        panel.test_asked.connect(self.test_access)
        panel.download_asked.connect(lambda ask_where: self.download(ask_where=ask_where))
        panel.diagnosis_asked.connect(self._ask_why)
        panel.cli_command_asked.connect(self._copy_cli_command)
        panel.manifest_entry_asked.connect(self._copy_manifest_entry)

    def _ask_why(self, error: object) -> None:
        if self._chosen:
            self.diagnosis_asked.emit(self._chosen, error)

    def _copy_cli_command(self) -> None:
        if not self._chosen or not self._registry:
            return
        if command := self._registry.cli_command(self._chosen.ref):
            self._panel.copy(command, self.tr("AWS CLI command copied. It requests a new URL each time."))
        else:
            self._say(self.tr("A name in it cannot be quoted safely for this system's shell."))

    def _copy_manifest_entry(self) -> None:
        if self._chosen is None:
            return
        if entry := self._chosen.manifest_entry:
            self._panel.copy(entry, self.tr("Manifest entry copied."))
        else:
            self._say(self.tr("A layer given by its digest alone has no known manifest."))
