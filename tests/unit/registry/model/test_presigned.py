from __future__ import annotations

import shlex
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl, cli_command

DIGEST = "sha256:" + "ab" * 32
HOST = "prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com"
URL = (
    f"https://{HOST}/1a2b-111122223333-0000/9f3c?X-Amz-Security-Token=FwoGZXIvYXdzEA%3D%3D&X-Amz-Algorithm=AWS4-HMAC-SHA256"
    "&X-Amz-Date=20260102T030405Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600"
    "&X-Amz-Credential=ASIAEXAMPLE%2F20260102%2Fus-west-2%2Fs3%2Faws4_request&X-Amz-Signature=0123456789abcdef"
)
BEGUN_S = 1_767_323_045.0  # 2026-01-02T03:04:05Z
SECRETS = ("FwoGZXIvYXdz", "ASIAEXAMPLE", "0123456789abcdef")


@pytest.mark.parametrize(
    ("query", "expires_at_s"),
    [
        ("X-Amz-Date=20260102T030405Z&X-Amz-Expires=3600", BEGUN_S + 3600),
        ("x-amz-date=20260102T030405Z&x-amz-expires=60", BEGUN_S + 60),
        ("X-Goog-Date=20260102T030405Z&X-Goog-Expires=900", BEGUN_S + 900),
        ("Expires=1767323045&Signature=x&Key-Pair-Id=K", BEGUN_S),
        ("sv=2020&se=2026-01-02T03%3A04%3A05Z&sig=x", BEGUN_S),
        ("", None),
        ("X-Amz-Date=20260102T030405Z", None),
        ("X-Amz-Expires=3600", None),
        ("X-Amz-Date=yesterday&X-Amz-Expires=3600", None),
        ("X-Amz-Date=20261302T030405Z&X-Amz-Expires=3600", None),
        ("X-Amz-Date=20260102T030405Z&X-Amz-Expires=-1", None),
        ("X-Amz-Date=20260102T030405Z&X-Amz-Expires=٣", None),
        ("Expires=99999999999999999999", None),
        ("Expires=0", None),
        ("se=soon", None),
    ],
)
def test_the_end_is_read_from_the_urls_own_parameters(query: str, expires_at_s: float | None) -> None:
    assert PresignedUrl.from_url(f"https://host/x?{query}", DIGEST).expires_at_s == expires_at_s


def test_seconds_left_count_down_to_nothing() -> None:
    url = PresignedUrl.from_url(URL, DIGEST)
    assert url.seconds_left(BEGUN_S + 100) == 3500
    assert url.seconds_left(BEGUN_S + 9999) == 0
    assert PresignedUrl(URL, DIGEST).seconds_left(BEGUN_S) is None


def test_the_representation_and_the_redacted_form_let_nobody_in() -> None:
    url = PresignedUrl.from_url(URL, DIGEST)
    for text in (repr(url), str(url), url.redacted):
        assert not any(secret in text for secret in SECRETS)
    assert url.redacted.startswith(f"https://{HOST}/1a2b-111122223333-0000/9f3c?X-Amz-Security-Token=…&")
    assert "X-Amz-Date=20260102T030405Z" in url.redacted
    assert "X-Amz-Expires=3600" in url.redacted


@pytest.mark.parametrize(
    ("url", "redacted"),
    [
        ("https://user:pass@host/x", "https://host/x"),
        ("https://host/x?verify=abc&b", "https://host/x?verify=…&b=…"),
        ("https://host/x#fragment", "https://host/x"),
        ("http://[::1/x?secret=1", "…"),
    ],
)
def test_a_url_of_an_unknown_kind_is_redacted_whole(url: str, redacted: str) -> None:
    assert PresignedUrl.from_url(url, DIGEST).redacted == redacted


def test_the_host_is_told_without_port_or_user() -> None:
    assert PresignedUrl.from_url(URL, DIGEST).host == HOST
    assert PresignedUrl.from_url("http://u@127.0.0.1:8080/x", DIGEST).host == "127.0.0.1"
    assert PresignedUrl.from_url("http://[::1/x", DIGEST).host == ""


@given(st.text())
def test_any_text_is_taken_and_shows_nothing_of_its_query(url: str) -> None:
    value = PresignedUrl.from_url(f"{url}?key=s3cr3t", DIGEST)
    assert "s3cr3t" not in value.redacted or "#" in url or "?" not in url
    assert value.seconds_left(0) is None or value.seconds_left(0) >= 0


def test_curl_resumes_fails_on_refusals_and_names_the_output() -> None:
    words = shlex.split(PresignedUrl.from_url(URL, DIGEST).curl("app_1.0_layer01_abab.tar.gz"))
    assert words == ["curl", "--fail", "--location", "-C", "-", "-o", "app_1.0_layer01_abab.tar.gz", URL]


@pytest.mark.parametrize("name", ["-", "-rf", "--output"])
def test_curl_takes_no_file_name_for_an_option(name: str) -> None:
    assert shlex.split(PresignedUrl.from_url(URL, DIGEST).curl(name))[6] == f"./{name}"


@pytest.mark.skipif(sys.platform == "win32", reason="the command is for a POSIX shell")
@pytest.mark.parametrize("name", ["it's $(reboot) `x`", 'a "b" & c', "ä ö;#"])
def test_a_shell_gives_curl_exactly_the_words_meant(name: str) -> None:
    command = PresignedUrl.from_url(URL + "&a='b'$c", DIGEST).curl(name)
    shown = subprocess.run(
        ["/bin/sh", "-c", 'curl() { printf "%s\\n" "$@"; }; ' + command],
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.splitlines()[-2:] == [name, URL + "&a='b'$c"]


def test_the_cli_command_says_all_that_was_chosen() -> None:
    ref = LayerRef("team/app", DIGEST, "111122223333")
    command = cli_command(ref, CliTarget("my profile", "eu-central-1", "http://127.0.0.1:4566"))
    assert command == (
        f"aws ecr get-download-url-for-layer --repository-name team/app --layer-digest {DIGEST}"
        " --registry-id 111122223333 --region eu-central-1 --profile 'my profile' --endpoint-url http://127.0.0.1:4566"
    )


def test_the_cli_command_leaves_out_what_was_not_chosen() -> None:
    assert cli_command(LayerRef("app", DIGEST), CliTarget()) == (
        f"aws ecr get-download-url-for-layer --repository-name app --layer-digest {DIGEST}"
    )


def test_the_cli_takes_no_profile_for_an_option() -> None:
    assert cli_command(LayerRef("app", DIGEST), CliTarget("--debug")).endswith(" --profile=--debug")
