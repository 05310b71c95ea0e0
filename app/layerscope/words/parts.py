"""Words on what an image was asked for and does not have."""

from __future__ import annotations

from layerscope.registry.errors.parts import (
    NoImageInIndexError,
    NoSuchLayerError,
    NoSuchPartError,
    NoSuchPlatformError,
    SeveralLayersError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    NoSuchPartError: Words(
        QT_TRANSLATE_NOOP("messages", "The image does not have this"),
        QT_TRANSLATE_NOOP("messages", "The image was read, and what was asked for is not in it."),
        QT_TRANSLATE_NOOP("messages", "Look at the image for what it has."),
    ),
    NoSuchPlatformError: Words(
        QT_TRANSLATE_NOOP("messages", "No image for the platform {platform}"),
        QT_TRANSLATE_NOOP("messages", "{repository} has {image} for: {platforms}."),
        QT_TRANSLATE_NOOP("messages", "Choose one of these platforms, or push an image for this one."),
    ),
    NoImageInIndexError: Words(
        QT_TRANSLATE_NOOP("messages", "The index {image} has no image"),
        QT_TRANSLATE_NOOP("messages", "It is empty, or lists only attestations and other artifacts."),
        QT_TRANSLATE_NOOP("messages", "Push the index again with its platforms, or look at its manifest."),
    ),
    NoSuchLayerError: Words(
        QT_TRANSLATE_NOOP("messages", "The image has no layer {layer}"),
        QT_TRANSLATE_NOOP("messages", "{image} in {repository} has {count} layers, counted from 1."),
        QT_TRANSLATE_NOOP("messages", "Choose a layer by its number, its digest or the digest's beginning."),
    ),
    SeveralLayersError: Words(
        QT_TRANSLATE_NOOP("messages", "The digests of several layers begin with {layer}"),
        QT_TRANSLATE_NOOP("messages", "{count} layers of {image} in {repository} do."),
        QT_TRANSLATE_NOOP("messages", "Give more of the digest, or the layer's number."),
    ),
}
