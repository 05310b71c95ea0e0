"""What the image's page says, a line each, of what is known; rules only."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from layerscope.access.platforms import PlatformImage
from layerscope.desktop.image.found import Found
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.registry.model.repositories import Repository
from layerscope.words import formats
from layerscope.words.denied_reads import denied_line
from layerscope.words.kinds import kind_word
from layerscope.words.messages import words
from layerscope.words.plurals import Plural

NOT_KNOWN = "–"  # noqa: RUF001 - as in the lists
READING = "…"


class Fact(NamedTuple):
    """One line: what is said, and what its tooltip adds. Without a text there is no line."""

    text: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The image that the page is about.

    `chosen` as it was chosen, such as an index; `shown` the one that is seen, such as its platform; `read` is
    None while it is not read, and `failure` why it cannot be. `platforms` are the index's. `listed` are the
    list's records of the two, None where it has none.
    """

    chosen: ImageChoice
    shown: ImageChoice
    read: ReadImage | None = None
    failure: BaseException | None = None
    platforms: Sequence[PlatformImage] = ()
    listed: ListedImage | None = None
    listed_shown: ListedImage | None = None
    repository: Repository | None = None
    found: Found = field(default_factory=Found)

    @property
    def is_image(self) -> bool:
        """Whether it is something to run, as far as is known."""
        kind = self.read.kind if self.read else self.shown.kind
        return kind in {ImageKind.IMAGE, ImageKind.INDEX}

    @property
    def is_listed(self) -> bool:
        """Whether ECR listed what was chosen; an image opened by its name has a row without a time."""
        return self.listed is not None and self.listed.pushed_at_s is not None

    @property
    def record(self) -> ListedImage | None:
        """ECR's own record of what was chosen."""
        return self.listed if self.is_listed else self.found.listed.value

    @property
    def is_archived(self) -> bool:
        record = self.record
        return record is not None and record.status == ImageStatus.ARCHIVED


def image_facts(subject: Subject) -> dict[str, Fact]:
    """What the registry and the manifest say, by the lines' names."""
    return {
        "imageKind": Fact() if subject.is_image else Fact(kind_word(_kind(subject)), _artifact_type(subject)),
        "imageTags": _tags(subject),
        "imageCreated": _created(subject),
        "imagePushed": _of_record(subject, lambda record: _moment(record.pushed_at_s)),
        "imagePulled": _of_record(subject, lambda record: _pulled(subject, record)),
        "imageArchived": _of_record(subject, _archived) if subject.is_archived else Fact(),
        "imageSize": _size(subject),
        "imagePlatform": _platform(subject) if subject.is_image else Fact(),
    }


def not_known(error: BaseException | None) -> Fact:
    """What stands for what could not be asked: calm, with the reason in the tooltip."""
    if error is None:
        return Fact(READING)
    said = words(error)
    return Fact(NOT_KNOWN, denied_line(error) or f"{said.title}. {said.text}")


def indented(text: str) -> str:
    """A policy's JSON to read; as it came where it is none."""
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return text


def _kind(subject: Subject) -> ImageKind:
    return subject.read.kind if subject.read else subject.shown.kind


def _artifact_type(subject: Subject) -> str:
    manifest = subject.read.manifest if subject.read else None
    return getattr(manifest, "artifact_type", "") or getattr(manifest, "media_type", "")


def _tags(subject: Subject) -> Fact:
    record = subject.record or subject.listed
    if record is not None:
        return Fact(" · ".join(record.tags) or QCoreApplication.translate("Images", "untagged"))
    return Fact(subject.chosen.tag) if subject.chosen.tag else not_known(subject.found.listed.error)


def _of_record(subject: Subject, fact: Callable[[ListedImage], Fact]) -> Fact:
    record = subject.record
    return fact(record) if record is not None else not_known(subject.found.listed.error)


def _moment(at_s: float | None) -> Fact:
    return Fact(formats.relative_time(at_s) or NOT_KNOWN, formats.exact_time(at_s))


def _pulled(subject: Subject, record: ListedImage) -> Fact:
    """Of the index or its platform, whichever was pulled last."""
    times = (record.last_pulled_at_s, subject.listed_shown.last_pulled_at_s if subject.listed_shown else None)
    known = [at_s for at_s in times if at_s is not None]
    if known:
        return _moment(max(known))
    return Fact(
        QCoreApplication.translate("ImagePage", "never recorded"),
        QCoreApplication.translate("ImagePage", "ECR updates this time at least once a day."),
    )


def _archived(record: ListedImage) -> Fact:
    return _moment(record.archived_at_s)


def _created(subject: Subject) -> Fact:
    config = subject.read.config if subject.read else None
    if config is None:
        return _unread(subject)
    at_s = config.created_at_s
    return Fact(formats.relative_time(at_s), formats.exact_time(at_s)) if at_s is not None else Fact()


def _unread(subject: Subject) -> Fact:
    """What stands for a line that the config would fill."""
    if not subject.is_image:
        return Fact()
    error = subject.failure or (subject.read.config_error if subject.read else None)
    is_ended = subject.read is not None and subject.read.complete
    return Fact() if error is None and is_ended else not_known(error)


def unread(subject: Subject) -> Fact:
    """The line of the settings while the config is not read."""
    return _unread(subject)


def _size(subject: Subject) -> Fact:
    read, translate = subject.read, QCoreApplication.translate
    if read is None:
        size_bytes = subject.record.size_bytes if subject.record else subject.chosen.size_bytes
        return Fact(formats.size(size_bytes), formats.exact_size(size_bytes))
    size_bytes = read.pulled_bytes
    parts = [translate("ImagePage", "{size} compressed").format(size=formats.size(size_bytes))]
    count = len(read.layers)
    if count:
        parts.append(Plural.tr("%Ln layers", "", count))
    return Fact(" · ".join(parts if size_bytes is not None else parts[1:]), formats.exact_size(size_bytes))


def _platform(subject: Subject) -> Fact:
    own = subject.shown.name or str((subject.read.platform if subject.read else subject.shown.platform) or "")
    others = [each.name for each in subject.platforms if each.digest != subject.shown.digest]
    if not others:
        return Fact(own)
    also = QCoreApplication.translate("ImagePage", "{platform} · also {others}")
    return Fact(also.format(platform=own, others=", ".join(others)))
