"""A client of ECR, real down to the sockets, in front of a scripted server."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import boto3
import botocore.loaders
import botocore.session
import pytest

from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from support.servers.scripted_http import ScriptedServer, scripted_server

KEYS = {
    "aws_access_key_id": "AKIDEXAMPLE",
    "aws_secret_access_key": "wJalrSECRETKEY",
    "aws_session_token": "FwoGSESSIONTOKEN",
}

LOADER = botocore.loaders.create_loader()  # reads ECR's model once, not once a test


def new_session() -> botocore.session.Session:
    session = botocore.session.Session()
    session.register_component("data_loader", LOADER)
    return session


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the machine's, no proxies, and no waiting between botocore's attempts."""
    for name in (
        "AWS_PROFILE",
        "AWS_CA_BUNDLE",
        "REQUESTS_CA_BUNDLE",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_ECR",
    ):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent/config")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        yield server


@pytest.fixture
def pool() -> Iterator[Executor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def keys() -> dict[str, str]:
    return KEYS


@pytest.fixture
def open_session(keys: dict[str, str]) -> Callable[[], boto3.Session]:
    return lambda: boto3.Session(**keys, botocore_session=new_session())


@pytest.fixture
def access(server: ScriptedServer, open_session: Callable[[], boto3.Session]) -> RegistryAccess:
    return RegistryAccess("test", open_session, "eu-central-1", None, server.url)


@pytest.fixture
def client(pool: Executor, access: RegistryAccess) -> EcrClient:
    return EcrClients(pool, 4).client(access)
