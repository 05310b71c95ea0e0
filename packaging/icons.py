"""Draws the program's icon as each system wants it, from `resources/layerscope*.svg`: `icons.py FOLDER`.

Below `hicolor/` as the Icon Theme Specification lays it out (https://specifications.freedesktop.org/icon-theme/),
`layerscope.ico` for Windows and `layerscope.icns` for macOS. Needs PySide6 alone.
"""

from __future__ import annotations

import os
import shutil
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SMALL_PX = 24  # up to here the drawing with fewer lines
HICOLOR_PX = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_PX = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_PX = {
    "icp4": 16,
    "icp5": 32,
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic08": 256,
    "ic13": 256,
    "ic09": 512,
    "ic14": 512,
    "ic10": 1024,
}
"""Kind of each picture in an .icns file: those of twice the resolution stand for half the size."""


def main(folder: Path) -> None:
    """Write all of them; `folder` is made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QGuiApplication.instance() or QGuiApplication(["icons"])
    drawn = {size: draw(size) for size in sorted({*HICOLOR_PX, *ICO_PX, *ICNS_PX.values()})}
    for size in HICOLOR_PX:
        path = folder / "hicolor" / f"{size}x{size}" / "apps" / "layerscope.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawn[size])
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(RESOURCES / "layerscope.svg", scalable / "layerscope.svg")
    (folder / "layerscope.ico").write_bytes(ico({size: drawn[size] for size in ICO_PX}))
    (folder / "layerscope.icns").write_bytes(icns({kind: drawn[size] for kind, size in ICNS_PX.items()}))


def draw(size_px: int) -> bytes:
    """The icon as PNG, square, on nothing."""
    name = "layerscope-small.svg" if size_px <= SMALL_PX else "layerscope.svg"
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(RESOURCES / name)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise OSError(f"Qt could not write {name} as PNG of {size_px} pixels")
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """PNGs by their size, as https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = len(head) + 16 * len(pictures)
    for size, content in pictures.items():
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), start + len(body))
        body += content
    return head + body


def icns(pictures: dict[str, bytes]) -> bytes:
    """PNGs by their kind, each behind its kind and length."""
    body = b"".join(
        kind.encode("ascii") + struct.pack(">I", len(content) + 8) + content
        for kind, content in pictures.items()
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    main(Path(sys.argv[1]))
