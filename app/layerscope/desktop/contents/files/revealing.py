"""Goes to a path in the tree: one folder opens after the other, as their rows come."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from layerscope.access.contents_desk import Asked, ContentsDesk, RequestOf
from layerscope.contents.model.views import View
from layerscope.contents.service.replies import Done, Failed, Followed, Reply
from layerscope.contents.service.requests import FollowPath
from layerscope.desktop.contents.files.asking import RowsAsked
from layerscope.desktop.contents.files.model import identity_of
from layerscope.desktop.contents.files.view import FilesView


class Shown(Protocol):
    """What is looked at: `rows`, and whether no more of them come by themselves."""

    rows: RowsAsked

    @property
    def is_settled(self) -> bool: ...


class Revealing(QObject):
    """One path at a time. Signal: `missed(bytes)`, there is no such path in what is looked at."""

    missed = Signal(object)

    def __init__(self, shown: Shown, view: FilesView, desk: ContentsDesk) -> None:
        super().__init__(view)
        self._shown, self._view, self._desk = shown, view, desk
        self._paths: list[bytes] = []
        self._first = b""
        self._follows = False
        self._asked: Asked | None = None
        shown.rows.changed.connect(self.go_on)

    def start(self, paths: tuple[bytes, ...], *, follows: bool) -> None:
        """Go to the first of these that is there, once the rows have come."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        self._paths, self._first, self._follows = list(paths), paths[0], follows
        self.go_on()

    def go_on(self) -> None:
        """Make the next step that can be made now."""
        if not self._paths or self._asked is not None or not self._shown.is_settled:
            return
        if self._follows:
            self._follow(self._paths[0])
        else:
            self._step(self._paths[0])

    def _follow(self, path: bytes) -> None:
        view = self._shown.rows.view
        if view is not None:
            self._asked = self._desk.ask(_following(view, path), self._on_followed)

    def _on_followed(self, reply: Reply) -> None:
        if isinstance(reply, Followed) and reply.layer:
            self._paths, self._follows = [reply.path], False
        elif isinstance(reply, Followed):
            self._drop()
        elif isinstance(reply, Done | Failed):
            self._asked = None
            if isinstance(reply, Failed):
                self._drop()
            self.go_on()

    def _step(self, path: bytes) -> None:
        model, parts = self._view.files, path.split(b"/")
        for end in range(1, len(parts) + 1):
            prefix = b"/".join(parts[:end])
            position = model.folders.position_of(prefix)
            if position < 0:
                if not self._shown.rows.is_asking_for(b"/".join(parts[: end - 1])):
                    self._drop()
                return
            if prefix == path:
                self._paths = []
                self._view.choose(identity_of(path))
                self._view.setFocus()
                return
            if not model.is_open(position):
                model.set_open(position, is_open=True)
                return

    def _drop(self) -> None:
        """Go on with the next path; say so where there is none."""
        del self._paths[:1]
        if self._paths:
            self.go_on()
        else:
            self.missed.emit(self._first)


def _following(view: View, path: bytes) -> RequestOf:
    return lambda number: FollowPath(number, view, path)
