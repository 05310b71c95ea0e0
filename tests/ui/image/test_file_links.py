"""The buttons that lead from the config to the files."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from layerscope.desktop.image.file_links import FileLinks
from layerscope.desktop.theme.theme import Theme


def test_a_button_that_leads_nowhere_asks_for_nothing_when_it_is_pressed(qtbot: QtBot, theme: Theme) -> None:
    links, wanted = FileLinks(theme), list[tuple[str, ...]]()
    for button in (*links.buttons.values(), links.search_path):
        qtbot.addWidget(button)
    links.wanted.connect(wanted.append)
    entrypoint = links.buttons["imageEntrypoint"]
    entrypoint.click()  # before an image is shown, as a screen reader can
    links.show_paths({})
    entrypoint.click()
    assert wanted == []
    links.show_paths({"imageEntrypoint": ("/bin/start",)})
    entrypoint.click()
    assert wanted == [("/bin/start",)]
