"""Takes the README's pictures of the real window, on demo data and on no screen.

`python packaging/screenshots.py FOLDER` writes window-light.png and window-dark.png.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QTableView

from layerscope.bootstrap import tour
from layerscope.bootstrap.hand import Hand
from layerscope.bootstrap.program import Program
from layerscope.bootstrap.unseen import run_unseen
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.shell.settings import ThemeChoice

SLOW_REPOSITORY, SLOW_LAYER = "broken/bytes-slow", "2"  # so that a download is under way in the picture


def main() -> int:
    """The exit status: 1 where the window did not come to show what the pictures are of."""
    folder = Path(sys.argv[1])

    async def take(program: Program, hand: Hand) -> None:
        await _choose(hand, SLOW_REPOSITORY, "latest", SLOW_LAYER)
        await hand.press("downloadLayer")
        await hand.choose("repositories", tour.REPOSITORY)
        await hand.open("images", tour.TAG)
        await hand.choose("images", tour.PLATFORM)
        await hand.choose("layers", "1")
        await hand.shown("presignedUrl")
        await hand.press("downloadLayer")
        await hand.choose("layers", tour.LAYER)
        await hand.shown("presignedUrl")
        transfers = program.joined.transfers
        await hand.until("a download has ended", lambda: transfers.active < len(transfers.rows))
        await hand.until("another one has begun", lambda: transfers.rows[0].received_bytes)
        hand.part(QTableView, "transfers").clearSelection()
        await _picture(program, hand, ThemeChoice.LIGHT, folder / "window-light.png")
        await _choose(hand, tour.BROKEN_REPOSITORY, tour.BROKEN_TAG, tour.BROKEN_LAYER)
        await hand.shown("errorTitle")
        await hand.press("diagnoseLayer")
        presenter = program.feature(DiagnosisFeature).presenter
        ended = "the diagnosis has ended"
        await hand.until(ended, lambda: presenter.diagnosis is not None and presenter.diagnosis.complete)
        await _picture(program, hand, ThemeChoice.DARK, folder / "window-dark.png")

    with tempfile.TemporaryDirectory() as downloads:
        return run_unseen(take, Path(downloads))


async def _choose(hand: Hand, repository: str, tag: str, layer: str) -> None:
    await hand.choose("repositories", repository)
    await hand.choose("images", tag)
    await hand.choose("layers", layer)


async def _picture(program: Program, hand: Hand, theme: ThemeChoice, path: Path) -> None:
    program.theme.choose(theme)
    print(await hand.picture(path))


if __name__ == "__main__":
    sys.exit(main())
