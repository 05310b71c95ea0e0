"""What views of an image show: rows and sums, of what is listed at this moment."""

from __future__ import annotations

from layerscope.contents.model.rows import MOST_ROWS, PackedRows
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.replies import Rows, Total
from layerscope.contents.service.requests import FolderRows, Totals
from layerscope.contents.tree.viewing import FileRows, folder_rows, totals

MOST_BYTES = 448 * 1024  # of packed rows in one reply: in a message they are a third more


def tell_folder(asking: Asking[FolderRows], holdings: Holdings) -> None:
    """Tell the rows of a folder, in parts."""
    request = asking.request
    opened = holdings.images.of(request.view.image)
    with opened.lock:
        rows = folder_rows(opened.tree, request.view, request.folder, asking.check)
        _tell_rows(asking, rows, opened.tree.missing(request.view), len(rows))


def tell_totals(asking: Asking[Totals], holdings: Holdings) -> None:
    """Tell what a view shows in all."""
    view = asking.request.view
    opened = holdings.images.of(view.image)
    with opened.lock:
        files, folders, size_bytes = totals(opened.tree, view, asking.check)
        missing = opened.tree.missing(view)
    asking.tell(Total(asking.number, files, folders, size_bytes, missing))


def _tell_rows(
    asking: Asking[FolderRows], rows: FileRows, missing: tuple[int, ...], total_found: int
) -> None:
    first, count = 0, MOST_ROWS
    while True:
        asking.check()
        packed = rows.packed(first, count)
        if _bytes(packed) > MOST_BYTES and count > 1:
            count //= 2
            continue
        asking.tell(Rows(asking.number, first, len(rows), packed, total_found, missing))
        first += packed.count
        if first >= len(rows):
            return


def _bytes(packed: PackedRows) -> int:
    return len(packed.names) + len(packed.links) + len(packed.numbers)
