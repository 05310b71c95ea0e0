"""A local registry with the demo data, started once, and the program's own way to ask it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
import pytest

from layerscope.localregistry.demo import build_demo
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from support.drivers.containers import Containers, Pushable

POOL_THREADS = 8


def open_session() -> boto3.Session:
    """A session with the local registry's first keys, whatever the environment and its files say."""
    return boto3.Session(
        aws_access_key_id=DEFAULT_CALLER.access_key_id,
        aws_secret_access_key=DEFAULT_CALLER.secret_access_key,
        region_name=DEFAULT_REGION,
    )


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's proxy stands between a test and this machine."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data folder; not to be changed."""
    return build_demo(tmp_path_factory.mktemp("demo")).folder


@pytest.fixture(scope="session")
def registry(demo_data: Path) -> Iterator[LocalRegistry]:
    """The demo, served. Faults that strike a number of times are used up by whoever comes first."""
    with LocalRegistry(demo_data) as running:
        yield running


@pytest.fixture
def pushable(tmp_path: Path) -> Iterator[Pushable]:
    """A registry that is empty."""
    data = tmp_path / "pushed"
    data.mkdir()
    with LocalRegistry(data).take_pushes(create_repositories=True) as running:
        yield Pushable(running, data)


@pytest.fixture
def containers() -> Iterator[Containers]:
    """In a folder whose path is as short as podman wants it."""
    with tempfile.TemporaryDirectory() as folder:
        yield Containers(Path(folder))


@pytest.fixture(scope="session")
def pool() -> Iterator[ThreadPoolExecutor]:
    """The threads that the calls are made in."""
    with ThreadPoolExecutor(POOL_THREADS, thread_name_prefix="ecr") as threads:
        yield threads


@pytest.fixture
def connect(pool: ThreadPoolExecutor) -> Callable[..., EcrClient]:
    """`connect(endpoint, region=…, registry_id=…)`: a client of its own onto a registry."""

    def client(
        endpoint: str, region: str | None = DEFAULT_REGION, registry_id: str | None = None
    ) -> EcrClient:
        access = RegistryAccess("local", open_session, region, registry_id, endpoint)
        return EcrClients(pool, POOL_THREADS).client(access)

    return client


@pytest.fixture
def client(registry: LocalRegistry, connect: Callable[..., EcrClient]) -> EcrClient:
    """The program's client onto the demo registry."""
    return connect(registry.endpoint)
