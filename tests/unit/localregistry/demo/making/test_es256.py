"""The demo's signatures are ones that others verify."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest

from layerscope.localregistry.demo.making.es256 import der_signature, jose_signature, public_key_pem, sign


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl")
@pytest.mark.parametrize(("message", "verified"), [(b"as signed", True), (b"as changed", False)])
def test_openssl_verifies(tmp_path: Path, message: bytes, verified: bool) -> None:
    (tmp_path / "key.pem").write_text(public_key_pem())
    (tmp_path / "signature").write_bytes(base64.b64decode(der_signature(b"as signed")))
    command = ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature"]
    done = subprocess.run(command, input=message, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode == 0) is verified


def test_both_forms_hold_the_same_numbers() -> None:
    r, s = sign(b"message")
    raw = base64.urlsafe_b64decode(jose_signature(b"message") + "==")
    assert raw == r.to_bytes(32, "big") + s.to_bytes(32, "big")


def test_signing_is_reproducible_and_of_the_message() -> None:
    assert sign(b"one") == sign(b"one")
    assert sign(b"one")[0] != sign(b"two")[0]
