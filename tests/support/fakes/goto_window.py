"""Go to on a fake shell, above three lists that are one field each."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from layerscope.desktop.goto import feature
from layerscope.desktop.goto.feature import GoToFeature
from layerscope.desktop.shell.places import Area
from support.fakes.shell import FakeShell


@dataclass
class Listed:
    """What repositories and tags are listed, and whether that is all."""

    repositories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_complete: bool = True

    @property
    def version(self) -> object:
        return self.repositories, self.tags, self.is_complete

    def names(self) -> tuple[str, ...]:
        return self.repositories


class GoToWindow:
    """Attributes: `goto`, the feature; `listed`; `lists` by area; `layers_shown`."""

    def __init__(self, fake: FakeShell) -> None:
        self.fake = fake
        self.layers_shown: list[object] = []
        self.listed = listed = Listed()
        fake.shell.navigator.repositories = listed  # type: ignore[assignment]
        fake.shell.navigator.images = _Images(listed)  # type: ignore[assignment]
        fake.shell.navigator.image = SimpleNamespace(  # type: ignore[assignment]
            failures=lambda: (None, None), show_layer=self.layers_shown.append
        )
        self.goto: GoToFeature = feature.install(fake.shell)
        self.lists = {area: QLineEdit() for area in (Area.REPOSITORIES, Area.IMAGES, Area.LAYERS)}
        self.widget = QWidget()
        layout = QVBoxLayout(self.widget)
        for part in (self.goto.field, self.goto.bar, *self.lists.values()):
            layout.addWidget(part)
        for area, part in self.lists.items():
            fake.shell.places.put(area, part)

    def enter(self) -> None:
        """Ctrl+K."""
        action = next(each for each in self.fake.menu().every_action() if each.text() == "Go to…")
        action.trigger()


class _Images:
    def __init__(self, listed: Listed) -> None:
        self._listed = listed

    @property
    def is_complete(self) -> bool:
        return self._listed.is_complete

    @property
    def version(self) -> object:
        return self._listed.version

    def tags(self) -> tuple[str, ...]:
        return self._listed.tags

    def failures(self) -> tuple[None]:
        return (None,)
