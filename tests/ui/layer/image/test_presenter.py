"""From a chosen image to its layers: the calls, the faces, the layer that was wanted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from layerscope.access.image_children import ImageChild
from layerscope.desktop.layer.details.presenter import LayerPresenter
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.image.presenter import ImagePresenter
from layerscope.desktop.layer.tabs import LayerTabs
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.ecr.children import Child, ChildState
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.history import HistoryEntry
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest, Platform
from layerscope.registry.model.layers import Availability, Layer
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import FakeRegistry, a_choice, a_layer, an_image, digest

SETTLING_S = 0.02


def an_index(*numbers: int) -> ReadImage:
    children = tuple(
        Child(
            Descriptor(digest(n), platform=Platform("linux", f"arch{n}")), ImageKind.IMAGE, ChildState.PRESENT
        )
        for n in numbers
    )
    attestation = Child(Descriptor(digest(77)), ImageKind.BUILDKIT_ATTESTATION, ChildState.PRESENT)
    manifest = IndexManifest("application/vnd.oci.image.index.v1+json", digest(1), text="{}")
    return ReadImage(manifest, ImageKind.INDEX, children=(*children, attestation))


@dataclass
class Bench:
    pane: LayersPane
    tabs: LayerTabs
    layers: LayerPresenter
    images: ImagePresenter
    asked: list[str] = field(default_factory=list)
    found: dict[str, ReadImage | Exception] = field(default_factory=dict)

    parts: dict[str, ReadImage] = field(default_factory=dict)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self, _repository: str, wanted: str, on_part: Callable[[ReadImage], None]) -> ReadImage:
        self.asked.append(wanted)
        await asyncio.sleep(0)
        if wanted in self.parts:
            on_part(self.parts[wanted])
            await self.go_on.wait()
        found = self.found.get(wanted, an_image())
        if isinstance(found, Exception):
            raise found
        return found

    @property
    def message(self) -> str:
        return self.pane.findChild(QLabel, "listMessage").text()


def _images(pane: LayersPane, tabs: LayerTabs, layers: LayerPresenter, tasks: Tasks) -> ImagePresenter:
    return ImagePresenter(pane, tabs, layers, tasks, SETTLING_S, machine=Platform("linux", "arch41"))


@pytest.fixture
def bench(theme: Theme, sayings: list[str]) -> Bench:
    say, tasks = sayings.append, Tasks(lambda _key, _error: None)
    pane, tabs = LayersPane(theme, say), LayerTabs(theme, say)
    layers = LayerPresenter(tabs.panel, tasks, lambda: True, say, settling_s=SETTLING_S)
    layers.use(FakeRegistry())
    bench = Bench(pane, tabs, layers, _images(pane, tabs, layers, tasks))
    bench.images.use(bench.read)
    return bench


def test_an_image_at_rest_is_read_once(bench: Bench, run_async: RunAsync) -> None:
    async def run_down() -> None:
        for number in range(10, 30):
            bench.images.choose(a_choice(number))
            await asyncio.sleep(0)
        await until(lambda: bench.pane.layers)
        bench.images.choose(a_choice(10))
        await until(lambda: len(bench.asked) == 2)
        bench.images.choose(a_choice(29))  # kept

    run_async(run_down())
    assert bench.asked == [digest(29), digest(10)]
    assert len(bench.pane.layers) == 3


def test_a_wanted_layer_is_chosen_as_soon_as_it_is_there(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.images.choose(a_choice(), [digest(500), digest(2)])
        await until(lambda: bench.layers.chosen)

    run_async(go())
    assert bench.layers.chosen is not None
    assert bench.layers.chosen.layer.position == 2
    assert bench.layers.chosen.tag == "v4.18.2"
    assert bench.tabs.tabText(0) == "Layer 2"


def test_a_failure_is_a_card_and_can_be_tried_again(bench: Bench, run_async: RunAsync) -> None:
    async def fail_then_mend() -> None:
        bench.found[digest(99)] = ImageNotFoundError("no")
        bench.images.choose(a_choice())
        await until(lambda: bench.pane.findChild(QLabel, "errorTitle"))
        bench.found.clear()
        bench.pane.retry_asked.emit()
        await until(lambda: bench.pane.layers)

    run_async(fail_then_mend())
    assert bench.pane.findChild(QLabel, "errorTitle") is None


def test_an_image_known_to_be_missing_is_told_without_a_call(bench: Bench, run_async: RunAsync) -> None:
    async def choose() -> None:
        bench.images.choose(a_choice(error=ImageNotFoundError("no")))
        await asyncio.sleep(SETTLING_S * 2)

    run_async(choose())
    assert bench.asked == []
    assert "not found in" in bench.pane.findChild(QLabel, "errorTitle").text()


def test_an_index_with_one_image_is_followed_to_it(bench: Bench, run_async: RunAsync) -> None:
    async def choose() -> None:
        bench.found[digest(99)] = an_index(40)
        bench.images.choose(a_choice(platform=None))
        await until(lambda: bench.pane.layers)
        bench.pane.choose_layer(digest(1))

    run_async(choose())
    assert bench.asked == [digest(99), digest(40)]
    assert bench.pane.heading.title.text() == "v4.18.2 · linux/arch40"
    assert bench.layers.chosen is not None
    assert bench.layers.chosen.image_digest == digest(40)


def test_an_index_opens_on_a_platform_and_switches(bench: Bench, run_async: RunAsync) -> None:
    heading = bench.pane.heading

    async def choose() -> None:
        bench.found[digest(99)] = an_index(40, 41, 42)
        bench.images.choose(a_choice(kind=ImageKind.INDEX, platform=None))
        await until(lambda: bench.pane.layers)
        assert bench.asked == [digest(99), digest(41)]
        assert (heading.title.text(), heading.switch.currentText()) == ("v4.18.2", "linux/arch41")
        bench.images.choose_layer(digest(1))
        QTest.keyClick(heading.switch, Qt.Key.Key_Down)
        assert bench.layers.chosen is None  # it was the other platform's
        await until(lambda: bench.pane.layers)
        bench.images.choose(a_choice(17))
        bench.images.choose(a_choice(kind=ImageKind.INDEX, platform=None))  # what was picked stays
        assert heading.switch.currentText() == "linux/arch42"

    run_async(choose())
    assert bench.asked == [digest(99), digest(41), digest(42)]
    assert bench.images.shown is not None
    assert (bench.images.shown.digest, bench.images.shown.index_digest) == (digest(42), digest(99))
    assert bench.images.chosen is not None
    assert bench.images.chosen.digest == digest(99)
    assert len(bench.images.index_children()) == 4


def test_a_platform_that_cannot_be_read_is_shown_last(bench: Bench, run_async: RunAsync) -> None:
    missing = ImageNotFoundError("no")
    switch = bench.pane.heading.switch

    async def choose() -> None:
        index = an_index(40, 41)
        broken = replace(index.children[1], state=ChildState.MISSING, error=missing)
        bench.found[digest(99)] = replace(index, children=(index.children[0], broken))
        bench.images.choose(a_choice(kind=ImageKind.INDEX, platform=None))
        await until(lambda: bench.pane.layers)
        assert switch.currentText() == "linux/arch40"
        QTest.keyClick(switch, Qt.Key.Key_Down)
        await until(lambda: bench.pane.message.failure is missing)
        assert switch.currentText() == "linux/arch41 (missing)"
        QTest.keyClick(switch, Qt.Key.Key_Up)
        await until(lambda: bench.pane.layers)

    run_async(choose())
    assert bench.asked == [digest(99), digest(40)]


def test_a_platform_chosen_by_its_row_has_the_others_beside_it(bench: Bench, run_async: RunAsync) -> None:
    asked_for: list[str] = []
    bench.images.platform_chosen.connect(asked_for.append)
    children = [ImageChild(digest(n), Platform("linux", f"arch{n}"), name=f"linux/arch{n}") for n in (40, 41)]
    bench.images.listed_children = {digest(99): children}.__getitem__

    async def choose() -> None:
        bench.images.choose(a_choice(40, index_digest=digest(99), platform=children[0].platform))
        await until(lambda: bench.pane.layers)
        QTest.keyClick(bench.pane.heading.switch, Qt.Key.Key_Down)

    run_async(choose())
    assert asked_for == [digest(41)]


def test_what_has_no_layers_says_what_it_is(bench: Bench, run_async: RunAsync) -> None:
    async def choose() -> None:
        bench.found[digest(99)] = an_image(layers=0)
        bench.images.choose(a_choice())
        await until(lambda: "no layers" in bench.message)

    run_async(choose())
    assert bench.message == "This image has no layers."


def test_a_refresh_keeps_the_layer_that_was_chosen(bench: Bench, run_async: RunAsync) -> None:
    async def refresh() -> None:
        bench.images.choose(a_choice(), [digest(3)])
        await until(lambda: bench.layers.chosen)
        bench.images.refresh()
        await until(lambda: len(bench.asked) == 2)
        await asyncio.sleep(0.01)

    run_async(refresh())
    assert bench.layers.chosen is not None
    assert bench.layers.chosen.layer.digest == digest(3)


def test_manifest_and_config_are_shown_when_looked_at(bench: Bench, run_async: RunAsync) -> None:
    async def look() -> None:
        bench.found[digest(99)] = an_image(config_text=json.dumps({"os": "linux"}))
        bench.images.choose(a_choice())
        await until(lambda: bench.pane.layers)

    run_async(look())
    assert bench.tabs.manifest.document is None
    bench.tabs.setCurrentWidget(bench.tabs.manifest)
    assert bench.tabs.manifest.document is not None
    assert bench.tabs.manifest.document.text == an_image().manifest.text
    bench.tabs.setCurrentWidget(bench.tabs.config)
    assert bench.tabs.config.tree.model().index(0, 0).data() == 'os: "linux"'


def test_a_config_that_could_not_be_had_says_why(bench: Bench, run_async: RunAsync) -> None:
    async def look() -> None:
        bench.found[digest(99)] = an_image(config_error=ImageNotFoundError("no"))
        bench.tabs.setCurrentWidget(bench.tabs.config)
        bench.images.choose(a_choice())
        await until(lambda: bench.pane.layers)

    run_async(look())
    assert bench.tabs.config.findChild(QLabel, "errorTitle") is not None


def test_layers_are_shown_before_their_states_and_the_config(bench: Bench, run_async: RunAsync) -> None:
    unasked = tuple(replace(a_layer(n), state=Layer(n, digest(n)).state, command="") for n in (1, 2, 3))
    bench.parts[digest(99)] = replace(an_image(), layers=unasked, complete=False)
    bench.tabs.setCurrentWidget(bench.tabs.config)

    async def look() -> None:
        bench.images.choose(a_choice())
        await until(lambda: bench.pane.layers)
        assert bench.pane.model.index(0, bench.pane.model.place_of("state")).data() == "Checking…"
        assert bench.tabs.config.findChild(QLabel, "listMessage").text() == "Reading the config…"
        bench.images.choose_layer(digest(2))
        asked_of = bench.layers.chosen
        bench.go_on.set()
        await bench.images.settled()
        assert bench.pane.layers[0].state.availability is Availability.AVAILABLE
        assert bench.layers.chosen is not None
        assert asked_of is not None
        assert bench.layers.chosen.ref == asked_of.ref
        assert bench.layers.chosen.layer.command == "RUN step 2"

    run_async(look())
    assert bench.tabs.panel.facts.command.text() == "RUN step 2"


def test_more_known_of_the_shown_layer_costs_no_call(bench: Bench, run_async: RunAsync) -> None:
    registry = FakeRegistry()
    bench.layers.use(registry)
    bench.parts[digest(99)] = replace(an_image(), complete=False)

    async def look() -> None:
        bench.images.choose(a_choice(), [digest(3)])
        await until(lambda: registry.asked)
        bench.go_on.set()
        await bench.images.settled()
        await until(bench.tabs.panel.facts.url.field.text)

    run_async(look())
    assert len(registry.asked) == 1


@pytest.mark.parametrize(
    ("kind", "parts", "said"),
    [
        (ImageKind.REFERRERS_LIST, [ImageKind.SIGNATURE] * 2 + [ImageKind.SBOM],
         "Not an image but referrers: 2 \u00d7 signature, 1 \u00d7 SBOM."),
        (ImageKind.INDEX, [ImageKind.ARTIFACT], "Not an image but index: 1 \u00d7 artifact."),
        (ImageKind.INDEX, [], "This index is empty."),
    ],
)  # fmt: skip
def test_an_index_without_images_says_what_it_is(
    bench: Bench, run_async: RunAsync, kind: ImageKind, parts: list[ImageKind], said: str
) -> None:
    children = tuple(Child(Descriptor(digest(n)), part, ChildState.PRESENT) for n, part in enumerate(parts))
    bench.found[digest(99)] = replace(an_index(), kind=kind, children=children)

    async def choose() -> None:
        bench.images.choose(a_choice(99))
        await until(lambda: bench.message == said)

    run_async(choose())


@pytest.mark.parametrize(
    ("history", "note"),
    [
        (("RUN a", "RUN b"), "Steps: 2, layers: 3. Which step created which layer is unknown."),
        ((), "The config has no history: how the layers were created is unknown."),
    ],
)
def test_no_commands_are_accounted_for(
    bench: Bench, run_async: RunAsync, history: tuple[str, ...], note: str
) -> None:
    config = ImageConfig(history=tuple(map(HistoryEntry, history)))
    told = an_image(config=config)
    untold = replace(told, layers=tuple(replace(layer, command="") for layer in told.layers))
    bench.found |= {digest(98): told, digest(99): untold}
    label = bench.pane.note

    async def choose() -> None:
        bench.images.choose(a_choice(99))
        await until(lambda: label.text() == note)
        assert not label.isHidden()
        bench.images.choose(a_choice(98))
        await until(label.isHidden)

    run_async(choose())


def test_platforms_that_are_alike_are_told_apart(bench: Bench, run_async: RunAsync) -> None:
    amd = Platform("linux", "amd64")
    children = tuple(
        Child(Descriptor(digest(n), platform=amd), ImageKind.IMAGE, ChildState.PRESENT) for n in (1, 2)
    )
    bench.found[digest(99)] = replace(an_index(), children=children)

    async def choose() -> None:
        bench.images.choose(a_choice(99))
        await until(lambda: bench.pane.layers)
        assert "linux/amd64 sha256:" in bench.pane.heading.switch.currentText()

    run_async(choose())
