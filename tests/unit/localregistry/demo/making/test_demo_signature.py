"""The demo's signatures are ones that others verify."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from layerscope.localregistry.demo.making.artifacts import buildkit, image
from layerscope.localregistry.demo.making.attachments import cosign_attestation, cosign_signature
from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.demo_signature import json_web_key, signature
from layerscope.localregistry.demo.making.tarballs import file

# What a public key's DER (RFC 5280, RFC 3279) says before and behind a modulus of 2048 bits.
_BEFORE = bytes.fromhex("30820122300d06092a864886f70d01010105000382010f003082010a0282010100")
_BEHIND = bytes.fromhex("0203010001")
_IMAGE = image([buildkit("COPY app /srv", gzip_layer([file("srv/app", "app\n")]))])

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl")


def verifies(folder: Path, message: bytes, signed: bytes) -> bool:
    modulus = base64.urlsafe_b64decode(json_web_key()["n"] + "==")
    (folder / "key.der").write_bytes(_BEFORE + modulus + _BEHIND)
    (folder / "signature").write_bytes(signed)
    command = ["openssl", "dgst", "-sha256", "-verify", "key.der", "-keyform", "DER"]
    command += ["-signature", "signature"]
    return (
        subprocess.run(command, input=message, cwd=folder, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.parametrize(("message", "verified"), [(b"as signed", True), (b"as changed", False)])
def test_openssl_verifies(tmp_path: Path, message: bytes, verified: bool) -> None:
    assert verifies(tmp_path, message, signature(b"as signed")) is verified


def test_a_cosign_signature_verifies(tmp_path: Path) -> None:
    made = cosign_signature(_IMAGE, "team/app")
    (layer,) = json.loads(made.manifest)["layers"]
    value = layer["annotations"]["dev.cosignproject.cosign/signature"]
    assert verifies(tmp_path, made.layers[0].content, base64.b64decode(value))


def test_an_attestation_verifies(tmp_path: Path) -> None:
    envelope = json.loads(cosign_attestation(_IMAGE, "team/app").layers[0].content)
    kind, body = envelope["payloadType"], base64.b64decode(envelope["payload"])
    message = f"DSSEv1 {len(kind)} {kind} {len(body)} ".encode() + body
    assert verifies(tmp_path, message, base64.b64decode(envelope["signatures"][0]["sig"]))


def test_signing_is_reproducible() -> None:
    assert signature(b"one") == signature(b"one") != signature(b"two")
