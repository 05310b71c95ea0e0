"""Which file system of an image is looked at: all of it, up to a layer, or what one layer does."""

from __future__ import annotations

import argparse

from layerscope.commands.chosen_image import ChosenImage
from layerscope.commands.chosen_layers import chosen_layers
from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.views import Order, View
from layerscope.registry.errors.parts import NoSuchLayerError

# What a container would see: not what the last layer has removed.
_THERE = (Change.UNCHANGED, Change.ADDED, Change.CHANGED, Change.UNKNOWN)


def chosen_view(image: ChosenImage, options: argparse.Namespace) -> View:
    """What of the image is looked at; raises NoSuchLayerError and the like."""
    count = len(image.read.layers)
    if layers := chosen_layers(image.read, options, image.root.subject):
        return View(image.digest, Scope.LAYER, layers[0].position)
    if options.up_to_layer > count:
        raise NoSuchLayerError(str(options.up_to_layer), count, subject=image.root.subject)
    if options.up_to_layer:
        return View(image.digest, Scope.UP_TO, options.up_to_layer, _THERE)
    return View(image.digest, Scope.IMAGE, count, _THERE, Order.NAME)


def layers_of_view(view: View) -> range:
    """The positions of the layers that it is made of. Of one layer's changes, those below it too."""
    return range(1, view.layer + 1)
