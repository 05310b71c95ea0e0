"""What views of an image show: rows and sums, of what is listed at this moment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from layerscope.contents.model.changes import Scope
from layerscope.contents.model.rows import MOST_ROWS, PackedRows
from layerscope.contents.model.views import View
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.replies import Followed, History, Rows, Total
from layerscope.contents.service.requests import FilterRows, FolderRows, FollowPath, PathHistory, Totals
from layerscope.contents.tree.filtering import filter_rows
from layerscope.contents.tree.following import follow
from layerscope.contents.tree.history import history
from layerscope.contents.tree.viewing import FileRows, folder_rows, totals

FIRST_ROWS = 512  # more than a window shows: they need not wait until thousands are packed
MOST_BYTES = 448 * 1024  # of packed rows in one reply: in a message they are a third more


def tell_folder(asking: Asking[FolderRows], holdings: Holdings) -> None:
    """Tell the rows of a folder, in parts."""
    request = asking.request
    opened = holdings.opened(request.view.image, asking.stop)
    with opened.viewed() as tree:
        rows = folder_rows(tree, request.view, request.folder, asking.check)
        _tell_rows(asking, rows, tree.missing(request.view), len(rows))


def tell_totals(asking: Asking[Totals], holdings: Holdings) -> None:
    """Tell what a view shows in all."""
    view = asking.request.view
    opened = holdings.opened(view.image, asking.stop)
    with opened.viewed() as tree:
        files, folders, size_bytes = totals(tree, view, asking.check)
        missing = tree.missing(view)
    asking.tell(Total(asking.number, files, folders, size_bytes, missing))


def tell_found(asking: Asking[FilterRows], holdings: Holdings) -> None:
    """Tell the rows that match words, in parts."""
    request = asking.request
    opened = holdings.opened(request.view.image, asking.stop)
    with opened.viewed() as tree:
        rows = filter_rows(tree, request.view, request.words, asking.check)
        _tell_rows(asking, rows, tree.missing(request.view), rows.total_found)


def tell_history(asking: Asking[PathHistory], holdings: Holdings) -> None:
    """Tell what each layer does to a path."""
    opened = holdings.opened(asking.request.image, asking.stop)
    with opened.lock:
        versions = history(opened.tree, asking.request.path)
        missing = opened.tree.missing(View(asking.request.image, Scope.IMAGE, 0))
    asking.tell(History(asking.number, versions, missing))


def tell_followed(asking: Asking[FollowPath], holdings: Holdings) -> None:
    """Tell what is seen at a path."""
    view = asking.request.view
    opened = holdings.opened(view.image, asking.stop)
    with opened.lock:
        tree = opened.tree
        found = follow(tree, view, asking.request.path)
        missing = tree.missing(replace(view, scope=Scope.UP_TO, layer=tree.upto(view)))
        layer = found.layer
        if found.is_seen and not layer:  # a folder that others' paths imply, or the root
            layer = tree.lattice.implied.get(tree.node(found.path), (1,))[0]
    asking.tell(
        Followed(
            asking.number,
            found.path,
            layer,
            found.kind,
            found.size_bytes,
            found.mode,
            found.through,
            missing,
        )
    )


def _tell_rows(asking: Asking[Any], rows: FileRows, missing: tuple[int, ...], total_found: int) -> None:
    first, count = 0, FIRST_ROWS
    while True:
        asking.check()
        packed = rows.packed(first, count)
        if _bytes(packed) > MOST_BYTES and count > 1:
            count //= 2
            continue
        asking.tell(Rows(asking.number, first, len(rows), packed, total_found, missing))
        if not first:
            count = MOST_ROWS
        first += packed.count
        if first >= len(rows):
            return


def _bytes(packed: PackedRows) -> int:
    return len(packed.names) + len(packed.links) + len(packed.numbers)
