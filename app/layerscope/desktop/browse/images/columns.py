"""What the columns of the images list say of each row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.browse.images.extra_columns import extra_columns
from layerscope.desktop.browse.images.nested_row import Face, NestedRow
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.cells import Cell, Fold, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.standard_columns import size_key, status_pill
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.images import ListedImage
from layerscope.text.values import Unknown
from layerscope.words import formats, unknown
from layerscope.words.kinds import kind_word
from layerscope.words.plurals import Plural

if TYPE_CHECKING:
    from layerscope.access.image_children import ImageChild
    from layerscope.registry.manifests.manifest import Platform

ErrorTitle = Callable[[BaseException], str]
_TIP_LINES = 20
_PUSHED, _TAGS = "imagePushedAt", "imageTags"  # ECR's names of them
_UNTAGGED_LAST = "\x7f"


def platform_word(kind: ImageKind) -> str:
    """The kind as the Platform column says it; empty for an image, which needs no word."""
    return "" if kind is ImageKind.IMAGE else kind_word(kind)


class ImageColumns:
    """The columns over listed images and the rows below them.

    `listed(digest)` finds the listing's own record of a child, `terms` is the filter in force: with
    300 tags, those that match it come first. `is_whole` says whether all images are listed that there are.
    """

    def __init__(self, tree: ImageTree, error_title: ErrorTitle) -> None:
        self._tree = tree
        self._error_title = error_title
        self.listed: Callable[[str], ListedImage | None] = lambda _digest: None
        self.terms: Callable[[], tuple[str, ...]] = tuple
        self.is_whole: Callable[[], bool] = lambda: True
        self.platforms: dict[str, str] = {}  # by digest, as learnt from configs and indexes

    def columns(self) -> tuple[Column[Any], ...]:
        """Over rows of both kinds; only listed images are sorted, the others follow theirs."""
        translate = QCoreApplication.translate
        return (
            self._tags_column(),
            Column(
                "platform",
                translate("Images", "Platform"),
                self.platform,
                cell=lambda row: Cell(self.platform(row), is_muted=True),
                tip=self._platform_tip,
                sort=lambda image: self._tree.kind(image).value,
                samples=(Plural.tr("%n platforms", "", 2), "linux/amd64"),
            ),
            Column(
                "size",
                translate("Images", "Size"),
                self.size,
                tip=self._size_tip,
                sort=lambda image: size_key(image.size_bytes),
                samples=(formats.size(888_800_000),),
                is_number=True,
            ),
            Column(
                "pushed",
                translate("Images", "Pushed"),
                self.pushed,
                cell=lambda row: Cell(self.pushed(row), is_muted=True),
                tip=self._pushed_tip,
                sort=lambda image: image.pushed_at_s or 0.0,
                samples=(Plural.tr("%n min ago", "", 59),),
            ),
            *extra_columns(self._tree),
        )

    # Tags

    def _tags_column(self) -> Column[Any]:
        return Column(
            "tags",
            QCoreApplication.translate("Images", "Tags"),
            lambda row: self.cell(row).spoken,
            cell=self.cell,
            tip=self._tags_tip,
            sort=_tags_key,
        )

    def cell(self, row: ListedImage | NestedRow) -> Cell:
        if isinstance(row, ListedImage):
            return self._listed_cell(row)
        return self._child_cell(row, row.child) if row.child else self._state_cell(row)

    def _listed_cell(self, image: ListedImage) -> Cell:
        fold = self._fold(image.digest, opens=self._tree.opens(image))
        pill = status_pill(image.status)
        unread = unknown.word_of(image.unknown, _TAGS)
        alone = QCoreApplication.translate("Images", "image not listed") if self._is_alone(image) else ""
        if image.tags:
            pill = pill or (Pill(unread, Tone.WARN) if unread else None)
            return Cell(chips=self.chips(image.tags), note=alone, fold=fold, pill=pill)
        untagged = alone or unread or QCoreApplication.translate("Images", "untagged")
        digest = _short(image.digest)
        return Cell(digest, note=untagged, fold=fold, pill=pill, is_mono=True, is_muted=True)

    def _is_alone(self, image: ListedImage) -> bool:
        """Whether it is about an image that is not in the repository's list."""
        return self._tree.is_orphan(image) and self.is_whole()

    def chips(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """The tags to show, those that match the filter first."""
        terms = self.terms()
        if terms and len(tags) > 1:
            tags = tuple(sorted(tags, key=lambda tag: not any(term in tag.lower() for term in terms)))
        return tags

    def _child_cell(self, row: NestedRow, child: ImageChild) -> Cell:
        fold = self._fold(row.identity, opens=self._tree.opens(row), is_below=True)
        listed = self.listed(child.digest)
        pill = status_pill(listed.status) if listed else None
        if child.error:
            pill = _pill_of(child.error)
        name = "" if child.folds or child.platform is None else child.name or str(child.platform)
        if name:
            return Cell(name, depth=row.depth, fold=fold, pill=pill, keeps_end=True)
        about = self._about(row)
        return Cell(
            _short(child.digest),
            note=_machine(about) if about else "",
            depth=row.depth,
            fold=fold,
            pill=pill,
            is_mono=True,
            is_muted=child.folds,
        )

    def _about(self, row: NestedRow) -> Platform | None:
        """The platform of the index that a folded row says something about; None for the index itself."""
        child = row.child
        others = self._tree.children(row.index_digest) if child and child.about else ()
        return next((other.platform for other in others if child and other.digest == child.about), None)

    def _state_cell(self, row: NestedRow) -> Cell:
        translate = QCoreApplication.translate
        if row.face is Face.FOLD:
            text = translate("Images", "attestations (%1)").replace("%1", formats.count(len(row.folded)))
            return Cell(text, depth=row.depth, fold=self._fold(row.identity, opens=True), is_muted=True)
        if row.face is Face.FAILED and row.error:
            return Cell(self._error_title(row.error), depth=row.depth, fold=Fold.ROOM, icon=IconName.WARNING)
        if row.face is Face.EMPTY:
            return Cell(translate("Images", "Empty"), depth=row.depth, fold=Fold.ROOM, is_muted=True)
        return Cell(translate("Images", "Reading…"), depth=row.depth, fold=Fold.ROOM, is_muted=True)

    def _fold(self, identity: str, *, opens: bool, is_below: bool = False) -> Fold:
        """The arrow; without one its room, where other rows have one or this one stands below another."""
        if not opens:
            return Fold.ROOM if is_below or self._tree.has_arrows else Fold.NONE
        return Fold.OPEN if self._tree.is_open(identity) else Fold.CLOSED

    def _tags_tip(self, row: ListedImage | NestedRow) -> str:
        """Every tag and the whole digest."""
        if isinstance(row, NestedRow):
            error = row.error or (row.child.error if row.child else None)
            title = self._error_title(error) if error else ""
            listed = self.listed(row.child.digest) if row.child else None
            own = (*(listed.tags[:_TIP_LINES] if listed else ()), row.child.digest) if row.child else ()
            return "\n".join(part for part in (*own, str(self._about(row) or ""), title) if part)
        tags = [*row.tags[:_TIP_LINES], *(["…"] if len(row.tags) > _TIP_LINES else [])]
        return "\n".join([*tags, row.digest, *self._tip_alone(row), *unknown.reasons_of(row.unknown)])

    def _tip_alone(self, image: ListedImage) -> list[str]:
        if not self._is_alone(image):
            return []
        text = QCoreApplication.translate("Images", "Belongs to %1, which this repository does not list")
        return [text.replace("%1", self._tree.artifacts.targets(image.digest)[0])]

    # Platform, Size, Pushed

    def platform(self, row: ListedImage | NestedRow) -> str:
        """`2 platforms`, `amd64`, `signature`; empty while not known."""
        if isinstance(row, NestedRow):
            if row.face is Face.FAILED:
                return QCoreApplication.translate("Images", "try again")
            return self._child_platform(row.child) if row.child else ""
        kind = self._tree.kind(row)
        platforms = self._tree.platforms(row.digest) if kind is ImageKind.INDEX else 0
        if platforms:
            return Plural.tr("%n platforms", "", platforms)
        return platform_word(kind) or self.platforms.get(row.digest, "")

    def _child_platform(self, child: ImageChild) -> str:
        if child.folds or child.platform is None:
            return platform_word(child.kind) or self.platforms.get(child.digest, "")
        return _machine(child.platform) or platform_word(child.kind)

    def _platform_tip(self, row: ListedImage | NestedRow) -> str:
        if isinstance(row, NestedRow):
            if row.face is Face.FAILED:
                return QCoreApplication.translate("Images", "Press Enter to retry")
            return (row.child.name or str(row.child.platform or "")) if row.child else ""
        children = [child for child in self._tree.children(row.digest) if not child.folds]
        return "\n".join(child.name or str(child.platform) for child in children if child.platform)

    def size(self, row: ListedImage | NestedRow) -> str:
        """The size; of folded rows their sum."""
        return formats.size(self._size_bytes(row)) or unknown.word_of(self._unknown(row), *unknown.SIZES)

    def _size_tip(self, row: ListedImage | NestedRow) -> str:
        exact = formats.exact_size(self._size_bytes(row))
        if exact and isinstance(row, ListedImage) and self._tree.opens(row):
            note = QCoreApplication.translate(
                "Images", "size of the largest image in the index, as ECR reports it"
            )
            return f"{exact}\n{note}"
        return exact or unknown.reason_of(self._unknown(row), *unknown.SIZES)

    def _unknown(self, row: ListedImage | NestedRow) -> Unknown:
        """What of ECR's answer about the image is not what it should be."""
        if isinstance(row, ListedImage):
            return row.unknown
        listed = self.listed(row.child.digest) if row.child else None
        return listed.unknown if listed else row.child.unknown if row.child else ()

    def _size_bytes(self, row: ListedImage | NestedRow) -> int | None:
        if isinstance(row, ListedImage):
            return row.size_bytes
        if row.child:
            return self._child_size(row.child)
        sizes = [size for child in row.folded if (size := self._child_size(child)) is not None]
        return sum(sizes) if sizes else None

    def _child_size(self, child: ImageChild) -> int | None:
        """What ECR counts for the image, which a descriptor does not know: it has the manifest's size."""
        listed = self.listed(child.digest)
        return listed.size_bytes if listed and listed.size_bytes is not None else child.size_bytes

    def pushed(self, row: ListedImage | NestedRow) -> str:
        """How long ago."""
        text = formats.relative_time(self._pushed_at_s(row))
        return text or unknown.word_of(self._unknown(row), _PUSHED)

    def _pushed_tip(self, row: ListedImage | NestedRow) -> str:
        text = formats.exact_time(self._pushed_at_s(row))
        return text or unknown.reason_of(self._unknown(row), _PUSHED)

    def _pushed_at_s(self, row: ListedImage | NestedRow) -> float | None:
        if isinstance(row, ListedImage):
            return row.pushed_at_s
        if row.face not in {Face.CHILD, Face.FOLD}:
            return None
        listed = self.listed(row.child.digest) if row.child else None
        above = listed or self.listed(row.index_digest)
        return above.pushed_at_s if above else None


def _tags_key(image: ListedImage) -> str:
    return natural_key(image.tags[0]) if image.tags else _UNTAGGED_LAST + image.digest


def _pill_of(error: RegistryError) -> Pill:
    """Missing is only what ECR says it does not have; what could not be read may well be there."""
    if isinstance(error, ImageNotFoundError):
        return Pill(QCoreApplication.translate("Images", "Missing"), Tone.BAD)
    return Pill(QCoreApplication.translate("Images", "Unknown"), Tone.WARN)


def _short(digest: str) -> str:
    """`sha256:77c2…01a9`."""
    return f"{digest.partition(':')[0]}:{formats.short_digest(digest)}"


def _machine(platform: Platform) -> str:
    """`arm64/v8`."""
    return "/".join(part for part in (platform.architecture, platform.variant) if part)
