"""What the page says of how a container of the image runs; rules only."""

from __future__ import annotations

import shlex

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.image.facts import Fact, Subject, not_known, unread
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.runtime import HealthCheck, RuntimeSettings, parse_runtime

translate = QCoreApplication.translate


def run_settings(subject: Subject) -> RuntimeSettings | Fact:
    """The config's settings; what stands for them where there is no config."""
    config = subject.read.config if subject.read else None
    if config is None:
        return unread(subject)
    try:
        return parse_runtime(config.text)
    except RegistryError as error:
        return not_known(error)


def run_facts(settings: RuntimeSettings | Fact) -> dict[str, Fact]:
    """A line each, by the lines' names; a setting that the config leaves out has none, but for the user."""
    if isinstance(settings, Fact):
        return dict.fromkeys(_LINES, Fact()) | {"imageUser": settings}
    return {
        "imageUser": Fact(settings.user) if settings.user else _no_user(),
        "imageEntrypoint": Fact(shlex.join(settings.entrypoint)),
        "imageCommand": Fact(shlex.join(settings.command)),
        "imageWorkingDir": Fact(settings.working_dir),
        "imagePorts": Fact(", ".join(settings.ports)),
        "imageVolumes": Fact(", ".join(settings.volumes)),
        "imageHealthCheck": _health(settings.health_check),
        "imageStopSignal": Fact(settings.stop_signal),
    }


_LINES = (
    "imageUser",
    "imageEntrypoint",
    "imageCommand",
    "imageWorkingDir",
    "imagePorts",
    "imageVolumes",
    "imageHealthCheck",
    "imageStopSignal",
)


def _no_user() -> Fact:
    said = translate("ImagePage", "The config names no user, so that the container runs as root.")
    return Fact(translate("ImagePage", "root (not set)"), said)


def _health(check: HealthCheck | None) -> Fact:
    if check is None:
        return Fact()
    form, *rest = check.test
    if form == "NONE":
        return Fact(translate("ImagePage", "switched off"))
    command = " ".join(rest) if form == "CMD-SHELL" else shlex.join(rest if form == "CMD" else check.test)
    if not check.interval_s:
        return Fact(command)
    every = translate("ImagePage", "{command} · every {seconds} s")
    return Fact(every.format(command=command, seconds=f"{check.interval_s:g}"))
