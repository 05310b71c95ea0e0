"""What the images list is called, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.browse.lists.pane import PaneNames, PaneTexts
from layerscope.desktop.words import formats
from layerscope.desktop.words.plurals import Plural

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

    def total() -> str:
        known = len(model.store) - len(opened)
        return Plural.tr("%Ln images", "", known) if known else ""

    def empty(typed: str) -> str:
        if typed:
            return translate("Images", "No images match '%1'").replace("%1", typed)
        return translate("Images", "This repository has no images")

    reading = translate("Images", "Reading the images…")
    idle = translate("Images", "Choose a repository to see its images")

    def denied(typed: str) -> str:
        if typed:
            return translate("Images", "Enter opens “%1”").replace("%1", typed)
        return translate("Images", "Type a tag or a digest above, and Enter opens it")

    return PaneTexts(total, lambda: " · ".join(_counts(model, len(opened))), empty, reading, idle, denied)


def _counts(model: ImagesModel, opened: int) -> list[str]:
    """`318 of 318 images`, `4 archived`: those below an index count as shown, as they are there."""
    known = len(model.store)
    if opened == known:
        return [Plural.tr("%Ln opened by name", "", opened)] if opened else [Plural.tr("%Ln images", "", 0)]
    shown = model.shown_images()
    text = Plural.tr("%1 of %Ln images", "", known)
    counts = [text.replace("%1", formats.count(shown))]
    archived = model.archived()
    if archived:
        counts.append(Plural.tr("%Ln archived", "", archived))
    return counts
