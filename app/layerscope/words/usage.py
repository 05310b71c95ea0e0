"""The words on which images contain a layer."""

from __future__ import annotations

from layerscope.diagnosis.checking.found import SearchProgress, User
from layerscope.words import formats
from layerscope.words.plurals import Plural
from layerscope.words.speech import translate


def usage_summary(
    searched: SearchProgress, found: int, size_bytes: int | None, *, in_registry: bool, is_complete: bool
) -> str:
    """How many images hold it, and how many were looked at: `12 images contain this layer of 48.2 MB.`."""
    parts = [_holding(found, size_bytes)]
    parts.append(_looked_through(searched, in_registry=in_registry, is_complete=is_complete))
    if searched.unreadable:
        parts.append(
            Plural.tr(
                "%Ln manifests could not be read; archived ones are among them.", "", searched.unreadable
            )
        )
    if searched.closed:
        parts.append(Plural.tr("Access to %Ln repositories is denied.", "", searched.closed))
    return " ".join(parts)


def place_word(user: User) -> str:
    """`Layer 3`, `Config`: what it is in the image."""
    if user.position:
        return translate("WhereUsed", "Layer {n}").format(n=user.position)
    return translate("WhereUsed", "Config")


def _holding(found: int, size_bytes: int | None) -> str:
    if size := formats.size(size_bytes):
        return Plural.tr("%Ln images contain this layer of %1.", "", found).replace("%1", size)
    return Plural.tr("%Ln images contain this layer.", "", found)


def _looked_through(searched: SearchProgress, *, in_registry: bool, is_complete: bool) -> str:
    if in_registry:
        done = searched.repositories
        if searched.of > done:
            text = Plural.tr("Searched %1 images in %2 of %Ln repositories", "", searched.of)
            text = text.replace("%2", formats.count(done))
        else:
            text = Plural.tr("Searched %1 images in %Ln repositories", "", done)
        text = text.replace("%1", formats.count(searched.images))
    else:
        text = Plural.tr("Searched %Ln images of this repository", "", searched.images)
    return f"{text}." if is_complete else f"{text}…"
