"""Looks for words in the text that is shown, off the window's thread, and goes from one match to the next."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.desktop.contents.viewer.text_lines import MOST_MATCHES, TextLines
from layerscope.desktop.contents.viewer.window import ViewerWindow
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.announcing import announce


class Matches:
    """Of the window's field. `place_of(line, byte)` gives a match's row and character."""

    def __init__(
        self, shell: Shell, window: ViewerWindow, task: str, place_of: Callable[[int, int], tuple[int, int]]
    ) -> None:
        self._shell, self._window, self._task, self._place_of = shell, window, task, place_of
        self._lines: TextLines | None = None
        self._found: list[tuple[int, int]] = []
        self._at = 0
        window.finding.looked_for.connect(lambda _words: self._look())
        window.finding.stepped.connect(self._step)

    def search(self, lines: TextLines | None) -> None:
        """Look in this text from now on; None cannot be searched."""
        self._lines = lines
        self._window.finding.allow(is_text=lines is not None)
        self._found = []
        if self._window.finding.field.text():
            self._look()

    def _look(self) -> None:
        lines, words = self._lines, self._window.finding.field.text()
        self._found = []
        if lines is None or not words:
            self._window.finding.show_count(0, 0)
            return
        self._shell.tasks.start(self._task, lambda: self._find(lines, words))

    async def _find(self, lines: TextLines, words: str) -> None:
        self._found = await self._shell.blocking(lambda: lines.find(words))
        self._at = 0
        self._show()

    def _step(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._show()

    def _show(self) -> None:
        of = len(self._found)
        find = self._window.finding
        find.show_count(self._at + 1, of, is_most=of == MOST_MATCHES)
        if self._found:
            row, character = self._place_of(*self._found[self._at])
            self._window.code.go_to(row, character)
            announce(self._window.code, f"{self._at + 1}/{of}")
