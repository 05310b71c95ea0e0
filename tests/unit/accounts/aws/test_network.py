"""Certificates and proxies, one and the same for ECR, STS, SSO and the stores behind presigned URLs."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.sso.device_flow import SsoSession
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.accounts.sso.device_sign_in import Sso
from layerscope.registry.aws.network_settings import NetworkSettings, is_proxy_address
from layerscope.registry.aws.trust import proxy_for, tls_context
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClients, RegistryAccess
from layerscope.registry.ecr.listing import list_repositories
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.network import ProxyError, TlsError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.references.digests import digest_of
from support.servers.certificates import Authority, new_authority
from support.servers.scripted_http import Reply, ScriptedServer, ok, scripted_server

CONFIG = (
    "[profile base]\naws_access_key_id = BASEKEY\naws_secret_access_key = s\n"
    "[profile r]\nrole_arn = arn:aws:iam::111122223333:role/Reader\nsource_profile = base\n"
)
CORP = SsoSession("https://corp.example/start", "eu-central-1", "corp")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def inspected(operator: Any, authority: Authority) -> Iterator[ScriptedServer]:
    """AWS behind a proxy that inspects TLS: every service with a certificate of an unknown authority."""
    operator.configure(CONFIG)
    with scripted_server(authority.server_context) as server:
        server.answer("/", operator.sts)
        server.answer("DescribeRepositories", ok({"repositories": []}))
        registered = {"clientId": "c", "clientSecret": "s", "clientSecretExpiresAt": 1}
        server.answer("/client/register", ok(registered))
        server.answer("/blob", Reply(body=b"config"))
        operator.set(AWS_ENDPOINT_URL=server.url)
        yield server


def ask_everyone(server: ScriptedServer, network: NetworkSettings) -> dict[str, object]:
    """What came of asking each service: an error, or None."""
    sessions = Sessions(network=lambda: network)

    async def ask_ecr(pool: ThreadPoolExecutor) -> None:
        client = EcrClients(pool, 2).client(RegistryAccess("r", lambda: sessions.open("r")))
        async for _ in list_repositories(client):
            pass

    async def ask_store(pool: ThreadPoolExecutor) -> None:
        url = PresignedUrl.from_url(f"{server.url}/blob", digest_of(b"config"))
        await BlobReader(pool, network=lambda: network).read(url)

    with ThreadPoolExecutor(2) as pool:
        asked = {
            "sts, by way of a role": lambda: read_identity(sessions, Account("r")),
            "ecr": lambda: asyncio.run(ask_ecr(pool)),
            "store": lambda: asyncio.run(ask_store(pool)),
            "sso": lambda: Sso(lambda: network)._registered(
                Sso(lambda: network)._client("sso-oidc", CORP), CORP
            ),
        }
        return {name: failure_of(ask) for name, ask in asked.items()}


def failure_of(ask: Any) -> object:
    try:
        ask()
    except RegistryError as error:
        return type(error)
    return None


def test_an_unknown_authority_is_trusted_by_nobody(inspected: ScriptedServer) -> None:
    assert set(ask_everyone(inspected, NetworkSettings()).values()) == {TlsError}
    assert not inspected.asked


def test_an_authority_in_the_systems_store_is_trusted_by_all(
    inspected: ScriptedServer, authority: Authority, operator: Any
) -> None:
    operator.set(SSL_CERT_FILE=str(authority.ca_file))  # where OpenSSL looks for the system's store
    assert set(ask_everyone(inspected, NetworkSettings()).values()) == {None}


def test_the_ca_file_of_the_settings_is_trusted_by_all(
    inspected: ScriptedServer, authority: Authority
) -> None:
    assert set(ask_everyone(inspected, NetworkSettings(ca_file=str(authority.ca_file))).values()) == {None}


def test_a_profiles_ca_bundle_is_trusted_by_its_clients(
    inspected: ScriptedServer, authority: Authority, operator: Any
) -> None:
    operator.configure(CONFIG + f"ca_bundle = {authority.ca_file}\n")
    found = ask_everyone(inspected, NetworkSettings())
    assert found["sts, by way of a role"] is None
    assert found["ecr"] is None


def test_a_bundle_of_the_environment_counts_alone(
    inspected: ScriptedServer, authority: Authority, operator: Any
) -> None:
    operator.set(AWS_CA_BUNDLE=str(authority.ca_file))
    assert set(ask_everyone(inspected, NetworkSettings()).values()) == {None}
    assert len(tls_context().get_ca_certs()) == 1


def test_a_wrong_name_is_refused_though_the_authority_is_known(
    inspected: ScriptedServer, authority: Authority, operator: Any
) -> None:
    operator.set(AWS_ENDPOINT_URL=inspected.url.replace("127.0.0.1", "localhost"))
    sessions = Sessions(network=lambda: NetworkSettings(ca_file=str(authority.ca_file)))
    assert failure_of(lambda: read_identity(sessions, Account("base"))) is TlsError


def test_a_ca_file_that_cannot_be_read_is_named(operator: Any) -> None:
    operator.configure(CONFIG)
    operator.set(AWS_ENDPOINT_URL="https://127.0.0.1:9")
    sessions = Sessions(network=lambda: NetworkSettings(ca_file="/nowhere.pem"))
    with pytest.raises(TlsError, match="/nowhere"):
        read_identity(sessions, Account("base"))


def test_botocores_own_bundle_stays_trusted(tmp_path: Path) -> None:
    context = tls_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


# Proxies.


def test_a_given_proxy_serves_every_call(operator: Any) -> None:
    operator.configure(CONFIG)
    # The proxy is the scripted server, which answers whatever whole address it is asked for.
    operator.set(AWS_ENDPOINT_URL="http://sts.example")
    proxy = NetworkSettings(proxy=operator.server.url)
    operator.server.answer("http://sts.example/", operator.sts)
    assert read_identity(Sessions(network=lambda: proxy), Account("r")).arn.endswith("/ROLE-Reader")
    assert {asked.path for asked in operator.server.asked} == {"http://sts.example/"}


def test_a_proxy_that_is_not_there_is_told_as_the_proxys_fault(operator: Any) -> None:
    operator.configure(CONFIG)
    operator.set(AWS_ENDPOINT_URL="http://sts.example")
    sessions = Sessions(network=lambda: NetworkSettings(proxy="http://127.0.0.1:9"))
    with pytest.raises(ProxyError):
        read_identity(sessions, Account("base"))


def test_the_settings_proxy_goes_before_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://environment.example:1")
    monkeypatch.setenv("NO_PROXY", "inside.example")
    url = "https://store.example/blob"
    given = NetworkSettings(proxy="proxy.example:3128")
    assert proxy_for(url) == "http://environment.example:1"
    assert proxy_for(url, given) == "http://proxy.example:3128"
    assert proxy_for(url, NetworkSettings(proxy="")) is None
    assert proxy_for("https://inside.example/blob", given) is None


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:8080"])
def test_this_machine_is_never_reached_through_a_given_proxy(host: str) -> None:
    assert proxy_for(f"http://{host}/", NetworkSettings(proxy="http://proxy.example:3128")) is None


def test_a_proxys_password_is_in_no_text() -> None:
    assert "hush" not in repr(NetworkSettings(proxy="http://me:hush@proxy.example:3128"))


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("proxy.example:3128", True),
        ("http://proxy.example:3128", True),
        ("https://me:pw@proxy.example", True),
        ("http://[fd00::1]:3128", True),
        ("socks5://proxy.example:1080", False),
        ("http://", False),
        ("", False),
        ("http://proxy.example:99999", False),
        ("http://[half", False),
    ],
)
def test_a_proxys_address_is_told_by_its_shape(text: str, fits: bool) -> None:
    assert is_proxy_address(text) is fits


# Endpoints and time-outs.


def endpoint_of(network: NetworkSettings, service: str) -> str:
    client = Sessions(network=lambda: network).open("base").client(service, region_name="us-east-1")
    return str(client.meta.endpoint_url)


def test_dual_stack_and_fips_endpoints_are_chosen(operator: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    operator.configure(CONFIG)
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    assert endpoint_of(NetworkSettings(), "ecr") == "https://api.ecr.us-east-1.amazonaws.com"
    assert endpoint_of(NetworkSettings(dual_stack=True), "ecr") == "https://ecr.us-east-1.api.aws"
    assert "fips" in endpoint_of(NetworkSettings(fips=True), "ecr")
    assert "fips" in endpoint_of(NetworkSettings(fips=True), "sts")


def test_the_chains_own_clients_do_not_wait_for_a_minute(operator: Any) -> None:
    operator.configure(CONFIG)
    client = Sessions().open("base").client("sts")
    assert client.meta.config.connect_timeout == 5
    assert client.meta.config.read_timeout == 20
