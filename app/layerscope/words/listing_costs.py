"""What listing layers costs, said before it is spent, and how far it is."""

from __future__ import annotations

from layerscope.words import formats
from layerscope.words.plurals import Plural
from layerscope.words.speech import translate


def cost_text(layers: int, of: int, size_bytes: int) -> str:
    """That so many of the layers are not listed, and what is read to list them."""
    text = Plural.tr(
        "%Ln of %1 layers are not listed yet. To list them, %2 are read from ECR once.", "", layers
    )
    return text.replace("%1", formats.count(of)).replace("%2", formats.size(size_bytes))


def list_button(layers: int, size_bytes: int) -> str:
    """The button that lists them."""
    return Plural.tr("List %Ln layers (%1)", "", layers).replace("%1", formats.size(size_bytes))


def listing_text(layers: int, done: int = 0, of: int = 0) -> str:
    """How far listing is."""
    text = Plural.tr("Listing %Ln layers…", "", layers)
    if not of:
        return text
    return f"{text} {reading_text(done, of)}"


def reading_text(done: int, of: int) -> str:
    """How much of it is read."""
    text = translate("Files", "{done} of {total} read.")
    return text.format(done=formats.size(done), total=formats.size(of))


def packages_button(size_bytes: int) -> str:
    """The button that reads what packages are told by, whatever that costs."""
    text = translate("Analysis", "Read all packages ({size})")
    return text.format(size=formats.size(size_bytes))


def contents_button(size_bytes: int) -> str:
    """The button that looks into every file."""
    text = translate("Analysis", "Search contents (reads {size})")
    return text.format(size=formats.size(size_bytes))
