"""Paths, modes and what differs of files, as people read them."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Difference, SideFacts
from layerscope.words import formats
from layerscope.words.speech import spoken, translate

_KIND_BITS = {
    Kind.FILE: stat.S_IFREG,
    Kind.HARD_LINK: stat.S_IFREG,
    Kind.SYMLINK: stat.S_IFLNK,
    Kind.CHAR: stat.S_IFCHR,
    Kind.BLOCK: stat.S_IFBLK,
    Kind.FOLDER: stat.S_IFDIR,
    Kind.FIFO: stat.S_IFIFO,
}
_KIND, _CONTENT, _GUESSED = int(Aspect.KIND), int(Aspect.CONTENT), int(Aspect.GUESSED)
_LINK, _MODE, _OWNER = int(Aspect.LINK), int(Aspect.MODE), int(Aspect.OWNER)
_XATTRS, _TIME = int(Aspect.XATTRS), int(Aspect.TIME)
_MOST_NAMED = 12  # layers in a sentence


def path_text(path: bytes) -> str:
    r"""The path from the root; bytes that are no UTF-8 as `\xff`."""
    return "/" + path.decode("utf-8", "backslashreplace")


def mode_text(kind: Kind, mode: int) -> str:
    """`-rwsr-xr-x`, as `ls -l` has it."""
    return stat.filemode(_KIND_BITS[kind] | mode)


def kind_text(kind: Kind) -> str:
    """What it is, in a word."""
    return {
        Kind.FILE: translate("FileFacts", "file"),
        Kind.HARD_LINK: translate("FileFacts", "hard link"),
        Kind.SYMLINK: translate("FileFacts", "symbolic link"),
        Kind.CHAR: translate("FileFacts", "character device"),
        Kind.BLOCK: translate("FileFacts", "block device"),
        Kind.FOLDER: translate("FileFacts", "folder"),
        Kind.FIFO: translate("FileFacts", "named pipe"),
    }[kind]


def what_text(difference: Difference) -> str:
    """What differs; of what one side alone has, what it is."""
    left, right = difference.left, difference.right
    if left is not None and right is not None:
        return differing_text(difference.aspects, left, right)
    alone = left or right
    return f"{kind_text(alone.kind)}, {mode_text(alone.kind, alone.mode)}" if alone else ""


def differing_text(aspects: Aspect, left: SideFacts, right: SideFacts) -> str:
    """What differs, with both values where they are short: `content, mode 0644 → 0755`."""
    return ", ".join(_differing(aspects, left, right))


def _differing(aspects: Aspect, left: SideFacts, right: SideFacts) -> Iterator[str]:
    has = int(aspects)  # an IntFlag's own & takes ten times as long, and there are tens of thousands
    if has & _KIND:
        yield f"{kind_text(left.kind)} → {kind_text(right.kind)}"
    if has & _CONTENT:
        yield _content_text(is_guessed=bool(has & _GUESSED))
    if has & _LINK:
        yield translate("FileFacts", "link {old} → {new}").format(
            old=left.link.decode("utf-8", "backslashreplace"),
            new=right.link.decode("utf-8", "backslashreplace"),
        )
    if has & _MODE:
        yield translate("FileFacts", "mode {old} → {new}").format(
            old=f"{left.mode:04o}", new=f"{right.mode:04o}"
        )
    if has & _OWNER:
        yield translate("FileFacts", "owner {old} → {new}").format(
            old=f"{left.uid}:{left.gid}", new=f"{right.uid}:{right.gid}"
        )
    if has & _XATTRS:
        yield translate("FileFacts", "extended attributes")
    if has & _TIME:
        yield translate("FileFacts", "time")


def _content_text(*, is_guessed: bool) -> str:
    if is_guessed:
        return translate("FileFacts", "content (by size and time)")
    return translate("FileFacts", "content")


def layers_text(layers: Sequence[int]) -> str:
    """`3`, `3 and 5`, `3, 5, 7 and 9`; of very many the first ones and an ellipsis."""
    named = [formats.count(layer) for layer in layers[:_MOST_NAMED]]
    if len(layers) > _MOST_NAMED:
        return ", ".join(named) + ", …"
    return spoken().listed(named)
