"""The calls that choosing layers costs, and what the panel shows of their answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from layerscope.desktop.layer.details.panel import LayerPanel
from layerscope.desktop.layer.details.presenter import LayerPresenter
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.errors.service import (
    LayerArchivedError,
    LayerInaccessibleError,
    LayersNotFoundError,
    ServiceError,
)
from layerscope.registry.model.layers import Availability, LayerState
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import (
    FOREIGN,
    LIFE_S,
    NOW_S,
    SIGNATURE,
    FakeRegistry,
    an_image,
    chosen,
    collected,
    digest,
    each,
)

SETTLING_S = 0.02


@dataclass
class Bench:
    """The presenter with its panel, a registry that counts, and a clock that stands still."""

    panel: LayerPanel
    presenter: LayerPresenter
    registry: FakeRegistry
    tasks: Tasks
    active: bool = True

    @property
    def url(self) -> str:
        return self.panel.facts.url.field.text()

    @property
    def expiry(self) -> str:
        return self.panel.facts.url.expiry.text()

    def pass_time(self, seconds: float) -> None:
        self.registry.now_s += seconds
        self.presenter.countdown.tick()


@pytest.fixture
def bench(theme: Theme, sayings: list[str]) -> Bench:
    registry = FakeRegistry()
    errors: list[BaseException] = []
    tasks = Tasks(lambda _key, error: errors.append(error))
    panel = LayerPanel(theme, sayings.append)
    made = Bench(panel, None, registry, tasks)  # type: ignore[arg-type]
    made.presenter = LayerPresenter(
        panel,
        tasks,
        lambda: made.active,
        sayings.append,
        settling_s=SETTLING_S,
        slow_after_s=0.01,
        now_s=lambda: registry.now_s,
    )
    made.presenter.use(registry)
    return made


def test_a_layer_at_rest_costs_one_call(bench: Bench, run_async: RunAsync) -> None:
    async def rest() -> None:
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)
        await asyncio.sleep(SETTLING_S * 2)  # long enough for a second call to begin

    run_async(rest())
    assert bench.registry.asked == [(digest(1), False)]
    assert SIGNATURE in bench.url
    assert bench.expiry == "valid for 1:00:00"


def test_running_down_a_list_costs_one_call_at_the_end(bench: Bench, run_async: RunAsync) -> None:
    async def run_down() -> None:
        for layer in each(40):
            bench.presenter.choose(layer)
            await asyncio.sleep(0)
        await until(lambda: bench.url)

    run_async(run_down())
    assert bench.registry.asked == [(digest(40), False)]


def test_going_back_within_its_life_costs_none(bench: Bench, run_async: RunAsync) -> None:
    async def go_back() -> None:
        for position in (1, 2):
            bench.presenter.choose(chosen(position))
            await until(lambda: bench.url)
        bench.presenter.choose(chosen(1))

    run_async(go_back())
    assert len(bench.registry.asked) == 2
    assert bench.url == bench.registry.kept[digest(1)].url


def test_an_answer_for_a_layer_left_behind_is_dropped(bench: Bench, run_async: RunAsync) -> None:
    async def leave() -> None:
        bench.registry.gate = asyncio.Event()
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.registry.asked)
        bench.presenter.choose(None)
        bench.registry.gate.set()
        await until(lambda: not bench.tasks.is_running("layer-url"))

    run_async(leave())
    assert bench.url == ""
    assert bench.panel.card.error is None


def test_a_slow_call_shows_that_it_runs(bench: Bench, run_async: RunAsync) -> None:
    async def wait_long() -> None:
        bench.registry.gate = asyncio.Event()
        bench.presenter.choose(chosen(1))
        assert "Asking" in bench.panel.facts.url.field.placeholderText()
        await until(lambda: not bench.panel.facts.url.running.isHidden())
        bench.registry.gate.set()
        await until(lambda: bench.url)

    run_async(wait_long())
    assert bench.panel.facts.url.running.isHidden()


def test_an_error_is_shown_and_tried_again(bench: Bench, run_async: RunAsync) -> None:
    failed = collected(bench.presenter.failed.connect)

    async def fail_then_mend() -> None:
        bench.registry.errors[digest(1)] = LayerInaccessibleError("gone")
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.panel.card.error)
        assert bench.panel.findChild(QLabel, "errorTitle").text().startswith("This layer no longer")
        bench.registry.errors.clear()
        bench.panel.retry_asked.emit()
        await until(lambda: bench.url)

    run_async(fail_then_mend())
    assert bench.registry.asked == [(digest(1), False), (digest(1), True)]
    assert bench.panel.card.error is None
    assert len(failed) == 1


def test_an_ended_url_renews_itself_while_the_window_is_active(bench: Bench, run_async: RunAsync) -> None:
    async def let_it_end() -> None:
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)
        first = bench.url
        bench.pass_time(LIFE_S + 1)
        await until(lambda: bench.url not in {"", first})

    run_async(let_it_end())
    assert bench.registry.asked == [(digest(1), False), (digest(1), True)]
    assert bench.expiry == "valid for 1:00:00"


def test_an_ended_url_waits_for_the_window_to_be_active(bench: Bench, run_async: RunAsync) -> None:
    async def let_it_end() -> None:
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)
        bench.active = False
        bench.pass_time(LIFE_S + 1)
        assert bench.expiry == "expired"
        assert not bench.panel.actions_row.copy_url.isEnabled()
        assert len(bench.registry.asked) == 1
        bench.active = True
        bench.presenter.on_window_activated()
        await until(lambda: bench.expiry.startswith("valid"))

    run_async(let_it_end())
    assert len(bench.registry.asked) == 2


def test_a_url_that_is_over_when_it_comes_is_not_asked_for_again(bench: Bench, run_async: RunAsync) -> None:
    async def with_a_wrong_clock() -> None:
        bench.registry.life_s = -10.0
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)
        await asyncio.sleep(SETTLING_S)

    run_async(with_a_wrong_clock())
    assert len(bench.registry.asked) == 1
    assert bench.expiry == "expired"


def test_a_life_that_is_not_told_is_said_to_be_so(bench: Bench, run_async: RunAsync) -> None:
    async def ask() -> None:
        bench.registry.life_s = None
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)

    run_async(ask())
    assert bench.expiry == "expiry unknown"
    assert "expiry unknown" in bench.panel.facts.url.meaning.text()


def test_a_foreign_layer_costs_no_call_and_offers_its_own_url(bench: Bench, run_async: RunAsync) -> None:
    async def choose() -> None:
        own = ("https://mcr.example.com/base", "https://other.example.com/base")
        bench.presenter.choose(chosen(1, media_type=FOREIGN, urls=own, state=Availability.FOREIGN))
        await asyncio.sleep(SETTLING_S * 2)

    run_async(choose())
    assert bench.registry.asked == []
    assert bench.url == "https://mcr.example.com/base"
    assert "https://other.example.com/base" in bench.panel.facts.url.field.toolTip()
    assert bench.panel.actions_row.download.isEnabled()
    bench.presenter.copy_url()
    assert QApplication.clipboard().text() == "https://mcr.example.com/base"


def test_a_foreign_layer_that_ecr_has_comes_from_ecr(bench: Bench, run_async: RunAsync) -> None:
    async def choose() -> None:
        own = ("https://mcr.example.com/base",)
        bench.presenter.choose(chosen(1, media_type=FOREIGN, urls=own, state=Availability.FOREIGN))
        assert bench.url == own[0]
        bench.presenter.choose(chosen(1, media_type=FOREIGN, urls=own))  # as ECR answers, it is there
        await until(lambda: "bucket.s3.example.com" in bench.url)

    run_async(choose())
    assert len(bench.registry.asked) == 1


def test_access_is_tested_by_one_probe(bench: Bench, run_async: RunAsync) -> None:
    async def probe() -> None:
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)
        bench.panel.actions_row.test.click()
        await until(lambda: "84 ms" in bench.panel.outcome.text)

    run_async(probe())
    assert bench.registry.probed == [bench.url]
    assert "can be downloaded from here" in bench.panel.outcome.text


def test_no_url_is_praised_after_its_layer_could_not_be_read(bench: Bench, run_async: RunAsync) -> None:
    known, url = chosen(1), bench.panel.facts.url
    failed = replace(known.layer.state, failure="The KMS key is disabled")

    async def learn() -> None:
        bench.presenter.choose(known)
        await until(lambda: bench.url)
        assert bench.expiry == "valid for 1:00:00"
        bench.presenter.choose(replace(known, layer=replace(known.layer, state=failed)))

    run_async(learn())
    assert (bench.expiry, "last download through this URL failed" in url.meaning.text()) == ("failed", True)
    assert "The KMS key is disabled" in bench.panel.facts.state.text()
    bench.pass_time(60)
    assert bench.expiry == "failed"
    bench.presenter.choose(known)
    assert bench.expiry == "valid for 59:00"


def test_a_refused_probe_shows_the_card_and_keeps_the_url(bench: Bench, run_async: RunAsync) -> None:
    ended = collected(bench.presenter.read_ended.connect)

    async def probe() -> None:
        bench.registry.probe_error = UrlDeniedError("no")
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)
        bench.panel.actions_row.test.click()
        await until(lambda: bench.panel.card.error)

    run_async(probe())
    assert bench.url
    assert ended == [(chosen(1).ref, "S3 denied access to the presigned URL (403)")]
    assert bench.panel.findChild(QLabel, "errorTitle").text() == "S3 denied access to the presigned URL (403)"


@pytest.mark.parametrize(
    ("press", "holds", "says"),
    [
        (lambda bench: bench.panel.actions_row.copy_url.click(), SIGNATURE, "expires in 1:00:00"),
        (lambda bench: bench.panel.actions_row.copy_curl.click(), "curl", "expires in 1:00:00"),
        (lambda bench: _curl_for(bench, "cmd.exe"), 'curl --fail --location -C ^"-^"', "expires in 1:00:00"),
        (lambda bench: _curl_for(bench, "PowerShell"), "curl.exe --fail", "expires in 1:00:00"),
        (lambda bench: bench.panel.actions_row.copy_digest.click(), digest(1), "digest"),
        (lambda bench: bench.panel.actions_row.copy_cli.trigger(), "aws ecr", "AWS CLI"),
        (lambda bench: bench.panel.actions_row.copy_entry.trigger(), '"digest"', "Manifest entry"),
    ],
)
def test_each_copy_says_what_it_copied(
    bench: Bench,
    run_async: RunAsync,
    sayings: list[str],
    press: Callable[[Bench], None],
    holds: str,
    says: str,
) -> None:
    async def copy() -> None:
        bench.presenter.choose(replace(chosen(1), manifest=an_image().manifest))
        await until(lambda: bench.url)
        press(bench)

    run_async(copy())
    assert holds in QApplication.clipboard().text()
    assert says in sayings[-1]
    assert SIGNATURE not in str(sayings)


def _curl_for(bench: Bench, prompt: str) -> None:
    actions = bench.panel.actions_row.copy_curl_for.actions()
    next(action for action in actions if action.text() == prompt).trigger()


def test_a_url_that_no_prompt_takes_is_not_copied_as_curl(bench: Bench, sayings: list[str]) -> None:
    bench.registry.kept[digest(1)] = replace(_url(), url="https://b.s3.amazonaws.com/x\x1b[201~reboot")
    bench.presenter.choose(chosen(1))
    QApplication.clipboard().setText("as before")
    _curl_for(bench, "sh")
    assert QApplication.clipboard().text() == "as before"
    assert "cannot be quoted safely for sh" in sayings[-1]


def test_download_tells_whether_to_ask_where(bench: Bench) -> None:
    bench.registry.kept[digest(1)] = _url()
    asked = collected(bench.presenter.download_asked.connect)
    bench.presenter.choose(chosen(1))
    bench.panel.actions_row.download.click()
    bench.panel.actions_row.download_as.trigger()
    assert asked == [(chosen(1), False), (chosen(1), True)]


def test_another_account_shows_nothing_of_the_former(bench: Bench, run_async: RunAsync) -> None:
    async def switch() -> None:
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)
        bench.presenter.use(FakeRegistry())

    run_async(switch())
    assert bench.presenter.chosen is None
    assert bench.url == ""


def _url() -> object:
    from layerscope.registry.model.presigned import PresignedUrl

    return PresignedUrl("https://x.example.com/y", digest(1), NOW_S + LIFE_S)


def test_a_layer_by_its_digest_alone_has_no_manifest_entry(
    bench: Bench, run_async: RunAsync, sayings: list[str]
) -> None:
    async def copy() -> None:
        bench.presenter.choose(chosen(1))
        bench.panel.actions_row.copy_entry.trigger()

    run_async(copy())
    assert sayings[-1] == "A layer given by its digest alone has no known manifest."


def test_why_is_asked_with_the_error_from_its_card_and_without_from_the_menu(
    bench: Bench, run_async: RunAsync
) -> None:
    asked = collected(bench.presenter.diagnosis_asked.connect)
    shown = collected(bench.presenter.shown.connect)
    error = LayerInaccessibleError("gone")

    async def ask() -> None:
        bench.panel.actions_row.diagnose.trigger()
        assert asked == []  # of no layer
        bench.registry.errors[digest(1)] = error
        bench.presenter.choose(chosen(1))
        bench.panel.actions_row.diagnose.trigger()
        await until(lambda: bench.panel.card.error)
        bench.panel.card.findChild(QPushButton, "diagnoseLayer").click()

    run_async(ask())
    assert asked == [(chosen(1), None), (chosen(1), error)]
    assert shown == [(chosen(1),)]


@pytest.mark.parametrize("told_first", ["state", "refusal"])
@pytest.mark.parametrize("kind", [LayerInaccessibleError, LayersNotFoundError])
def test_the_refusal_of_an_archived_layer_is_told_as_that(
    bench: Bench, run_async: RunAsync, kind: type[ServiceError], told_first: str
) -> None:
    archived = chosen(1, state=Availability.ARCHIVED)
    unasked = replace(archived, layer=replace(archived.layer, state=LayerState(Availability.UNKNOWN)))
    bench.registry.errors[digest(1)] = kind("not associated with an image")
    failed = collected(bench.presenter.failed.connect)

    async def refused() -> None:
        bench.presenter.choose(unasked)
        if told_first == "state":
            bench.presenter.choose(archived)
        await until(lambda: bench.panel.card.error)
        bench.presenter.choose(archived)
        bench.presenter.choose(archived)

    run_async(refused())
    assert isinstance(bench.panel.card.error, LayerArchivedError)
    assert str(bench.panel.card.error) == "not associated with an image"
    assert bench.panel.card.findChild(QLabel, "errorTitle").text() == "This layer is archived"
    assert len(failed) == (1 if told_first == "state" else 2)
    assert len(bench.registry.asked) == 1


def test_a_layer_that_was_restored_gets_its_url_at_once(bench: Bench, run_async: RunAsync) -> None:
    bench.registry.errors[digest(1)] = LayerInaccessibleError("not associated with an image")

    async def restored() -> None:
        bench.presenter.choose(chosen(1, state=Availability.ARCHIVED))
        await until(lambda: bench.panel.card.error)
        bench.registry.errors.clear()
        bench.presenter.choose(chosen(1))
        await until(lambda: bench.url)

    run_async(restored())
    assert bench.panel.card.error is None
    assert len(bench.registry.asked) == 2
