"""What a spot is called where one is led to it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QTabWidget

from layerscope.desktop.shell.spots import Spot
from layerscope.words import formats


def image_of(spot: Spot) -> str:
    """The repository with its image, where one is chosen."""
    if spot.tag:
        return f"{spot.repository}:{spot.tag}"
    return f"{spot.repository}@{formats.named_digest(spot.image)}" if spot.image else spot.repository


def name_of(spot: Spot, tabs: QTabWidget | None) -> str:
    """`team/app:1.4 · layer 3`, with the tab where it is another one than the layer's."""
    parts = [image_of(spot)]
    if spot.layer:
        parts.append(QCoreApplication.translate("History", "layer {n}").format(n=spot.position))
    if spot.image and (title := _title(spot.tab, tabs)):
        parts.append(title)
    return " · ".join(parts)


def pane_of(name: str, tabs: QTabWidget | None) -> int:
    """Where the tab is whose pane has this objectName; -1 where it is not there, and for no name."""
    places = range(tabs.count()) if tabs is not None and name else range(0)
    return next((place for place in places if tabs and _name_at(tabs, place) == name), -1)


def _title(name: str, tabs: QTabWidget | None) -> str:
    """The tab's title; empty for the first, whose title is another with each layer."""
    place = pane_of(name, tabs)
    return tabs.tabText(place).replace("&", "") if tabs is not None and place > 0 else ""


def _name_at(tabs: QTabWidget, place: int) -> str:
    pane: QObject | None = tabs.widget(place)
    return pane.objectName() if pane is not None else ""
