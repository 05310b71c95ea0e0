"""What may be asked for bytes, and where a redirect may lead."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.blobs import UrlRedirectedError
from layerscope.registry.model.redirects import redirected
from layerscope.text.web_addresses import is_web_address
from support.samples.addresses import ADDRESSES, NO_ADDRESSES

STORE = "https://store.example/blob?sign=1"


@pytest.mark.parametrize("text", NO_ADDRESSES, ids=lambda text: repr(text)[:40])
def test_what_is_no_address(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize("text", ADDRESSES)
def test_what_is_an_address(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/moved", "https://store.example/moved"),
        ("moved?a=b", "https://store.example/moved?a=b"),
        ("//other.example/b", "https://other.example/b"),
        ("https://other.example/b", "https://other.example/b"),
        ("?sign=2", "https://store.example/blob?sign=2"),
    ],
)
def test_a_redirect_is_read_as_rfc_9110_has_it(location: str, target: str) -> None:
    assert redirected(STORE, location, 302, Subject()) == target


@pytest.mark.parametrize(
    "location", ["", STORE, "http://store.example/blob", "ftp://a/b", "https://[::1", "http:", "//[", "/a b"]
)
def test_a_redirect_to_nowhere_better_is_refused(location: str) -> None:
    with pytest.raises(UrlRedirectedError) as caught:
        redirected(STORE, location, 307, Subject(digest="d"))
    assert caught.value.evidence.http_status == 307
    assert caught.value.subject.digest == "d"


_PART = st.sampled_from(
    [
        "http", "https", ":", "//", "/", "[", "]", "::1", "@", "%", "%zz", "a.example", ".", "?", "#", "\n",
        "\0", "é", "99999", "\\", " ", "..", "xn--", "\u2028",
    ]
)  # fmt: skip


@given(
    st.lists(_PART, max_size=8).map("".join) | st.text(max_size=30), st.sampled_from([STORE, "http://a/b"])
)
def test_any_location_is_an_address_or_refused(location: str, address: str) -> None:
    with contextlib.suppress(UrlRedirectedError):
        assert is_web_address(redirected(address, location, 301, Subject()))
