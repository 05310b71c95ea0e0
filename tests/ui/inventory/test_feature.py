"""Checks, Where used and Restore on a shell of their own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from layerscope.desktop.inventory import feature
from layerscope.desktop.inventory.feature import Inventory
from layerscope.desktop.inventory.parts_model import PartRow
from layerscope.desktop.shell.asked import Asked
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.lists import Explain
from layerscope.desktop.shell.places import Row
from layerscope.diagnosis.checking.found import ImagePartKind, Part
from layerscope.diagnosis.model.question import Question
from layerscope.registry.errors.service import ImageArchivedError
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.registry.model.layers import Layer
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync
from support.fakes.shell import FakeShell

IMAGE = ImageChoice("team/app", "sha256:" + "1" * 64, "1.4")


@pytest.fixture
def explained(fake: FakeShell) -> list[Explain]:
    """The lists that the feature looks into, of which one image is archived; what explains failures."""
    explained: list[Explain] = []
    archived = ListedImage(IMAGE.digest, status=ImageStatus.ARCHIVED)
    fake.shell.navigator.images = SimpleNamespace(listed=lambda _digest: archived)  # type: ignore[assignment]
    shown = SimpleNamespace(explain_by=explained.append, shown=None)
    fake.shell.selection.image_changed.connect(lambda image: setattr(shown, "shown", image))
    fake.shell.navigator.image = shown  # type: ignore[assignment]
    return explained


@pytest.fixture
def inventory(fake: FakeShell, explained: list[Explain]) -> Inventory:
    return feature.install(fake.shell)


def tab_names(fake: FakeShell) -> list[str]:
    return [fake.tabs.tabText(place) for place in range(fake.tabs.count())]


def test_the_tabs_come_with_the_checks_and_go_with_the_account(
    fake: FakeShell, inventory: Inventory, run_async: RunAsync
) -> None:
    async def go() -> None:
        fake.choose_account()
        assert tab_names(fake) == ["Where used"]
        inventory.actions.check_image.trigger()  # nothing is chosen
        assert tab_names(fake) == ["Where used"]
        fake.shell.selection.choose_repository(Repository("team/app"))
        fake.shell.selection.choose_image(IMAGE)
        inventory.actions.check_image.trigger()
        inventory.actions.check_repository.trigger()
        assert tab_names(fake) == ["Where used", "Check", "Repository check"]
        assert fake.tabs.currentWidget() is inventory.checks.repository.pane
        fake.choose_account()
        assert tab_names(fake) == ["Where used"]

    run_async(go())


def test_what_can_be_done_is_offered_where_it_fits(fake: FakeShell, inventory: Inventory) -> None:
    selection = fake.shell.selection
    assert fake.menus[Row.REPOSITORY].texts() == ["Check repository"]
    assert fake.menus[Row.LAYER].texts() == ["Where used"]
    assert fake.menus[Row.IMAGE].texts() == ["Check image"]
    selection.choose_repository(Repository("team/app"))
    selection.choose_image(IMAGE)
    assert fake.menus[Row.IMAGE].texts() == ["Check image", "Restore from the archive…"]
    menu = fake.menu()
    selection.choose_image(None)
    menu.aboutToShow.emit()
    assert not inventory.actions.check_image.isEnabled()
    assert inventory.actions.check_repository.isEnabled()
    menu.aboutToHide.emit()
    assert inventory.actions.check_image.isEnabled()


def test_an_archived_image_has_a_remedy_while_it_may_be_restored(
    fake: FakeShell, inventory: Inventory, explained: list[Explain]
) -> None:
    remedies, error = fake.shell.places.remedies, ImageArchivedError("archived")
    assert remedies.others(error) == []
    fake.shell.selection.choose_repository(Repository("team/app"))
    fake.shell.selection.choose_image(IMAGE)
    assert explained[0](IMAGE, error) == ""  # is archived again yet: the error is shown
    assert remedies.others(error) == [inventory.actions.restore]


def test_a_row_leads_to_a_diagnosis(fake: FakeShell, inventory: Inventory) -> None:
    layer = Layer(1, "sha256:" + "2" * 64)
    row = PartRow(0, Part(ImagePartKind.LAYER, layer, IMAGE.digest))
    view = inventory.checks.image.view
    inventory.checks.image.repository = "team/app"
    inventory.checks.image.model.put([row], show=True)
    view.selectRow(0)
    (diagnose,) = (each for each in view.actions() if each.objectName() == "diagnoseCheck")
    diagnose.trigger()
    question = Question("team/app", IMAGE.digest, layer.digest)
    assert fake.requested == [("diagnosis", Asked(question))]
