"""The layers, installed on a shell: where a download is asked to go."""

from __future__ import annotations

from dataclasses import replace

from layerscope.desktop.layer import feature
from support.drivers.waiting import RunAsync
from support.fakes.layer_fakes import chosen
from support.fakes.shell import FakeShell


def test_a_download_asks_where_if_the_settings_say_so(fake: FakeShell, run_async: RunAsync) -> None:
    async def job() -> list[object]:
        layer = feature.install(fake.shell).layer
        fake.choose_account()
        layer.choose(chosen())
        layer.download()
        layer.download(ask_where=True)
        settings = fake.shell.settings
        settings.value = replace(settings.value, asks_where=True)
        layer.download()
        await fake.tasks.close()
        return [asks for name, *_, asks in fake.requested if name == "download"]

    assert run_async(job(), 30) == [False, True, True]
