"""What a feature may use of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layerscope.access.contents_desk import ContentsDesk
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.lasting import Lasting
from layerscope.desktop.shell.navigator import Navigator
from layerscope.desktop.shell.places import Places
from layerscope.desktop.shell.requests import Requests
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.shell.session import SessionSource
from layerscope.desktop.shell.settings_store import SettingsStore
from layerscope.desktop.shell.transfer_queue import TransferQueue
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Shell:
    """Handed to each feature's `install(shell)`. Nothing in it is a feature's.

    `window` is the parent of dialogs, and says when it comes to the front or is closed. `say` shows a
    sentence in its status bar. The window's inside may be built anew, with every feature: what outlives that
    is in `lasting`. `contents` tells what is inside layers. `at_end` has a call made when the program ends,
    after every task has; it may block for a moment.
    """

    window: MainWindow
    theme: Theme
    tasks: Tasks
    blocking: Blocking
    say: Callable[[str], None]
    settings: SettingsStore
    session: SessionSource
    selection: Selection
    places: Places
    navigator: Navigator
    requests: Requests
    transfers: TransferQueue
    lasting: Lasting
    contents: ContentsDesk
    at_end: Callable[[Callable[[], object]], None]
