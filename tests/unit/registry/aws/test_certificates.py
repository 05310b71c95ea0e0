"""Who signed a certificate, from its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.aws.certificates import issuer_of
from support.servers.certificates import Authority, new_authority


@pytest.fixture(scope="module")
def der(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    authority: Authority = new_authority(tmp_path_factory.mktemp("authority"))
    text = Path(authority.ca_file).with_name("server.pem").read_text()
    return x509.load_pem_x509_certificate(text.encode()).public_bytes(Encoding.DER)


def test_the_issuer_of_a_certificate_is_told(der: bytes) -> None:
    assert issuer_of(der) == "CN=Inspecting Proxy CA"


@pytest.mark.filterwarnings("ignore:Parsed a serial number")  # the bundle's own, of long ago
def test_every_authority_that_botocore_trusts_is_read_as_the_library_reads_it() -> None:
    from botocore.httpsession import get_cert_path

    certificates = x509.load_pem_x509_certificates(Path(get_cert_path(True)).read_bytes())
    assert len(certificates) > 50
    for certificate in certificates:
        told = issuer_of(certificate.public_bytes(Encoding.DER))
        names = [
            attribute.value
            for oid in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME)
            for attribute in certificate.issuer.get_attributes_for_oid(oid)
        ]
        assert told
        assert all(str(name) in told for name in names)


@pytest.mark.parametrize("nothing", [b"", b"0", b"\x30\x82", b"no certificate", bytes(100)])
def test_what_is_no_certificate_has_no_issuer(nothing: bytes) -> None:
    assert issuer_of(nothing) == ""


@given(st.integers(0, 400), st.binary(max_size=8))
def test_a_broken_certificate_breaks_nothing(der: bytes, at: int, put: bytes) -> None:
    assert isinstance(issuer_of(der[:at] + put + der[at + len(put) :]), str)
    assert isinstance(issuer_of(der[:at]), str)
