"""Why an image has no layers to show, or its layers no commands."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.layer_list import steps_told
from layerscope.words.kinds import kind_word


def why_no_commands(found: ReadImage) -> str:
    """Why no layer of an image has a command; empty where one has, or where none is to be expected."""
    translate, config = QCoreApplication.translate, found.config
    if config is None or found.kind is not ImageKind.IMAGE or any(layer.command for layer in found.layers):
        return ""
    steps = steps_told(config)
    if not steps:
        return translate(
            "ImagePresenter", "The config has no history: how the layers were created is unknown."
        )
    return translate(
        "ImagePresenter", "Steps: {steps}, layers: {layers}. Which step created which layer is unknown."
    ).format(steps=steps, layers=len(found.layers))


def why_no_layers(found: ReadImage) -> str:
    """What it is instead, and what is in it."""
    translate = QCoreApplication.translate
    if found.children:
        counts = Counter(child.kind for child in found.children)
        parts = ", ".join(f"{count} \u00d7 {kind_word(kind)}" for kind, count in counts.items())
        said = translate("ImagePresenter", "Not an image but {kind}: {parts}.")
        return said.format(kind=kind_word(found.kind), parts=parts)
    if found.kind is ImageKind.INDEX:
        return translate("ImagePresenter", "This index is empty.")
    return translate("ImagePresenter", "This {kind} has no layers.").format(kind=kind_word(found.kind))
