"""Registry hosts: every partition's, against botocore's own data, and the attacks on them."""

# ruff: noqa: RUF001 - letters that look like others are what this is about

from __future__ import annotations

import json
import re
from pathlib import Path

import botocore
import pytest
from hypothesis import given

from layerscope.registry.references.hosts import (
    RegistryHost,
    api_region,
    bucket_region,
    host_of,
    is_public,
    looks_alike,
    oddity,
    parse_host,
)
from layerscope.registry.references.partitions import PARTITIONS, partition_of
from unit.registry.references.examples import ACCOUNT, HOST, REGIONS, hosts

DATA = Path(botocore.__file__).parent / "data"
BOTOCORE = json.loads((DATA / "partitions.json").read_text("utf-8"))["partitions"]
ENDPOINTS = json.loads((DATA / "endpoints.json").read_text("utf-8"))["partitions"]


def test_the_partitions_are_botocores() -> None:
    ours = {known.name: (known.dns_suffix, known.dual_stack_suffix) for known in PARTITIONS}
    theirs = {
        known["id"]: (
            known["outputs"]["dnsSuffix"],
            "on." + known["outputs"]["dualStackDnsSuffix"].removeprefix("api."),
        )
        for known in BOTOCORE
    }
    assert ours == theirs


@pytest.mark.parametrize(
    ("partition", "region"),
    [(known["partition"], region) for known in ENDPOINTS for region in known["regions"]],
)
def test_every_region_of_botocore_is_in_its_partition(partition: str, region: str) -> None:
    found = partition_of(region)
    assert found is not None
    assert found.name == partition
    assert parse_host(host_of(ACCOUNT, region)) == RegistryHost(ACCOUNT, region, partition)


@pytest.mark.parametrize("known", BOTOCORE, ids=lambda known: known["id"])
def test_the_region_patterns_are_botocores(known: dict[str, object]) -> None:
    ours = next(partition for partition in PARTITIONS if partition.name == known["id"])
    theirs = (
        str(known["regionRegex"])
        .strip("^$")
        .replace("\\-", "-")
        .replace("\\w", "[a-z]")
        .replace("\\d", "[0-9]")
    )
    assert re.sub(r"\(\?:|\(|\)", "", ours.regions.pattern) == re.sub(r"[()]", "", theirs)


def test_a_region_younger_than_the_table_is_of_the_partition_aws() -> None:
    assert parse_host(f"{ACCOUNT}.dkr.ecr.xx-newland-1.amazonaws.com") == RegistryHost(
        ACCOUNT, "xx-newland-1", "aws"
    )


@pytest.mark.parametrize("region", ["", "us", "us-east", "US-EAST-1", "us_east_1", "us-east-1.evil", "local"])
def test_what_is_no_region_is_in_no_partition(region: str) -> None:
    assert partition_of(region) is None
    assert host_of(ACCOUNT, region) == ""


@given(hosts)
def test_a_host_is_read_as_it_was_printed_in_any_case(host: RegistryHost) -> None:
    assert parse_host(str(host)) == host
    assert parse_host(str(host).upper()) == host
    assert not looks_alike(str(host).upper())


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        (HOST, RegistryHost(ACCOUNT, "eu-west-1", "aws")),
        (
            f"{ACCOUNT}.dkr.ecr-fips.us-gov-west-1.amazonaws.com",
            RegistryHost(ACCOUNT, "us-gov-west-1", "aws-us-gov", fips=True),
        ),
        (f"{ACCOUNT}.dkr-ecr.us-west-2.on.aws", RegistryHost(ACCOUNT, "us-west-2", "aws", dual_stack=True)),
        (
            f"{ACCOUNT}.dkr-ecr-fips.us-west-2.on.aws",
            RegistryHost(ACCOUNT, "us-west-2", "aws", fips=True, dual_stack=True),
        ),
        (f"{ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com.cn", RegistryHost(ACCOUNT, "cn-north-1", "aws-cn")),
        (
            f"{ACCOUNT}.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn",
            RegistryHost(ACCOUNT, "cn-north-1", "aws-cn", dual_stack=True),
        ),
        (
            f"{ACCOUNT}.dkr.ecr.eusc-de-east-1.amazonaws.eu",
            RegistryHost(ACCOUNT, "eusc-de-east-1", "aws-eusc"),
        ),
        (f"{ACCOUNT}.dkr.ecr.us-iso-east-1.c2s.ic.gov", RegistryHost(ACCOUNT, "us-iso-east-1", "aws-iso")),
        (
            f"{ACCOUNT}.dkr.ecr.us-isob-east-1.sc2s.sgov.gov",
            RegistryHost(ACCOUNT, "us-isob-east-1", "aws-iso-b"),
        ),
        (
            f"{ACCOUNT}.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk",
            RegistryHost(ACCOUNT, "eu-isoe-west-1", "aws-iso-e"),
        ),
        (
            f"{ACCOUNT}.dkr.ecr.us-isof-south-1.csp.hci.ic.gov",
            RegistryHost(ACCOUNT, "us-isof-south-1", "aws-iso-f"),
        ),
    ],
)
def test_each_form_of_host_is_known(host: str, expected: RegistryHost) -> None:
    assert parse_host(host) == expected


LOOKALIKES = {
    "another domain behind it": f"{HOST}.example.com",
    "another domain without a dot": f"{HOST}x",
    "another domain with a dash": f"{HOST}-evil.com",
    "a label in front": f"x.{HOST}",
    "user information": f"{HOST}@evil.com",
    "as another's user": f"evil@{HOST}",
    "with a password": f"AWS:password@{HOST}",
    "a port": f"{HOST}:8443",
    "the https port": f"{HOST}:443",
    "11 digits": HOST[1:],
    "13 digits": f"1{HOST}",
    "letters for an account": f"aws.{HOST.partition('.')[2]}",
    "another script's digits": HOST.replace("1111", "١١١١"),
    "full-width digits": HOST.replace("1111", "１１１１"),
    "full-width dots": HOST.replace(".", "．"),
    "an ideographic full stop": HOST.replace(".", "。"),
    "a Cyrillic a": HOST.replace("amazonaws", "аmazonaws"),
    "a Greek omicron": HOST.replace("amazon", "amazοn"),
    "a Kelvin sign": HOST.replace("dkr", "d\u212ar"),
    "a long s": HOST.replace("amazonaws", "amazonaw\u017f"),
    "a dotless i": f"{ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com.cn".replace("eu-west-1", "us-ıso-east-1"),
    "punycode": HOST.replace("amazonaws", "xn--mazonaws-2fg"),
    "an invisible space": HOST.replace("amazon", "ama\u200bzon"),
    "a soft hyphen": HOST.replace("amazon", "ama\u00adzon"),
    "a zero for an o": HOST.replace("amazon", "amaz0n"),
    "rn for an m": HOST.replace("amazon", "arnazon"),
    "an underscore": HOST.replace("dkr.ecr", "dkr_ecr"),
    "no dot": HOST.replace("dkr.ecr", "dkrecr"),
    "another top-level domain": HOST.replace(".com", ".net"),
    "China's region in .com": f"{ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com",
    "another partition's suffix": f"{ACCOUNT}.dkr.ecr.us-east-1.c2s.ic.gov",
    "the dual-stack suffix on the plain form": f"{ACCOUNT}.dkr.ecr.us-east-1.on.aws",
    "the plain suffix on the dual-stack form": f"{ACCOUNT}.dkr-ecr.us-east-1.amazonaws.com",
    "a trailing dot": f"{HOST}.",
    "a line break": f"{HOST}\n",
    "a zero byte": f"{HOST}\0.evil.com",
    "a percent-encoded dot": f"{HOST}%2eevil.com",
    "no region": f"{ACCOUNT}.dkr.ecr.amazonaws.com",
    "a registry's name of ECR Public": "public-ecr.aws",
}


@pytest.mark.parametrize("host", LOOKALIKES.values(), ids=LOOKALIKES.keys())
def test_a_lookalike_is_no_registry(host: str) -> None:
    assert parse_host(host) is None


@pytest.mark.parametrize("host", [host for host in LOOKALIKES.values() if host != "aws.dkr"])
def test_a_lookalike_is_recognised_as_one(host: str) -> None:
    assert looks_alike(host)


@pytest.mark.parametrize(
    "host",
    [
        "docker.io",
        "ghcr.io",
        "quay.io",
        "registry.example.com:5000",
        "localhost:5000",
        "gcr.io",
        "ec2.us-east-1.amazonaws.com",
        "api.ecr.us-east-1.amazonaws.com",
        "ecr.us-east-1.api.aws",
        "prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com",
        "public.ecr.aws",
        "gallery.ecr.aws",
        "amazon.com",
        "",
        "team",
        "dkr-ecr-mirror",
    ],
)
def test_other_hosts_are_no_lookalikes(host: str) -> None:
    assert not looks_alike(host)
    assert parse_host(host) is None


@pytest.mark.parametrize(
    ("host", "words"),
    [
        (HOST[1:], "11 digits"),
        (f"{HOST}@evil.com", "evil.com"),
        (f"{HOST}:8443", "no port"),
        (HOST.replace("amazonaws", "аmazonaws"), "CYRILLIC SMALL LETTER A"),
        (f"{ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com", "amazonaws.com.cn"),
    ],
)
def test_what_gives_a_lookalike_away_is_said(host: str, words: str) -> None:
    assert words in oddity(host)


@pytest.mark.parametrize(
    "host",
    [
        "public.ecr.aws",
        "PUBLIC.ECR.AWS",
        "gallery.ecr.aws",
        "ecr-public.aws.com",
        "api.ecr-public.us-east-1.amazonaws.com",
        "ecr-public.us-east-1.api.aws",
    ],
)
def test_ecr_public_is_known_by_its_hosts(host: str) -> None:
    assert is_public(host)


@pytest.mark.parametrize(
    "host", ["public.ecr.aws.example.com", "xpublic.ecr.aws", HOST, "api.ecr-public.us-east-1.evil.com"]
)
def test_other_hosts_are_not_ecr_public(host: str) -> None:
    assert not is_public(host)


@pytest.mark.parametrize(
    ("host", "region"),
    [
        ("prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com", "us-east-1"),
        ("prod-us-east-1-starport-layer-bucket.s3.amazonaws.com", "us-east-1"),
        ("prod-us-west-2-starport-layer-bucket.s3.dualstack.us-west-2.amazonaws.com", "us-west-2"),
        ("prod-us-gov-west-1-starport-layer-bucket.s3-fips.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
        ("prod-cn-north-1-starport-layer-bucket.s3.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        ("prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com.example.com", ""),
        ("prod-us-east-1-starport-layer-bucket.s3.evil.com", ""),
        ("mine.s3.us-east-1.amazonaws.com", ""),
    ],
)
def test_the_region_of_a_layer_bucket_is_read(host: str, region: str) -> None:
    assert bucket_region(host) == region


@pytest.mark.parametrize("partition", REGIONS)
def test_the_region_of_an_api_host_is_read(partition: str) -> None:
    region = REGIONS[partition]
    suffix = next(known.dns_suffix for known in PARTITIONS if known.name == partition)
    assert api_region(f"api.ecr.{region}.{suffix}") == region
    assert api_region(f"api.ecr.{region}.{suffix}.example.com") == ""
