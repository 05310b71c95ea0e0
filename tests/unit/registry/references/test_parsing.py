"""One reference alone in its text: every form, round trips, and what is said of a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from layerscope.registry.errors.references import LookalikeHostError
from layerscope.registry.references.console import console_address
from layerscope.registry.references.parsing import parse_reference
from layerscope.registry.references.reference import DigestKind, Reference
from unit.registry.references.examples import ACCOUNT, CONSOLE, DIGEST, HEX, HOST, REGIONS, references

APP = Reference(repository="team/app", host=HOST)
TAGGED = Reference(repository="team/app", tag="1.4.2", host=HOST)
PINNED = Reference(repository="team/app", digest=DIGEST, host=HOST)
BOTH = Reference(repository="team/app", tag="1.4.2", digest=DIGEST, host=HOST)
LAYER = Reference(repository="team/app", digest=DIGEST, host=HOST, digest_kind=DigestKind.LAYER)


@given(references)
def test_what_is_printed_is_read_back(reference: Reference) -> None:
    assert parse_reference(str(reference)) == reference
    assert str(parse_reference(str(reference))) == str(reference)


@given(
    references,
    st.sampled_from(["", " ", "\n", '"', "'", "“", "`", "(", "<", "\ufeff", "\u200b"]),
    st.sampled_from(["", " ", "\r\n", '"', '",', "'", "”", ")", ">", "\u200b", '":', ";", "…"]),
)
def test_what_stands_around_a_reference_does_not_count(reference: Reference, before: str, after: str) -> None:
    assume(not str(reference).endswith("."))  # then it may be the sentence's
    assert parse_reference(f"{before}{reference}{after}") == reference


@pytest.mark.parametrize(
    "scheme", ["https://", "http://", "docker://", "oci://", "docker-pullable://", "HTTPS://"]
)
def test_a_uri_may_have_a_scheme(scheme: str) -> None:
    assert parse_reference(f"{scheme}{HOST}/team/app:1.4.2@{DIGEST}") == BOTH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HOST}/team/app", APP),
        (f"{HOST}/team/app:1.4.2", TAGGED),
        (f"{HOST}/team/app@{DIGEST}", PINNED),
        (f"{HOST}/team/app:1.4.2@{DIGEST}", BOTH),
        (f"{HOST.upper()}/team/app", APP),
        (f"{HOST}/team/app@{DIGEST.upper()}", PINNED),
        (f"{HOST}/team/app/", APP),
        (f"https://{HOST}/team/app?x=1#y", APP),
        (HOST, Reference(host=HOST)),
        (f"https://{HOST}", Reference(host=HOST)),
        (f"https://{HOST}/", Reference(host=HOST)),
        (f"https://{HOST}/v2/", Reference(host=HOST)),
        (f"https://{HOST}/v2/team/app/manifests/1.4.2", TAGGED),
        (f"https://{HOST}/v2/team/app/manifests/{DIGEST}", PINNED),
        (f"https://{HOST}/v2/team/app/referrers/{DIGEST}", PINNED),
        (f"https://{HOST}/v2/team/app/blobs/{DIGEST}", LAYER),
        (f"https://{HOST}/v2/team/app/blobs/uploads/", APP),
        (f"https://{HOST}/v2/team/app/tags/list", APP),
        (
            f"https://{HOST}/v2/manifests/blobs/{DIGEST}",
            Reference("manifests", digest=DIGEST, host=HOST, digest_kind=DigestKind.LAYER),
        ),
        (f"{HOST}/v2/app:1", Reference("v2/app", tag="1", host=HOST)),
        ("team/app", Reference("team/app")),
        ("team/app:1.4.2", Reference("team/app", tag="1.4.2")),
        (f"team/app@{DIGEST}", Reference("team/app", digest=DIGEST)),
        (f"team/app:1.4.2@{DIGEST}", Reference("team/app", tag="1.4.2", digest=DIGEST)),
        ("my.app:1", Reference("my.app", tag="1")),
        ("v1.2/app", Reference("v1.2/app")),
        ("a__b---c/d.e", Reference("a__b---c/d.e")),
        (DIGEST, Reference(digest=DIGEST)),
        (f"@{DIGEST}", Reference(digest=DIGEST)),
        (DIGEST.upper(), Reference(digest=DIGEST)),
        (HEX, Reference(digest=DIGEST)),
        (HEX.upper(), Reference(digest=DIGEST)),
        ("sha512:" + "0f" * 64, Reference(digest="sha512:" + "0f" * 64)),
        (f"arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/team/app", APP),
        (f"https://eu-west-1.{CONSOLE}/team/app?region=eu-west-1", APP),
        (f"https://{CONSOLE}/team/app?region=eu-west-1", APP),
        (f"https://eu-west-1.{CONSOLE}/team/app", APP),
        (f"eu-west-1.{CONSOLE}/team/app?region=eu-west-1", APP),
        (f"https://{CONSOLE}/team%2Fapp?region=eu-west-1", APP),
        (f"https://{CONSOLE}/team/app/?region=eu-west-1", APP),
        (f"https://{CONSOLE}/team/app/_/details?region=eu-west-1", APP),
        (f"https://{CONSOLE}/team/app/_/image/{DIGEST}/details?region=eu-west-1", PINNED),
        (
            f"https://{CONSOLE}/team%2Fapp/_/image/{DIGEST.replace(':', '%3A')}/details?region=eu-west-1",
            PINNED,
        ),
        (f"https://{CONSOLE}/team/app/_/image/{DIGEST}/scan-results/?region=eu-west-1", PINNED),
        (f"https://{CONSOLE}/team/app/image/{DIGEST}/scan-results/?region=eu-west-1", PINNED),
        (f"https://{CONSOLE}/image/app?region=eu-west-1", Reference("image/app", host=HOST)),
        (f"https://{ACCOUNT}-ab12cd34.eu-west-1.{CONSOLE}/team/app?region=eu-west-1", APP),
        (f"https://us-east-1.{CONSOLE}/team/app?region=eu-west-1", APP),
        (f"https://{CONSOLE}/team/app", Reference("team/app", registry_id=ACCOUNT)),
        (
            "https://console.aws.amazon.com/ecr/repositories/team/app?region=eu-west-1",
            Reference("team/app", region="eu-west-1"),
        ),
    ],
)
def test_each_form_is_read(text: str, expected: Reference) -> None:
    assert parse_reference(text) == expected


@pytest.mark.parametrize("partition", REGIONS)
def test_an_arn_of_every_partition_is_read(partition: str) -> None:
    region = REGIONS[partition]
    read = parse_reference(f"arn:{partition}:ecr:{region}:{ACCOUNT}:repository/a/b")
    assert read == Reference("a/b", registry_id=ACCOUNT, region=region, partition=partition, host=read.host)
    assert read.host.startswith(f"{ACCOUNT}.dkr.ecr.{region}.")


@pytest.mark.parametrize(
    ("console", "region"),
    [
        ("console.amazonaws.cn", "cn-north-1"),
        ("cn-northwest-1.console.amazonaws.cn", "cn-northwest-1"),
        ("console.amazonaws-us-gov.com", "us-gov-west-1"),
        ("us-gov-east-1.console.amazonaws-us-gov.com", "us-gov-east-1"),
        ("eusc-de-east-1.console.amazonaws-eusc.eu", "eusc-de-east-1"),
    ],
)
def test_a_console_of_every_public_partition_is_read(console: str, region: str) -> None:
    read = parse_reference(f"https://{console}/ecr/repositories/private/{ACCOUNT}/a/b?region={region}")
    assert read == Reference("a/b", registry_id=ACCOUNT, region=region)


@pytest.mark.parametrize("region", ["eu-west-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"])
def test_a_consoles_address_leads_back_to_what_it_is_of(region: str) -> None:
    address = console_address(ACCOUNT, region, "team/app", DIGEST)
    read = parse_reference(address)
    said = (read.repository, read.digest, read.registry_id, read.region)
    assert said == ("team/app", DIGEST, ACCOUNT, region)
    assert parse_reference(console_address(ACCOUNT, region, "team/app")).digest == ""


@pytest.mark.parametrize(
    ("registry_id", "region", "repository"),
    [(ACCOUNT, "us-iso-east-1", "a"), ("", "eu-west-1", "a"), (ACCOUNT, "", "a"), (ACCOUNT, "eu-west-1", "")],
)
def test_without_a_public_console_there_is_no_address(registry_id: str, region: str, repository: str) -> None:
    assert console_address(registry_id, region, repository) == ""


def test_a_layers_address_is_told_from_an_images() -> None:
    assert parse_reference(str(LAYER)).digest_kind is DigestKind.LAYER
    assert parse_reference(str(PINNED)).digest_kind is DigestKind.IMAGE
    assert parse_reference(DIGEST).digest_kind is DigestKind.UNKNOWN


def test_account_and_region_make_the_host_and_the_host_makes_them() -> None:
    made = Reference("team/app", registry_id=ACCOUNT, region="eu-west-1")
    assert made == APP
    assert (made.host, APP.registry_id, APP.region, APP.partition) == (HOST, ACCOUNT, "eu-west-1", "aws")


def test_without_a_region_the_bare_form_is_printed() -> None:
    assert str(Reference("team/app", tag="1", registry_id=ACCOUNT)) == "team/app:1"


def test_a_reference_cannot_be_made_with_a_lookalike() -> None:
    with pytest.raises(LookalikeHostError):
        Reference("team/app", host=f"{HOST}.example.com")
