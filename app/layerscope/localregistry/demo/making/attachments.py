"""What is attached to images: attestations, signatures, bills of materials, SOCI indexes."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

from layerscope.localregistry.demo.making.artifacts import OCI_CONFIG, Artifact, package
from layerscope.localregistry.demo.making.demo_blobs import blob, compact_json, json_blob
from layerscope.localregistry.demo.making.demo_signature import signature
from layerscope.localregistry.demo.making.file_trees import noise

IN_TOTO = "application/vnd.in-toto+json"
SPDX = "application/spdx+json"
NOTATION = "application/vnd.cncf.notary.signature"
SOCI = "application/vnd.amazon.soci.index.v1+json"
_EMPTY = "application/vnd.oci.empty.v1+json"
_SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json"


def attestation(image: Artifact, repository: str) -> Artifact:
    """BuildKit's attestation manifest of one platform's image: an SBOM and a provenance statement."""
    statements = {
        "https://spdx.dev/Document": _spdx(repository),
        "https://slsa.dev/provenance/v0.2": _provenance(),
    }
    layers = [
        replace(
            json_blob(_statement(image, repository, kind, predicate), IN_TOTO),
            annotations=(("in-toto.io/predicate-type", kind),),
        )
        for kind, predicate in statements.items()
    ]
    config = json_blob(
        {
            "architecture": "unknown",
            "os": "unknown",
            "config": {},
            "rootfs": {"type": "layers", "diff_ids": [layer.digest for layer in layers]},
        },
        OCI_CONFIG,
    )
    marks = {"vnd.docker.reference.digest": image.digest, "vnd.docker.reference.type": "attestation-manifest"}
    unknown = {"architecture": "unknown", "os": "unknown"}
    return replace(package(config, layers), platform=unknown, annotations=marks)


def cosign_tag(artifact: Artifact, suffix: str) -> str:
    """The tag under which cosign finds what belongs to the artifact: `sha256-<hex>.sig`."""
    return f"{artifact.digest.replace(':', '-')}.{suffix}"


def cosign_signature(signed: Artifact, reference: str) -> Artifact:
    """A cosign signature, which verifies with the demo's key."""
    payload = compact_json(
        {
            "critical": {
                "identity": {"docker-reference": reference},
                "image": {"docker-manifest-digest": signed.digest},
                "type": "cosign container image signature",
            },
            "optional": None,
        }
    )
    layer = blob(payload, _SIMPLE_SIGNING)
    config = json_blob({"architecture": "", "os": "", "config": {}, "rootfs": {"type": "layers"}}, OCI_CONFIG)
    marks = {"dev.cosignproject.cosign/signature": _signed(payload)}
    return package(config, [layer], layer_annotations=marks)


def cosign_attestation(signed: Artifact, repository: str) -> Artifact:
    """A cosign attestation: a DSSE envelope around an in-toto statement."""
    statement = _statement(signed, repository, "https://slsa.dev/provenance/v1", _provenance())
    body = compact_json(statement)
    envelope = {
        "payloadType": IN_TOTO,
        "payload": base64.b64encode(body).decode(),
        # DSSE's pre-authentication encoding (https://github.com/secure-systems-lab/dsse, protocol.md).
        "signatures": [{"sig": _signed(f"DSSEv1 {len(IN_TOTO)} {IN_TOTO} {len(body)} ".encode() + body)}],
    }
    config = json_blob({"architecture": "", "os": "", "config": {}, "rootfs": {"type": "layers"}}, OCI_CONFIG)
    return package(config, [json_blob(envelope, "application/vnd.dsse.envelope.v1+json")])


def cosign_sbom(image: Artifact, repository: str) -> Artifact:
    """An SBOM as `cosign attach sbom` stores it."""
    config = json_blob({"architecture": "", "os": "", "config": {}, "rootfs": {"type": "layers"}}, OCI_CONFIG)
    return package(config, [json_blob(_spdx(f"{repository} {image.digest}"), "text/spdx+json")])


def sbom_referrer(image: Artifact, repository: str) -> Artifact:
    """An SPDX document attached through `subject`."""
    document = json_blob(_spdx(repository), SPDX)
    marks = {"org.opencontainers.image.created": "2026-10-05T09:00:00Z"}
    return package(json_blob({}, _EMPTY), [document], artifact_type=SPDX, subject=image, annotations=marks)


def notation_signature(image: Artifact) -> Artifact:
    """A Notation signature attached through `subject`; a JWS envelope."""
    envelope = blob(noise(f"notation {image.digest}", 2048).hex().encode(), "application/jose+json")
    thumbprints = {"io.cncf.notary.x509chain.thumbprint#S256": f'["{noise("certificate", 32).hex()}"]'}
    config = json_blob({}, NOTATION)
    return package(config, [envelope], artifact_type=NOTATION, subject=image, annotations=thumbprints)


def soci_index(image: Artifact) -> Artifact:
    """A SOCI index (v1): one zTOC for each of the image's larger layers."""
    tocs = [
        blob(noise(f"ztoc {layer.digest}", 2_000), "application/octet-stream") for layer in image.layers[:2]
    ]
    marks = {"com.amazon.soci.build-tool-identifier": "AWS SOCI CLI v0.1"}
    return package(json_blob({}, SOCI), tocs, artifact_type=SOCI, subject=image, annotations=marks)


def _signed(message: bytes) -> str:
    """The message's signature as cosign and DSSE write it."""
    return base64.b64encode(signature(message)).decode()


def _statement(image: Artifact, repository: str, kind: str, predicate: dict[str, Any]) -> dict[str, Any]:
    subject = {"name": f"pkg:docker/{repository}", "digest": {"sha256": image.digest.partition(":")[2]}}
    return {
        "_type": "https://in-toto.io/Statement/v0.1",
        "predicateType": kind,
        "subject": [subject],
        "predicate": predicate,
    }


def _provenance() -> dict[str, Any]:
    return {
        "builder": {"id": "https://github.com/example/ci/actions/runs/4711"},
        "buildType": "https://mobyproject.org/buildkit@v1",
        "invocation": {
            "configSource": {"entryPoint": "Dockerfile"},
            "parameters": {"frontend": "dockerfile.v0"},
        },
        "metadata": {"buildInvocationID": "o3qkz6j0f8", "reproducible": False},
    }


def _spdx(name: str) -> dict[str, Any]:
    names = ("base-files", "ca-certificates", "dash", "libc6", "tzdata", "openssl", "zlib1g")
    found = [
        {
            "SPDXID": f"SPDXRef-{package_name}",
            "name": package_name,
            "versionInfo": "12.4-1",
            "filesAnalyzed": False,
        }
        for package_name in names
    ]
    return {
        "spdxVersion": "SPDX-2.3",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "creationInfo": {"created": "2026-10-05T09:00:00Z", "creators": ["Tool: syft-1.33.0"]},
        "packages": found,
    }
