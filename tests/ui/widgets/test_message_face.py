"""What stands in the place of rows."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.message_face import MessageFace
from layerscope.registry.errors.base import RegistryError
from layerscope.words.messages import words


def test_what_a_screen_reader_hears_of_it_is_what_is_shown(theme: Theme, qtbot: QtBot) -> None:
    face = MessageFace(lambda _text: None)
    qtbot.addWidget(face)
    face.show_text("Reading the repositories…")
    face.show_failure(RegistryError("denied"))
    assert face.accessibleName() == words(RegistryError("denied")).title
    face.show_text("No repositories")
    assert face.accessibleName() == "No repositories"
