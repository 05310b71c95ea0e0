"""How a container is run, from whatever stands in a config."""

from __future__ import annotations

import json

import pytest

from layerscope.registry.errors.content import InvalidConfigError
from layerscope.registry.manifests.runtime import HealthCheck, RuntimeSettings, parse_runtime


def test_everything_a_config_says_is_read() -> None:
    config = {
        "User": "app",
        "Entrypoint": ["/bin/start"],
        "Cmd": "serve --port 80",
        "WorkingDir": "/srv",
        "Env": ["A=1", 5, "TOKEN=hunter2"],
        "ExposedPorts": {"8080/tcp": {}, "53/udp": {}},
        "Volumes": {"/data": {}},
        "Labels": {"b": "2", "a": "1", "n": 7},
        "StopSignal": "SIGTERM",
        "Healthcheck": {"Test": ["CMD", "curl"], "Interval": 30_000_000_000, "Retries": 3},
    }
    found = parse_runtime(json.dumps({"config": config}))
    assert found == RuntimeSettings(
        "app", ("/bin/start",), ("serve --port 80",), "/srv", ("A=1", "TOKEN=hunter2"),
        ("53/udp", "8080/tcp"), ("/data",), (("a", "1"), ("b", "2")), "SIGTERM",
        HealthCheck(("CMD", "curl"), 30.0, 0.0, 3),
    )  # fmt: skip
    assert "hunter2" not in repr(found)


@pytest.mark.parametrize(
    "config", [None, [], {}, {"Env": {}, "User": 5, "ExposedPorts": ["80"], "Healthcheck": {"Test": 1}}]
)
def test_what_is_odd_counts_as_not_said(config: object) -> None:
    assert parse_runtime(json.dumps({"config": config})) == RuntimeSettings()


def test_what_is_no_config_is_refused() -> None:
    with pytest.raises(InvalidConfigError):
        parse_runtime("[]")
