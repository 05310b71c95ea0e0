"""The features of the window, in the order of their installation: a new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from layerscope.desktop.accounts import feature as accounts
from layerscope.desktop.analysis import feature as analysis
from layerscope.desktop.browse import feature as browse
from layerscope.desktop.compare import feature as compare
from layerscope.desktop.contents import feature as contents
from layerscope.desktop.diagnosis import feature as diagnosis
from layerscope.desktop.export import feature as export
from layerscope.desktop.favorites import feature as favorites
from layerscope.desktop.find_file import feature as find_file
from layerscope.desktop.goto import feature as goto
from layerscope.desktop.help import feature as help_menu
from layerscope.desktop.history import feature as history
from layerscope.desktop.image import feature as image
from layerscope.desktop.inventory import feature as inventory
from layerscope.desktop.layer import feature as layer
from layerscope.desktop.network import feature as network
from layerscope.desktop.preferences import feature as preferences
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shortcuts import feature as shortcuts
from layerscope.desktop.sign_in import feature as sign_in
from layerscope.desktop.transfers import feature as transfers
from layerscope.desktop.updates import feature as updates
from layerscope.desktop.welcome import feature as welcome

Install = Callable[[Shell], object]
Feature = TypeVar("Feature")

FEATURES: tuple[Install, ...] = (
    browse.install,
    layer.install,
    image.install,
    transfers.install,
    accounts.install,
    history.install,
    goto.install,
    favorites.install,
    sign_in.install,
    diagnosis.install,
    export.install,
    contents.install,
    inventory.install,
    analysis.install,
    compare.install,
    find_file.install,
    network.install,
    preferences.install,
    shortcuts.install,
    updates.install,
    help_menu.install,
    welcome.install,
)


class Features:
    """Every feature, installed on the shell."""

    def __init__(self, shell: Shell) -> None:
        self._installed = [install(shell) for install in FEATURES]

    def of(self, kind: type[Feature]) -> Feature:
        """The feature of this type. Raises KeyError where there is none."""
        for feature in self._installed:
            if isinstance(feature, kind):
                return feature
        raise KeyError(kind)
