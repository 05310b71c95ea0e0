"""The sentences of a viewer's window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from layerscope.contents.model.changes import Change
from layerscope.contents.model.views import PathVersion
from layerscope.desktop.contents.viewer.reading import FileRead
from layerscope.desktop.widgets.lines.encodings import Encoding
from layerscope.words import formats

translate = QCoreApplication.translate


def state_text(read: FileRead, encoding: Encoding, *, has_cut: bool) -> str:
    """What is shown: encoding, how much of it, and whether it is known to be right."""
    return " · ".join(_state(read, encoding, has_cut=has_cut))


def _state(read: FileRead, encoding: Encoding, *, has_cut: bool) -> Iterator[str]:
    yield encoding.name if encoding.is_text else translate("Viewer", "not text")
    if read.is_whole:
        yield formats.size(read.size_bytes)
    else:
        text = translate("Viewer", "the first {shown} of {size}")
        yield text.format(shown=formats.size(len(read.content)), size=formats.size(read.size_bytes))
    if read.is_verified:
        yield translate("Viewer", "digest verified")
    elif read.is_whole:
        yield translate("Viewer", "not verified: no digest of the file is listed")
    if has_cut:
        yield translate("Viewer", "lines of more than 4,000 characters are cut")


def cost_text(transferred_bytes: int) -> str:
    """What showing the file costs, before it is spent."""
    text = translate("Viewer", "To show this file, {size} of the layer are read: that is traffic out of ECR.")
    return text.format(size=formats.size(transferred_bytes))


def version_text(version: PathVersion) -> str:
    """A version in the choice of them: `Layer 3 · changed · 1.2 kB`."""
    layer = translate("Viewer", "Layer {n}").format(n=version.layer)
    done = {
        Change.ADDED: translate("Viewer", "added"),
        Change.CHANGED: translate("Viewer", "changed"),
        Change.REMOVED: translate("Viewer", "removed"),
    }.get(version.change, "")
    size = "" if version.change is Change.REMOVED else formats.size(version.size_bytes)
    return " · ".join(filter(None, (layer, done, size)))


def alike_text(before: int) -> str:
    """That a version has the same content as that of the layer."""
    return translate("Viewer", "The content is the same as in layer {n}.").format(n=before)


def ends_differ_text(before: int) -> str:
    """That only what does not show in lines is another."""
    text = translate(
        "Viewer", "Every line is the same as in layer {n}. Only line ends or the encoding differ."
    )
    return text.format(n=before)


def differs_text(before: int) -> str:
    """That it is another, where its lines are not told."""
    text = translate(
        "Viewer", "The content differs from layer {n}. The files are too large, or not text, to compare."
    )
    return text.format(n=before)


def compared_text(before: int, after: int) -> str:
    """Which versions are compared."""
    return translate("Viewer", "Changes from layer {old} to layer {new}").format(old=before, new=after)
