"""The columns that tables of layers, parts, problems and images share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.tables.cells import Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import Key
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.words.tones import tone_of
from layerscope.registry.model.images import ImageStatus
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.text.values import Unknown
from layerscope.words import formats, unknown
from layerscope.words.file_facts import path_text
from layerscope.words.image_statuses import status_word
from layerscope.words.layer_states import meaning_of, word_of

NOT_KNOWN = "\N{EN DASH}"
_WIDEST_STATE = LayerState(Availability.UNAVAILABLE)


def digest_column(digest_of: Callable[[Any], str], *, is_dispensable: bool = False) -> Column[Any]:
    """The short digest; the whole one as its tooltip and when it is copied."""

    def cell(row: object) -> Cell:
        return Cell(formats.short_digest(digest_of(row)), is_muted=True, is_mono=True)

    return Column(
        "digest",
        QCoreApplication.translate("Layers", "Digest"),
        lambda row: formats.short_digest(digest_of(row)),
        cell=cell,
        tip=digest_of,
        sort=digest_of,
        whole=digest_of,
        samples=(Cell("4be1…77a0", is_mono=True),),
        is_dispensable=is_dispensable,
    )


def size_column(
    size_of: Callable[[Any], int | None],
    unknown_of: Callable[[Any], Unknown] = lambda _row: (),
    *,
    is_dispensable: bool = False,
) -> Column[Any]:
    """The size; to the byte as its tooltip and when it is copied.

    `unknown_of` says whether one came that is none.
    """

    def text(row: object) -> str:
        return formats.size(size_of(row)) or unknown.word_of(unknown_of(row), *unknown.SIZES) or NOT_KNOWN

    def tip(row: object) -> str:
        exact = formats.exact_size(size_of(row)) or unknown.reason_of(unknown_of(row), *unknown.SIZES)
        return exact or translate("Layers", "Unknown size")

    translate = QCoreApplication.translate
    return Column(
        "size",
        translate("Layers", "Size"),
        text,
        tip=tip,
        sort=lambda row: size_key(size_of(row)),
        whole=lambda row: "" if size_of(row) is None else size_of(row),
        samples=("000.0 MB",),
        is_number=True,
        is_dispensable=is_dispensable,
    )


def state_column(
    state_of: Callable[[Any], LayerState],
    sort: Callable[[Any], Key],
    words_of: Callable[[Any], tuple[str, str]] | None = None,
) -> Column[Any]:
    """The state as a pill with its meaning; `words_of` gives other words for what is no layer."""

    def words(row: object) -> tuple[str, str]:
        return words_of(row) if words_of else (word_of(state_of(row)), meaning_of(state_of(row)))

    return Column(
        "state",
        QCoreApplication.translate("Layers", "State"),
        lambda row: words(row)[0],
        cell=lambda row: Cell(pill=Pill(words(row)[0], tone_of(state_of(row)))),
        tip=lambda row: words(row)[1],
        sort=sort,
        samples=(Cell(pill=Pill(word_of(_WIDEST_STATE))),),
    )


def text_column(
    key: str,
    title: str,
    text: Callable[[Any], str],
    *,
    sort: Callable[[Any], Key],
    samples: tuple[str, ...] = (),
    is_quiet: bool = False,
    is_dispensable: bool = False,
) -> Column[Any]:
    """Plain text, whole in the tooltip."""
    return Column(
        key,
        title,
        text,
        cell=lambda row: Cell(text(row), is_muted=is_quiet),
        tip=text,
        sort=sort,
        samples=samples,
        is_dispensable=is_dispensable,
    )


def path_column(path_of: Callable[[Any], bytes]) -> Column[Any]:
    """A path in an image, which keeps its end where there is little room."""

    def text(row: object) -> str:
        return path_text(path_of(row))

    return Column(
        "path",
        QCoreApplication.translate("Files", "Path"),
        text,
        cell=lambda row: Cell(text(row), keeps_end=True),
        tip=text,
        sort=text,
        whole=text,
    )


def layer_column(
    layer_of: Callable[[Any], int], *, key: str = "layer", title: str = "", is_extra: bool = False
) -> Column[Any]:
    """A layer by its position; 0 is none."""
    heading = title or QCoreApplication.translate("Files", "Layer")

    def text(row: object) -> str:
        return formats.count(layer_of(row)) if layer_of(row) else NOT_KNOWN

    return Column(
        key,
        heading,
        text,
        sort=lambda row: float(layer_of(row)),
        whole=lambda row: layer_of(row) or "",
        samples=("000",),
        is_number=True,
        is_extra=is_extra,
    )


def size_key(size_bytes: int | None) -> float:
    """What a size sorts by: one that is not known before all others."""
    return float(-1 if size_bytes is None else size_bytes)


def status_pill(status: str) -> Pill | None:
    """The badge of an image that is not simply there; None for one that is."""
    if status == ImageStatus.ACTIVE:
        return None
    if status == ImageStatus.ARCHIVED:
        return Pill(status_word(status), Tone.WARN, IconName.ARCHIVE)
    if status == ImageStatus.ACTIVATING:
        return Pill(status_word(status), Tone.INFO, IconName.CLOCK)
    if status == ImageStatus.UNKNOWN:
        return Pill(status_word(status), Tone.WARN)
    return Pill(status_word(status))
