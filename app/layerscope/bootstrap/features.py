"""The features of the window, in the order of their installation: a new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.desktop.shell.shell import Shell

Install = Callable[[Shell], object]

FEATURES: tuple[Install, ...] = ()
