"""The image's tab on a shell of its own: what it says, asks and leads to, and when it comes forward."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QToolButton, QWidget

from layerscope.access.image_children import ImageChild
from layerscope.desktop.image import feature
from layerscope.desktop.image.facts import NOT_KNOWN
from layerscope.desktop.image.feature import ImagePage
from layerscope.desktop.layer import feature as layer_feature
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.widgets.actions import new_action
from layerscope.registry.ecr.children import Child, ChildState
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.service import (
    AccessDeniedError,
    PolicyNotFoundError,
    ScanNotFoundError,
    ThrottledError,
)
from layerscope.registry.manifests.config import parse_config
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest, Platform
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.answering_client import answering_client
from support.fakes.layer_fakes import a_layer, an_image, digest
from support.fakes.shell import FakeSession, FakeShell

REPOSITORY = Repository(
    "team/app", "111122223333", "arn:aws:ecr:eu-central-1:111122223333:repository/team/app",
    "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app", None, "IMMUTABLE", "AES256",
)  # fmt: skip
INDEX, AMD, ARM, SBOM = digest(90), digest(40), digest(41), digest(70)
CONFIG = '{"os":"linux","architecture":"amd64","created":"2026-01-02T03:04:05.123456789Z","config":%s}'
SETTINGS = (
    '{"User":"app","Entrypoint":["/srv/my app"],"Env":["A=1","TOKEN=hunter2"],"ExposedPorts":{"80/tcp":{}}}'
)
COUNTS = {
    "imageScanFindings": {"findingSeverityCounts": {"HIGH": 2}},
    "imageScanStatus": {"status": "COMPLETE"},
}
ANSWERS: dict[str, dict[str, Any]] = {
    "DescribeImageScanFindings": COUNTS,
    "GetRepositoryPolicy": {"policyText": '{"Statement":[]}'},
    "GetLifecyclePolicy": {"lifecyclePolicyText": '{"rules":[]}'},
    "ListImageReferrers": {"referrers": [{"digest": SBOM, "artifactType": "application/spdx+json"}]},
}


class Lists:
    """The images that are listed; `chosen` are the digests that were selected."""

    def __init__(self) -> None:
        record = ListedImage(INDEX, ("v1", "latest"), 500, 1.0, "", last_pulled_at_s=2.0)
        self.images: dict[str, ListedImage] = {INDEX: record}
        self.error: Exception | None = None
        self.chosen: list[str] = []

    def listed(self, wanted: str) -> ListedImage | None:
        return self.images.get(wanted)

    def children_of(self, _digest: str) -> Sequence[ImageChild]:
        return ()

    def every_image(self) -> Sequence[ListedImage] | None:
        return tuple(self.images.values()) if self.error is None else None

    def failures(self) -> tuple[Exception | None]:
        return (self.error,)

    async def select(self, wanted: str) -> bool:
        self.chosen.append(wanted)
        return True


class Bench:
    """The tab with the layers beside it. Attributes: `asked`, the operations in order."""

    def __init__(self, fake: FakeShell) -> None:
        self.fake, self.shell = fake, fake.shell
        self.lists = Lists()
        fake.shell.navigator.images = self.lists  # type: ignore[assignment]
        self.layers = layer_feature.install(fake.shell)
        fake.tabs = self.layers.tabs
        self.page: ImagePage = feature.install(fake.shell)
        self.asked: list[str] = []

    def enter(self, answers: dict[str, dict[str, Any]], errors: dict[str, Exception] | None = None) -> None:
        """Ask a registry that answers so; to be called in the loop."""
        session: FakeSession = self.fake.choose_account()
        client = answering_client(answers)
        submit = client.submit

        def noted(operation: str, *rest: Any) -> Any:
            self.asked.append(operation)
            if error := (errors or {}).get(operation):
                return submit(operation, *rest[:2], lambda _members: _raise(error))
            return submit(operation, *rest)

        client.submit = noted  # type: ignore[method-assign]
        self.page.presenter.use(client)
        children = tuple(
            Child(Descriptor(each, platform=Platform("linux", name)), ImageKind.IMAGE, ChildState.PRESENT)
            for each, name in ((AMD, "amd64"), (ARM, "arm64"))
        )
        session.images = {
            INDEX: ReadImage(IndexManifest("", INDEX), ImageKind.INDEX, children=children),
            AMD: an_image(2, 40, config=parse_config(CONFIG % SETTINGS)),
            ARM: an_image(1, 41),
        }

    async def choose(self, wanted: str = INDEX, tag: str = "v1") -> None:
        kind = ImageKind.INDEX if wanted == INDEX else ImageKind.IMAGE
        self.shell.selection.choose_repository(REPOSITORY)
        self.shell.selection.choose_image(ImageChoice("team/app", wanted, tag, kind=kind))
        await self.shell.navigator.image.settled()

    async def asked_all(self) -> None:
        await until(lambda: not self.shell.tasks.is_running("image-page"))

    def text(self, name: str) -> str:
        part = self.page.pane.findChild(QWidget, name)
        assert isinstance(part, QLabel | QLineEdit | QPushButton), name
        return part.text() if not part.isHidden() else ""

    def tip(self, name: str) -> str:
        part = self.page.pane.findChild(QWidget, name)
        assert part is not None
        return part.toolTip()

    @property
    def tab(self) -> str:
        pane = self.layers.tabs.currentWidget()
        return pane.objectName() if pane is not None else ""


def _raise(error: Exception) -> object:
    raise error


@pytest.fixture
def bench(fake: FakeShell, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr("layerscope.access.platforms.this_machine", lambda: Platform("linux", "amd64"))
    bench = Bench(fake)
    bench.page.presenter._settling_s = 0.0
    return bench


def test_everything_about_an_index_and_its_platform_is_told(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.enter(ANSWERS)
        await bench.choose()
        await bench.asked_all()

    run_async(go())
    assert bench.tab == "imagePanel"
    uri = REPOSITORY.uri
    assert bench.text("imageUri") == f"{uri}:v1"
    assert bench.text("imagePinnedUri") == f"{uri}@{INDEX}"
    assert bench.text("imageDockerPull") == f"docker pull {uri}:v1"
    assert bench.text("imageTags") == "v1 · latest"
    assert bench.text("imagePlatform") == "linux/amd64 · also linux/arm64"
    assert bench.text("imageSize") == "3.0 MB compressed · 2 layers"
    assert bench.text("imagePushed") == bench.text("imagePulled") == "1 Jan 1970"
    assert bench.text("imageUser") == "app"
    assert bench.text("imageEntrypoint") == "'/srv/my app'"
    wanted: list[FilePlace] = []
    bench.fake.shell.requests.show_file.connect(wanted.append)
    bench.page.pane.links.buttons["imageEntrypoint"].click()
    assert wanted == [FilePlace(b"srv/my app")]
    assert bench.text("imagePorts") == "80/tcp"
    assert bench.text("imageVolumes") == ""
    assert bench.text("imageEnvironment") == "2 variables ▸"
    assert bench.page.pane.environment.field.toPlainText() == "A=1\nTOKEN=hunter2"
    assert bench.text("repositoryMutability") == "immutable"
    assert bench.text("repositoryPolicy") == "Show ▸"
    assert bench.page.pane.policy.field.toPlainText() == '{\n  "Statement": []\n}'
    assert [pill.text() for pill in bench.page.pane.scan.pills if not pill.isHidden()] == ["2 high"]
    reads = ["DescribeImageScanFindings", "GetLifecyclePolicy", "GetRepositoryPolicy"]
    assert sorted(bench.asked) == [*reads, "ListImageReferrers", "ListImageReferrers"]


def test_nothing_is_asked_twice_nor_out_of_sight(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.enter(ANSWERS)
        bench.layers.tabs.setCurrentWidget(bench.layers.tabs.manifest)
        await bench.choose()
        await bench.asked_all()
        assert bench.asked == []
        assert bench.tab == "manifestView"  # whoever reads manifests goes on with that
        bench.layers.tabs.setCurrentWidget(bench.page.pane)
        await bench.asked_all()
        count = len(bench.asked)
        await bench.choose(AMD)
        await bench.choose()
        await bench.asked_all()
        assert len(bench.asked) == count
        bench.shell.session.reread.emit()
        await bench.asked_all()
        assert len(bench.asked) == 2 * count

    run_async(go())


def test_what_may_not_be_read_is_a_dash_with_the_reason(bench: Bench, run_async: RunAsync) -> None:
    """As with the pull-only policy: the image opened by its name, and nothing described."""
    bench.lists.images = {INDEX: ListedImage(INDEX, ("v1",))}
    bench.lists.error = AccessDeniedError("no")
    operations = (*ANSWERS, "DescribeImages", "DescribeRepositories")
    denied: dict[str, Exception] = {each: AccessDeniedError("no") for each in operations}

    async def go() -> None:
        bench.enter(ANSWERS, denied)
        await bench.choose()
        await bench.asked_all()

    run_async(go())
    for name in ("imagePushed", "imagePulled", "imageAttachedNote", "imageScanNote", "repositorySize"):
        assert bench.text(name) == NOT_KNOWN, name
        assert "denied" in bench.tip(name).lower() or "allowed" in bench.tip(name).lower(), name
    assert bench.text("imageTags") == "v1"
    assert bench.text("imageUser") == "app"
    assert bench.text("repositoryPolicy") == NOT_KNOWN
    assert bench.text("imageFactsFailed") == ""


def test_what_is_not_there_is_no_failure_and_a_throttled_call_is_one(
    bench: Bench, run_async: RunAsync
) -> None:
    errors: dict[str, Exception] = {
        "DescribeImageScanFindings": ScanNotFoundError("none"),
        "GetRepositoryPolicy": PolicyNotFoundError("none"),
        "GetLifecyclePolicy": ThrottledError("slow"),
    }

    async def go() -> None:
        bench.enter(ANSWERS, errors)
        await bench.choose()
        await bench.asked_all()
        assert bench.text("imageScanNote") == "not scanned"
        assert bench.text("repositoryPolicy") == "none"
        assert bench.text("imageFactsFailed") != ""
        del errors["GetLifecyclePolicy"]
        bench.asked.clear()
        bench.page.pane.retry.click()
        await bench.asked_all()
        assert bench.text("imageFactsFailed") == ""
        assert bench.text("repositoryLifecycle") == "Show ▸"

    run_async(go())


def test_image_and_layer_take_turns(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.enter(ANSWERS)
        await bench.choose()
        assert bench.shell.navigator.image.choose_layer(a_layer(1).digest)
        assert bench.tab == "layerPanel"
        bench.layers.tabs.setCurrentWidget(bench.page.pane)
        bench.shell.navigator.image.refresh()
        await bench.shell.navigator.image.settled()
        assert bench.tab == "imagePanel"  # it is the same layer still
        bench.shell.navigator.image.choose_layer(a_layer(2).digest)
        assert bench.tab == "layerPanel"
        await bench.choose(ARM)
        assert bench.tab == "imagePanel"
        bench.shell.selection.choose_image(None)

    run_async(go())


def _click(table: QTableView) -> None:
    """Click the chosen row."""
    place = table.visualRect(table.currentIndex()).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_shows_a_layer_that_is_chosen_already(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.enter(ANSWERS)
        await bench.choose()
        tabs, pane = bench.layers.tabs, bench.layers.pane
        bench.shell.navigator.image.choose_layer(a_layer(1).digest)
        for about_the_image in (bench.page.pane, tabs.manifest, tabs.config):
            tabs.setCurrentWidget(about_the_image)
            _click(pane.view)
            assert bench.tab == "layerPanel"
        tabs.setCurrentWidget(bench.page.pane)
        QTest.mouseClick(pane.strip, Qt.MouseButton.LeftButton, pos=pane.strip.parts()[0].center().toPoint())
        assert bench.tab == "layerPanel"
        tabs.addTab(other := QWidget(), "About the layer")
        tabs.setCurrentWidget(other)
        _click(pane.view)
        assert tabs.currentWidget() is other

    run_async(go())


def test_what_is_attached_leads_to_its_row_and_its_json(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.enter(ANSWERS)
        await bench.choose()
        await bench.asked_all()
        button = bench.page.pane.findChild(QToolButton, "attached-sbom")
        assert button is not None
        button.click()
        await until(lambda: bench.tab == "manifestView")

    run_async(go())
    assert bench.lists.chosen == [SBOM]


def test_another_platform_is_pulled_as_such(bench: Bench, run_async: RunAsync) -> None:
    async def go() -> None:
        bench.enter(ANSWERS)
        await bench.choose()
        bench.layers.pane.heading.platform_chosen.emit(ARM)
        await until(lambda: "arm64 " in bench.text("imagePlatform"))

    run_async(go())
    assert bench.text("imageDockerPull") == f"docker pull --platform linux/arm64 {REPOSITORY.uri}:v1"


def test_the_console_is_opened_where_the_image_is(
    bench: Bench, run_async: RunAsync, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    accounts = SimpleNamespace(registry_id="111122223333", region="cn-north-1")
    monkeypatch.setattr(bench.shell.session, "accounts", accounts)
    bench.shell.selection.image = ImageChoice("team/app", INDEX)
    bench.page.pane.buttons.console_asked.emit()
    (address,) = opened
    assert QUrl(address).host() == "console.amazonaws.cn"
    assert f"/private/111122223333/team/app/_/image/{INDEX}/details?region=cn-north-1" in address


def test_what_others_offer_is_a_button_while_it_fits(bench: Bench, run_async: RunAsync) -> None:
    done: list[str] = []
    restore = new_action(bench.fake.window, "Restore…", lambda: done.append("restored"), name="restoreImage")
    export = new_action(bench.fake.window, "Export…", lambda: None, name="exportImageAction")
    for action in (export, restore):
        bench.shell.places.row_action(Row.IMAGE_TAB, action)
    record = bench.lists.images[INDEX]._replace(status=ImageStatus.ARCHIVED, archived_at_s=3.0)
    bench.lists.images[INDEX] = record

    async def go() -> None:
        bench.enter(ANSWERS)
        await bench.choose()

    run_async(go())
    button = bench.page.pane.findChild(QPushButton, "restoreImageButton")
    assert button is not None
    assert (button.isHidden(), button.property("kind")) == (False, "primary")
    assert "20 minutes" in bench.text("imageHint")
    assert bench.text("exportImageActionButton") == ""  # nothing of it can be read before
    button.click()
    assert done == ["restored"]
    restore.setEnabled(False)
    assert button.isHidden()
