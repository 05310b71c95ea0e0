"""What the images list is called, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.browse.lists.pane import PaneNames, PaneTexts
from layerscope.words import formats
from layerscope.words.plurals import Plural

if TYPE_CHECKING:
    from layerscope.desktop.browse.images.model import ImagesModel
    from layerscope.desktop.browse.images.opened import OpenedImages


def image_names() -> PaneNames:
    """The names of the list's parts."""
    translate = QCoreApplication.translate
    return PaneNames(
        view="images",
        view_spoken=translate("Images", "Images"),
        filter="imageFilter",
        filter_spoken=translate("Images", "Filter images"),
        filter_hint=translate("Images", "Filter tags and digests…"),
        count="imageCount",
    )


def image_texts(model: ImagesModel, opened: OpenedImages) -> PaneTexts:
    """The texts about the images of the model; those that were opened by name are no part of the listing."""
    translate = QCoreApplication.translate

    def empty(typed: str) -> str:
        if typed:
            return translate("Images", "No images match “%1”").replace("%1", typed)
        return translate("Images", "This repository has no images")

    reading = translate("Images", "Reading the images…")
    idle = translate("Images", "Choose a repository to see its images")

    def denied(typed: str) -> str:
        if typed:
            return translate("Images", "Press Enter to open “%1”").replace("%1", typed)
        return translate("Images", "Type a tag or digest above and press Enter to open it")

    return PaneTexts(lambda: " · ".join(_counts(model, len(opened))), empty, reading, idle, denied)


def _counts(model: ImagesModel, opened: int) -> list[str]:
    """`7 images`, `19 manifests`, `4 archived`; `3 of 7 images` of those that the filter lets through.

    An image is what has a row of its own; a manifest is whatever is listed, platforms of an index too.
    """
    manifests, images = len(model.store), model.image_count()
    if opened == manifests:
        return [Plural.tr("%Ln opened by name", "", opened)] if opened else [Plural.tr("%Ln images", "", 0)]
    if model.store.terms:
        text = Plural.tr("%1 of %Ln images", "", images)
        return [text.replace("%1", formats.count(model.shown_images()))]
    counts = [Plural.tr("%Ln images", "", images)]
    if manifests != images:
        counts.append(Plural.tr("%Ln manifests", "", manifests))
    archived = model.archived()
    if archived:
        counts.append(Plural.tr("%Ln archived", "", archived))
    return counts
