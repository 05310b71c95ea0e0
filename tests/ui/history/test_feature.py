"""Back, Forward and the last place, on a shell whose lists are fakes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.history import feature
from layerscope.desktop.history.feature import History
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.navigator import WAY
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.spots import Spot
from layerscope.registry.errors.service import ImageNotFoundError, RepositoryNotFoundError
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.account_fakes import FakeAws, identity
from support.fakes.layer_fakes import chosen, digest
from support.fakes.shell import FakeShell

OTHER = Account("other", "eu-central-1")


@dataclass
class Lists:
    """What there is: tags by repository, each with its image's number."""

    fake: FakeShell
    images: dict[str, dict[str, int]] = field(
        default_factory=lambda: {"team/app": {"1.4": 1, "1.5": 2}, "team/web": {"2.0": 3}}
    )
    is_denied: bool = False
    layers: tuple[str, ...] = (digest(1), digest(2))

    def install(self) -> None:
        navigator = self.fake.shell.navigator
        navigator.repositories = SimpleNamespace(  # type: ignore[assignment]
            select=self._select_repository, failures=lambda: (PermissionError() if self.is_denied else None,)
        )
        navigator.images = SimpleNamespace(  # type: ignore[assignment]
            select=self._select_image, arrived=self._arrived, failures=self._list_failures
        )
        navigator.image = SimpleNamespace(  # type: ignore[assignment]
            settled=self._settled,
            choose_layer=self.choose_layer,
            failures=self._image_failures,
            look_at_layer=lambda: self.fake.tabs.setCurrentIndex(0),
        )
        navigator.digest_of = self._digest_of  # type: ignore[method-assign]
        self.fake.shell.session.left.connect(self._clear)

    def open(self, repository: str, tag: str = "", layer: int = 0) -> None:
        """Choose as somebody does who clicks, and let it be taken down."""
        selection = self.fake.shell.selection
        if repository != (selection.repository.name if selection.repository else ""):
            selection.choose_repository(Repository(repository))
        if tag:
            selection.choose_image(ImageChoice(repository, digest(self.images[repository][tag]), tag))
        if layer:
            self.choose_layer(digest(layer))

    def choose_layer(self, layer: str) -> bool:
        if layer in self.layers:
            self.fake.shell.selection.choose_layer(chosen(int(layer[-4:], 16)))
        return layer in self.layers

    def _clear(self) -> None:
        self.fake.shell.selection.choose_layer(None)
        self.fake.shell.selection.choose_repository(None)

    async def _select_repository(self, name: str) -> bool:
        if self.is_denied or name not in self.images:
            return False
        self.fake.shell.selection.choose_repository(Repository(name))
        return True

    async def _select_image(self, image: str) -> bool:
        repository = self.fake.shell.navigator.current_repository()
        for tag, number in self.images.get(repository, {}).items():
            if image == digest(number) and not self.is_denied:
                self.fake.shell.selection.choose_image(ImageChoice(repository, image, tag))
                self.fake.shell.selection.choose_layer(None)
                return True
        return False

    async def _digest_of(self, repository: str, tag: str) -> str:
        number = self.images.get(repository, {}).get(tag)
        return digest(number) if number else ""

    async def _arrived(self) -> None: ...

    async def _settled(self) -> object:
        return self.fake.shell.selection.image

    def _list_failures(self) -> tuple[Exception | None]:
        is_there = self.fake.shell.navigator.current_repository() in self.images
        return (None if is_there else RepositoryNotFoundError("gone"),)

    def _image_failures(self) -> tuple[Exception | None, None]:
        image = self.fake.shell.selection.image
        numbers = self.images.get(image.repository, {}).values() if image else ()
        is_there = image is not None and image.digest in map(digest, numbers)
        return (None if is_there else ImageNotFoundError("gone"), None)


class Window:
    """The feature on a fake shell, somebody signed in, at nothing yet."""

    def __init__(self, fake: FakeShell) -> None:
        self.fake = fake
        self.lists = Lists(fake)
        self.lists.install()
        self.panes = [QWidget(objectName=name) for name in ("layerPanel", "configView")]
        for pane, title in zip(self.panes, ("Layer", "Config"), strict=True):
            fake.tabs.addTab(pane, title)
        self.history: History = feature.install(fake.shell)

    async def sign_in(self, account: Account | None = None) -> None:
        self.fake.choose_account(account)
        await self.rest()

    async def visit(self, repository: str, tag: str = "", layer: int = 0) -> None:
        self.lists.open(repository, tag, layer)
        self.history.visits._noted_at_s = -1e9  # long ago
        await self.rest()
        self.history.visits.note()

    async def press(self, step: int) -> None:
        """A button."""
        (self.history.back if step < 0 else self.history.forward).click()
        await self.rest()

    async def rest(self) -> None:
        await until(lambda: not self.fake.tasks.is_running(WAY) and not self.history.visits.is_held)

    @property
    def here(self) -> tuple[str, str, str]:
        """Repository, tag and layer."""
        selection = self.fake.shell.selection
        return (
            selection.repository.name if selection.repository else "",
            selection.image.tag if selection.image else "",
            selection.layer.layer.digest[-1] if selection.layer else "",
        )


@pytest.fixture
def window(fake: FakeShell) -> Window:
    return Window(fake)


def test_back_and_forward_lead_over_repositories_images_layers_and_tabs(
    window: Window, run_async: RunAsync
) -> None:
    async def walk() -> None:
        await window.sign_in()
        assert not window.history.back.isEnabled()
        assert not window.history.forward.isEnabled()
        await window.visit("team/app")
        await window.visit("team/app", "1.4")
        await window.visit("team/app", "1.4", layer=2)
        window.fake.tabs.setCurrentIndex(1)
        await window.visit("team/app", "1.4", layer=2)
        window.fake.tabs.setCurrentIndex(0)
        await window.visit("team/web", "2.0")
        assert window.history.back.toolTip() == "Back to team/app:1.4 · layer 2 · Config (Alt+Left)"
        await window.press(-1)
        assert (window.here, window.fake.tabs.currentIndex()) == (("team/app", "1.4", "2"), 1)
        await window.press(-1)
        assert (window.here, window.fake.tabs.currentIndex()) == (("team/app", "1.4", "2"), 0)
        assert window.history.forward.toolTip() == "Forward to team/app:1.4 · layer 2 · Config (Alt+Right)"
        await window.press(-1)
        assert window.here == ("team/app", "1.4", "")
        await window.press(-1)
        assert window.here[:2] == ("team/app", "")
        assert not window.history.back.isEnabled()
        for _ in range(4):
            await window.press(1)
        assert window.here[:2] == ("team/web", "2.0")
        assert not window.history.forward.isEnabled()
        assert window.fake.said == []

    run_async(walk())


def test_two_quick_steps_are_two(window: Window, run_async: RunAsync) -> None:
    async def walk() -> None:
        await window.sign_in()
        for place in (("team/app",), ("team/app", "1.4"), ("team/web",)):
            await window.visit(*place)
        window.history.back.click()
        window.history.back.click()
        await window.rest()
        assert window.here[:2] == ("team/app", "")

    run_async(walk())


def test_keys_menu_and_the_mouses_own_buttons_do_it_too(window: Window, run_async: RunAsync) -> None:
    def mouse(button: Qt.MouseButton) -> bool:
        kind, none = QMouseEvent.Type.MouseButtonPress, Qt.KeyboardModifier.NoModifier
        at = QPointF(QPoint(5, 5))
        return window.history.eventFilter(window.fake.window, QMouseEvent(kind, at, at, button, button, none))

    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/app")
        await window.visit("team/web")
        menu = window.fake.menu()
        actions = {action.text(): action for action in menu.actions()}
        keys = [[key.toString() for key in actions[name].shortcuts()] for name in ("Back", "Forward")]
        assert keys == [["Alt+Left", "Back"], ["Alt+Right", "Forward"]]
        menu.aboutToShow.emit()
        assert (actions["Back"].isEnabled(), actions["Forward"].isEnabled()) == (True, False)
        actions["Back"].trigger()
        await window.rest()
        assert window.here[0] == "team/app"
        assert mouse(Qt.MouseButton.ForwardButton)
        await window.rest()
        assert window.here[0] == "team/web"
        assert mouse(Qt.MouseButton.BackButton)
        await window.rest()
        assert window.here[0] == "team/app"
        assert not mouse(Qt.MouseButton.LeftButton)

    run_async(walk())


def test_what_is_gone_is_dropped_with_words(window: Window, run_async: RunAsync) -> None:
    async def walk() -> None:
        await window.sign_in()
        for place in (("team/app", "1.4"), ("team/web", "2.0"), ("team/app", "1.5")):
            await window.visit(*place)
        del window.lists.images["team/web"]
        await window.press(-1)
        assert window.here[:2] == ("team/app", "1.4")
        assert window.fake.said == ["team/web no longer exists and was removed from the history."]
        del window.lists.images["team/app"]["1.5"]
        await window.press(1)
        assert window.here[:2] == ("team/app", "")
        assert window.fake.said[1:] == ["team/app:1.5 no longer exists; its repository is shown."]
        await window.visit("team/app", "1.4", layer=2)
        await window.visit("team/app", "1.4", layer=1)
        window.lists.layers = (digest(1),)
        await window.press(-1)
        assert window.here[:2] == ("team/app", "1.4")
        assert window.fake.said[2:] == ["team/app:1.4 no longer has this layer; the image is shown."]

    run_async(walk())


def test_a_tag_that_moved_is_told_from_its_image(window: Window, run_async: RunAsync) -> None:
    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/app", "1.4")
        await window.visit("team/web")
        window.lists.images["team/app"] = {"1.4": 9, "old": 1}
        await window.press(-1)
        assert window.here[:2] == ("team/app", "old")  # the very image, whatever it is called by now
        await window.visit("team/web")
        window.lists.images["team/app"] = {"1.4": 9}
        window.history.visits.trail.spots[-2] = Spot("team/app", digest(1), tag="1.4")
        await window.press(-1)
        assert window.fake.shell.selection.image == ImageChoice("team/app", digest(9), "1.4")

    run_async(walk())


def test_what_may_not_be_listed_is_opened_by_name(window: Window, run_async: RunAsync) -> None:
    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/app", "1.4")
        await window.visit("team/web")
        window.lists.is_denied = True
        await window.press(-1)
        assert window.here[:2] == ("team/app", "1.4")
        del window.lists.images["team/web"]
        await window.press(1)
        assert window.fake.said == ["team/web no longer exists and was removed from the history."]

    run_async(walk())


def test_a_row_that_is_only_passed_is_no_visit(window: Window, run_async: RunAsync) -> None:
    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/app", "1.4")
        window.history.visits._noted_at_s = time.monotonic()
        window.lists.open("team/app", "1.5")
        window.history.visits.note()
        assert [spot.tag for spot in window.history.visits.trail.spots] == ["1.5"]

    run_async(walk())


def test_what_is_left_again_within_a_turn_of_the_loop_was_visited_all_the_same(
    window: Window, run_async: RunAsync
) -> None:
    async def walk() -> None:
        await window.sign_in()
        window.lists.open("team/app", "1.4", layer=2)
        for _ in range(2):  # as the lists do on the way to another repository
            window.fake.shell.selection.choose_image(None)
            window.fake.shell.selection.choose_layer(None)
        window.lists.open("team/web")
        window.history.visits.note()
        spots = window.history.visits.trail.spots
        assert [(spot.repository, spot.layer) for spot in spots] == [
            ("team/app", digest(2)),
            ("team/web", ""),
        ]

    run_async(walk())


def test_a_way_through_several_lists_is_one_visit(window: Window, run_async: RunAsync) -> None:
    async def lead() -> None:
        window.lists.open("team/app")
        window.history.visits.note()
        window.lists.open("team/app", "1.4")
        window.history.visits.note()

    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/web")
        await window.fake.tasks.start(WAY, lead)
        assert [spot.tag for spot in window.history.visits.trail.spots] == ["", "1.4"]

    run_async(walk())


def test_each_account_has_a_history_of_its_own(window: Window, aws: FakeAws, run_async: RunAsync) -> None:
    aws.identities["other"] = identity("444455556666")

    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/app")
        await window.visit("team/web", "2.0")
        await window.sign_in(OTHER)
        assert window.here == ("", "", "")
        assert not window.history.back.isEnabled()
        await window.visit("team/app", "1.5")
        await window.sign_in()
        assert window.here[:2] == ("team/web", "2.0")
        assert window.history.back.toolTip() == "Back to team/app (Alt+Left)"
        await window.sign_in(OTHER)
        assert window.here[:2] == ("team/app", "1.5")

    run_async(walk())


def test_another_profile_of_the_account_keeps_the_place(window: Window, run_async: RunAsync) -> None:
    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/app")
        await window.visit("team/app", "1.4", layer=2)
        await window.sign_in(Account("ends-in-mid-work", "eu-central-1"))
        assert window.here == ("team/app", "1.4", "2")
        assert window.history.back.toolTip() == "Back to team/app (Alt+Left)"

    run_async(walk())


def with_last_place(window: Window, **fields: str) -> None:
    spot = Spot("team/app", fields.pop("image", digest(1)), tag=fields.pop("tag", "1.4"), **fields)
    window.fake.shell.settings.value = Settings(last_places={"111122223333 eu-central-1": spot})


def test_the_last_place_is_opened_at_start_with_the_image_its_tag_has_by_now(
    window: Window, run_async: RunAsync
) -> None:
    with_last_place(window, layer=digest(2), tab="configView")
    window.lists.images["team/app"]["1.4"] = 5
    image = window.fake.shell.selection

    async def walk() -> None:
        await window.sign_in()
        assert window.here == ("team/app", "1.4", "2")
        assert (image.image and image.image.digest, window.fake.tabs.currentIndex()) == (
            digest(5),
            0,
        )  # not the tab
        assert not window.history.back.isEnabled()

    run_async(walk())


def test_the_last_place_leaves_the_tab_in_sight(window: Window, run_async: RunAsync) -> None:
    with_last_place(window)
    tabs = window.fake.tabs
    nameless = tabs.addTab(QWidget(), "Nameless")
    tabs.setCurrentIndex(nameless - 1)

    async def walk() -> None:
        await window.sign_in()
        assert window.here[:2] == ("team/app", "1.4")
        assert tabs.currentIndex() == nameless - 1

    run_async(walk())


@pytest.mark.parametrize(
    ("gone", "near"),
    [("1.4", ("team/app", "", "")), ("team/app", ("", "", "")), ("", ("team/app", "1.4", ""))],
)
def test_a_last_place_that_is_gone_opens_as_near_as_it_can_and_says_nothing(
    window: Window, run_async: RunAsync, gone: str, near: tuple[str, str, str]
) -> None:
    with_last_place(window, layer=digest(3))
    window.lists.images.pop(gone, None)
    window.lists.images.get("team/app", {}).pop(gone, None)

    async def walk() -> None:
        await window.sign_in()
        assert window.here == near
        assert window.fake.said == []

    run_async(walk())


def test_whoever_goes_elsewhere_is_not_led_back(window: Window, aws: FakeAws, run_async: RunAsync) -> None:
    with_last_place(window)

    async def elsewhere() -> None:
        await window.fake.shell.session.accounts.identified()
        window.lists.open("team/web", "2.0")

    async def walk() -> None:
        window.fake.choose_account()
        await window.fake.tasks.start(WAY, elsewhere)  # as the command line's reference does
        await window.rest()
        assert window.here[:2] == ("team/web", "2.0")
        window.fake.choose_account()
        window.lists.open("team/web")  # a click, before it is known who asks
        await window.rest()
        assert window.here[:2] == ("team/web", "")

    run_async(walk())


def test_only_the_name_is_kept_and_none_that_looks_like_a_secret(window: Window, run_async: RunAsync) -> None:
    settings = window.fake.shell.settings

    async def walk() -> None:
        await window.sign_in()
        await window.visit("team/app", "1.4", layer=2)
        before = settings.value.last_places
        assert list(before) == ["111122223333 eu-central-1"]
        key = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY0"
        window.lists.images["x/secretaccesskey"] = {key: 8}
        await window.visit("x/secretaccesskey", key)
        assert settings.value.last_places == before

    run_async(walk())
