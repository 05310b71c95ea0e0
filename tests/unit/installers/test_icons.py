"""The icon in the forms of all systems, read by Qt."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QImageReader
from pytestqt.qtbot import QtBot

import icons


@pytest.fixture
def folder(qtbot: QtBot, tmp_path: Path) -> Path:
    icons.main(tmp_path)
    return tmp_path


def test_each_picture_has_its_size_and_something_on_it(folder: Path) -> None:
    for size in icons.HICOLOR_PX:
        image = QImage(str(folder / f"hicolor/{size}x{size}/apps/layerscope.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() < 255
        assert image.pixelColor(size // 2, size // 2).alpha() == 255
    assert (folder / "hicolor/scalable/apps/layerscope.svg").read_text("utf-8").startswith("<svg")


def test_windows_has_every_size_in_one_file(folder: Path) -> None:
    reader = QImageReader(str(folder / "layerscope.ico"))
    sizes = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        sizes.append(reader.read().width())
    assert tuple(sizes) == icons.ICO_PX


def test_macos_has_every_kind_in_one_file(folder: Path) -> None:
    content = (folder / "layerscope.icns").read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8])[0] == len(content)
    kinds, at = {}, 8
    while at < len(content):
        kind, length = struct.unpack_from(">4sI", content, at)
        kinds[kind.decode()] = QImage.fromData(QByteArray(content[at + 8 : at + length])).width()
        at += length
    assert kinds == icons.ICNS_PX


def test_the_small_drawing_has_fewer_lines(qtbot: QtBot) -> None:
    assert icons.draw(24) == icons.draw(24)
    small, large = (QImage.fromData(QByteArray(icons.draw(size))) for size in (24, 32))
    assert small != large.scaled(24, 24)
