"""`layerscope --tour`: the main job in the real window on no screen, told step by step and pictured."""

from __future__ import annotations

from pathlib import Path

from layerscope.bootstrap.program import Program
from layerscope.demo.headless import run_headless
from layerscope.demo.pictures import take_picture
from layerscope.demo.window_driver import LostError, WindowDriver
from layerscope.desktop.browse.feature import Browse
from layerscope.desktop.contents.feature import FilesFeature
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.desktop.transfers.row import TransferRow
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.references.digests import is_digest, matches

REPOSITORY, TAG, PLATFORM, LAYER = "team/checkout", "v4.18.2", "linux/amd64", 3
BROKEN_REPOSITORY, BROKEN_TAG, BROKEN_LAYER = "broken/layer-not-found", "1.0", 2


def take_tour(folder: Path) -> int:
    """Leave pictures and the downloaded layer in the folder; the exit status, 1 for a step that failed."""
    tour = Tour(folder.resolve())
    return run_headless(tour.take, folder.resolve())


class Tour:
    """The main job, step by step, in the real window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._driver: WindowDriver
        self._program: Program

    async def take(self, program: Program, driver: WindowDriver) -> None:
        """Every step in order; LostError at the first that cannot be done."""
        self._program, self._driver = program, driver
        self._forget_last_time()
        tell("Layerscope on demo data, in a window on no screen")
        await self._see_who_asks()
        await self._choose_image()
        await self._have_url()
        await self._download()
        await self._take_pictures("window")
        await self._read_manifest()
        await self._see_files()
        await self._meet_failure()
        await self._diagnose()
        tell("\nEvery step was done.")

    async def _see_who_asks(self) -> None:
        tell(f"  caller       {await self._driver.reads('identity')}")

    async def _choose_image(self) -> None:
        driver = self._driver
        listing = self._program.feature(Browse).repositories.pane
        await driver.until("all repositories are listed", lambda: not listing.state.is_reading)
        name = (await driver.choose("repositories", REPOSITORY))[0]
        tell(f"  repository   {name}, one of {await driver.reads('repositoryCount')}")
        await driver.open("images", TAG)
        platform = (await driver.choose("images", PLATFORM))[0]
        tell(f"  image        {TAG} for {platform}, of {await driver.reads('imageCount')}")

    async def _have_url(self) -> None:
        driver = self._driver
        await driver.choose_layer(LAYER)
        url = await driver.reads("presignedUrl")
        digest = driver.text("layerDigest")
        tell(f"  layer {LAYER}      {digest}")
        tell(f"  URL          {PresignedUrl.from_url(url, digest).redacted}")
        tell(f"               {driver.text('urlExpiry')}")
        await driver.press("testAccess")
        said = "the outcome of the test is told"
        await driver.until(
            said, lambda: driver.text("outcome") and driver.text("outcome") == driver.text("message")
        )
        tell(f"  test access  {driver.text('outcome')}")

    async def _download(self) -> None:
        digest = self._driver.text("layerDigest")
        await self._driver.press("downloadLayer")
        transfers = self._program.feature(TransfersFeature).presenter
        await self._driver.until("the download has ended", lambda: transfers.rows and not transfers.active)
        path = _saved(transfers.rows[-1])
        if not matches(path.read_bytes(), digest):
            raise LostError(f"{path} does not have the digest {digest}")
        tell(f"  file         {_shown(path)}, {path.stat().st_size:,} bytes")
        tell(f"               digest verified: {digest}")

    async def _read_manifest(self) -> None:
        tabs = self._program.feature(LayerFeature).tabs
        tabs.setCurrentWidget(tabs.manifest)
        await self._take_pictures("manifest")
        tabs.setCurrentWidget(tabs.panel)

    async def _see_files(self) -> None:
        tabs, files = self._program.feature(LayerFeature).tabs, self._program.feature(FilesFeature)
        tabs.setCurrentWidget(files.pane)
        source = (await self._driver.reads("filesSource", "verified")).strip(" ·")  # the layer was read whole
        tell(f"  files        {await self._driver.reads('filesCount', 'MB')} {source}")
        for name, size, *_ in self._driver.rows("files"):
            tell(f"    {name:<12} {size}")
        await self._take_pictures("files")
        tabs.setCurrentWidget(tabs.panel)

    async def _meet_failure(self) -> None:
        driver = self._driver
        await driver.open_layer(BROKEN_REPOSITORY, BROKEN_TAG, BROKEN_LAYER)
        title = await driver.reads("errorTitle")
        digest = driver.text("layerDigest")
        if not is_digest(digest):
            raise LostError(f"the layer without a URL has no digest, but: {digest}")
        tell(f"\n  repository   {BROKEN_REPOSITORY}")
        tell(f"  layer {BROKEN_LAYER}      {digest}")
        tell(f"  no URL       {title}")
        tell(f"               {driver.text('errorText')}")
        tell(f"  next         {driver.text('errorNextStep')}")
        await self._take_pictures("failure")

    async def _diagnose(self) -> None:
        driver = self._driver
        await driver.press("diagnoseLayer")
        presenter = self._program.feature(DiagnosisFeature).presenter
        ended = "the diagnosis has ended"
        await driver.until(ended, lambda: presenter.diagnosis is not None and presenter.diagnosis.complete)
        tell(f"  diagnosis    {await driver.reads('diagnosisTitle')}")
        for stage, outcome, evidence, *_ in driver.rows("diagnosis"):
            tell(f"    {stage:<12} {outcome:<12} {evidence}")
        await self._take_pictures("diagnosis")

    async def _take_pictures(self, what: str) -> None:
        """What the window shows now, in both themes."""
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            self._program.theme.choose(choice)
            path = await take_picture(self._driver.window, self._folder / f"{what}-{choice.value}.png")
            tell(f"  picture      {_shown(path)}")

    def _forget_last_time(self) -> None:
        """Remove what an earlier tour left; nothing else in the folder is touched."""
        left = (self._folder / "*.png", self._folder / f"{REPOSITORY.replace('/', '-')}_*.tar.*")
        for pattern in left:
            for path in pattern.parent.glob(pattern.name):
                path.unlink()


def tell(line: str) -> None:
    """Print the line at once, so that one sees how far it is."""
    print(line, flush=True)  # noqa: T201


def _saved(row: TransferRow) -> Path:
    if row.path is None:
        raise LostError(f"the download ended without a file: {row.error or row.stage.value}")
    return row.path


def _shown(path: Path) -> str:
    """The path as it is shortest to read from here."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
