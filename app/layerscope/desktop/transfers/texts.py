"""The sentences of the dock on a transfer: name, amount, time left, state."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.stage_looks import LOOKS, translated
from layerscope.transfers.errors import DiskFullError
from layerscope.transfers.rules.stages import Stage
from layerscope.words import formats
from layerscope.words.messages import words
from layerscope.words.paths import home_path
from layerscope.words.steps import step_words

_COUNTS = dict.fromkeys(look.count for look in LOOKS.values())  # each once, in the stages' order
_MINUTE_S = 60
_HOUR_S = 3600
_DAY_S = 24 * _HOUR_S

translate = QCoreApplication.translate


def layer_title(chosen: ChosenLayer) -> str:
    """`team/checkout:v4.18.2 · layer 3`; the layer's digest where it has no place in an image."""
    image = chosen.repository
    if chosen.tag:
        image = f"{image}:{chosen.tag}"
    elif chosen.image_digest:
        image = f"{image}@{formats.short_digest(chosen.image_digest)}"
    if not chosen.layer.position:
        return f"{image} · {formats.short_digest(chosen.layer.digest)}"
    return translate("Transfers", "{repository} · layer {n}").format(
        repository=image, n=chosen.layer.position
    )


def name(row: TransferRow) -> str:
    """What it is a transfer of, with its note."""
    return f"{row.job.title} · {row.job.note}" if row.job.note else row.job.title


def place(row: TransferRow) -> str:
    """`~/Downloads/layer.tar.gz`: where its file is, or will be."""
    return home_path(row.path or row.job.folder / row.job.name)


def percentage(row: TransferRow) -> str:
    """`63%`: never 100 before the digest is verified."""
    return share(1.0) if row.stage is Stage.VERIFIED else share(min(0.99, row.fraction))


def share(fraction: float) -> str:
    """`63%`, rounded down."""
    return translate("Transfers", "{n}%", "a percentage").format(n=int(fraction * 100))


def amount(row: TransferRow) -> str:
    """`30.4 MB of 48.2 MB · 21.7 MB/s · 1 s left` while it runs, else the size."""
    if row.stage.is_ended or (not row.received_bytes and row.stage is not Stage.RUNNING):
        return formats.size(row.job.size_bytes)
    received, size = formats.size(row.received_bytes), formats.size(row.job.size_bytes)
    parts = [translate("Transfers", "{received} of {size}").format(received=received, size=size)]
    if not size:
        parts = [received]
    if row.speed_bytes_per_s >= 1:
        parts.append(formats.rate(row.speed_bytes_per_s))
    if row.seconds_left is not None:
        parts.append(time_left(row.seconds_left))
    return " · ".join(parts)


def time_left(seconds: float) -> str:
    """`12 s left`, `3 min left`, `2 h 5 min left`: no more exact than the estimate."""
    if seconds > _DAY_S:
        return translate("Transfers", "more than a day left")
    if seconds < _MINUTE_S:
        return translate("Transfers", "{n} s left").format(n=max(1, round(seconds)))
    if seconds < _HOUR_S:
        return translate("Transfers", "{n} min left").format(n=round(seconds / _MINUTE_S))
    hours, rest_s = divmod(seconds, _HOUR_S)
    text = translate("Transfers", "{hours} h {minutes} min left")
    return text.format(hours=int(hours), minutes=int(rest_s // _MINUTE_S))


def state(row: TransferRow) -> str:
    """The state in a few words; the title where there is an error."""
    if isinstance(row.error, DiskFullError) and row.error.missing_bytes is not None:
        text = translate("Transfers", "Paused: {amount} more disk space needed")
        return text.format(amount=formats.size(row.error.missing_bytes))
    if row.error is not None:
        return words(row.error).title
    if row.stage is Stage.RUNNING and row.event is not None:
        return step_words(row.event)
    if row.stage is Stage.VERIFIED:
        return proof(row)
    look = LOOKS[row.stage]
    word = look.word_at if row.received_bytes and look.word_at else look.word
    return translated(word).format(amount=formats.size(row.received_bytes))


def tip(row: TransferRow) -> str:
    """Everything: digest, exact size, path, and all words of an error."""
    lines = [row.job.digest] if row.job.digest else []
    if size := formats.exact_size(row.job.size_bytes):
        lines.append(size)
    lines = [name(row), *lines, str(row.path or row.job.folder / row.job.name)]
    if row.error is not None:
        told = words(row.error)
        lines += ["", told.title, told.text, told.next_step]
    return "\n".join(lines)


def begin(row: TransferRow) -> str:
    """What is said when it was started."""
    return translate("Transfers", "Downloading {name} to {folder}.").format(
        name=row.job.name, folder=home_path(row.job.folder)
    )


def end(row: TransferRow) -> str:
    """What is said when it has ended, or was stopped."""
    file = row.path or row.job.folder / row.job.name
    return translated(LOOKS[row.stage].end).format(
        name=file.name,
        folder=home_path(file.parent),
        proof=proof(row),
        reason=words(row.error).title if row.error else "",
    )


def proof(row: TransferRow) -> str:
    """What was verified of a whole one: `5 blobs verified`, of one blob its digest."""
    return row.job.proof() or translated(LOOKS[Stage.VERIFIED].word)


def notice_title(row: TransferRow) -> str:
    """The head of a notification on its end."""
    if row.stage is Stage.VERIFIED:
        return translate("Transfers", "Download complete")
    return translate("Transfers", "Download stopped")


def count(rows: tuple[TransferRow, ...]) -> str:
    """`2 active · 1 done · 1 failed`, without what there is none of."""
    counts = Counter(look.count for row in rows if (look := LOOKS[row.stage]).count)
    parts = ((translated(text), counts[text]) for text in _COUNTS)
    return " · ".join(text.format(n=formats.count(number)) for text, number in parts if number)
