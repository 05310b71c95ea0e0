"""How a container of an image is run, as its config says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from layerscope.registry.errors.content import InvalidConfigError
from layerscope.registry.manifests.fields import Fields
from layerscope.registry.manifests.strict_json import load_object

_NS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """Docker's `Healthcheck`: the command, and the seconds between two; 0 where it leaves them to Docker."""

    test: tuple[str, ...] = ()
    interval_s: float = 0.0
    timeout_s: float = 0.0
    retries: int = 0


@dataclass(frozen=True, slots=True)
class RuntimeSettings:
    """A config's `config` object (OCI image specification, config.md); what it does not say is empty.

    `environment` are `NAME=value`, whose values may be secrets.
    """

    user: str = ""
    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    working_dir: str = ""
    environment: tuple[str, ...] = field(default=(), repr=False)
    ports: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    stop_signal: str = ""
    health_check: HealthCheck | None = None


def parse_runtime(text: str) -> RuntimeSettings:
    """The settings in a config's text; raises InvalidConfigError for what is no config."""
    fields = Fields(load_object(text, InvalidConfigError), text, failure=InvalidConfigError).child("config")
    if fields is None:
        return RuntimeSettings()
    return RuntimeSettings(
        user=fields.string("User"),
        entrypoint=_words(fields, "Entrypoint"),
        command=_words(fields, "Cmd"),
        working_dir=fields.string("WorkingDir"),
        environment=fields.strings("Env"),
        ports=_names(fields, "ExposedPorts"),
        volumes=_names(fields, "Volumes"),
        labels=tuple(sorted(fields.texts("Labels").items())),
        stop_signal=fields.string("StopSignal"),
        health_check=_health_check(fields.child("Healthcheck")),
    )


def _words(fields: Fields, key: str) -> tuple[str, ...]:
    """A command's words; early builders wrote one string."""
    return fields.strings(key) or ((text,) if (text := fields.string(key)) else ())


def _names(fields: Fields, key: str) -> tuple[str, ...]:
    """The keys of an object that is a set."""
    value: Any = fields.members.get(key)
    return tuple(sorted(value)) if isinstance(value, dict) else ()


def _health_check(fields: Fields | None) -> HealthCheck | None:
    if fields is None or not (test := fields.strings("Test")):
        return None
    return HealthCheck(
        test, _seconds(fields, "Interval"), _seconds(fields, "Timeout"), _number(fields, "Retries")
    )


def _seconds(fields: Fields, key: str) -> float:
    return _number(fields, key) / _NS_PER_S


def _number(fields: Fields, key: str) -> int:
    return fields.size_bytes(key) or 0
