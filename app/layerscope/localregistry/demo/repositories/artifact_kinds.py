"""The demo's repositories for each less usual kind of manifest."""

from __future__ import annotations

import json
from typing import Any

from layerscope.localregistry.demo.making import attachments
from layerscope.localregistry.demo.making import file_trees as files
from layerscope.localregistry.demo.making.artifacts import (
    AMD64,
    ARM64,
    WINDOWS,
    Artifact,
    BuildStep,
    buildkit,
    classic,
    descriptor,
    image,
    index,
    manifest_descriptor,
    package,
)
from layerscope.localregistry.demo.making.demo_blobs import (
    blob,
    compact_json,
    foreign_layer,
    gzip_layer,
    json_blob,
    plain_layer,
)
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.schema1_image import schema1_image
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.localregistry.demo.repositories.bases import Bases
from layerscope.registry.references.digests import digest_of

OCI_ARTIFACT = "application/vnd.oci.artifact.manifest.v1+json"
ORAS_ARTIFACT = "application/vnd.cncf.oras.artifact.manifest.v1+json"
_HELM_CONFIG = "application/vnd.cncf.helm.config.v1+json"
_HELM_CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
_WINDOWS_LAYER = "https://mcr.microsoft.com/v2/windows/servercore/blobs/"


def add_artifacts(registry: RegistryFolder, bases: Bases) -> None:
    _charts(registry)
    _machine_learning(registry, bases)
    _windows(registry, bases)
    _schema1(registry, bases)
    _unusual_images(registry, bases)
    _attached(registry, bases)
    _pull_through(registry, bases)


def _charts(registry: RegistryFolder) -> None:
    repository = registry.repository("charts/checkout")
    for number, version in enumerate(("1.10.0", "1.9.3", "1.9.2")):
        about = {"apiVersion": "v2", "name": "checkout", "version": version, "appVersion": "v4.18.2"}
        chart = gzip_layer(
            [
                file("checkout/Chart.yaml", "".join(f"{key}: {value}\n" for key, value in about.items())),
                file("checkout/values.yaml", "replicas: 3\nimage:\n  repository: team/checkout\n"),
                file("checkout/templates/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\n"),
            ]
        )
        packed = package(json_blob(about, _HELM_CONFIG), [blob(chart.content, _HELM_CHART)])
        repository.push(packed, version, age_h=30 + 400 * number)


def _machine_learning(registry: RegistryFolder, bases: Bases) -> None:
    """Weights in a layer of their own, and a SOCI index, with which the image starts before it is whole."""
    weights = gzip_layer(
        [file("opt/models/embed.safetensors", files.safetensors("embed", 12_000_000))], level=0
    )
    libraries = gzip_layer(files.python_packages(("torch", "safetensors", "tokenizers"), 900_000), level=1)
    steps = [
        *bases.debian(),
        buildkit("RUN pip install torch safetensors tokenizers", libraries),
        buildkit("COPY models /opt/models", weights),
        buildkit('CMD ["python3", "-m", "serve"]'),
    ]
    runtime = registry.repository("ml/runtime")
    built = runtime.push(image(steps, age_h=80), "2.4", "latest", age_h=80)
    runtime.push(attachments.soci_index(built), age_h=79)
    training = registry.repository("ml/training")
    for number in range(3):
        code = gzip_layer(files.application("training", f"run-{number}"))
        trained = image([*steps[:3], buildkit("COPY src /srv/app", code)], age_h=100 + 50 * number)
        training.push(trained, f"run-{118 - number}", age_h=100 + 50 * number)


def _windows(registry: RegistryFolder, bases: Bases) -> None:
    """One index for Windows and Linux; the Windows base is a foreign layer, at Microsoft's address."""
    base = gzip_layer([file("Files/Windows/System32/kernel32.dll", files.noise("kernel32", 60_000))])
    foreign = foreign_layer([file("Files/License.txt", "Windows base\n")], _WINDOWS_LAYER + base.digest)
    site = gzip_layer(
        [file("Files/inetpub/wwwroot/index.html", "<!doctype html>\n<title>Intranet</title>\n")]
    )
    windows = image(
        [
            BuildStep("Apply image 10.0.20348.3207", foreign),
            BuildStep("cmd /S /C powershell -Command Add-WindowsFeature Web-Server", base),
            BuildStep("cmd /S /C #(nop) COPY dir:1f0c44f2a1b6f0f4 in C:\\inetpub\\wwwroot ", site),
            BuildStep('cmd /S /C #(nop)  ENTRYPOINT ["C:\\\\ServiceMonitor.exe" "w3svc"]'),
        ],
        platform=WINDOWS,
        docker=True,
    )
    linux = image([*bases.small(), buildkit("COPY site /srv/site", site)], docker=True)
    registry.repository("windows/intranet").push(index([windows, linux], docker=True), "ltsc2022", age_h=300)


def _schema1(registry: RegistryFolder, bases: Bases) -> None:
    """Images that were pushed by Docker 1.9, before schema 2."""
    application = gzip_layer(files.application("inventory", "0.9"))
    steps = [
        *bases.classic_debian(),
        classic("COPY dir:8d1f0a in /srv/app ", application),
        classic(' CMD ["/srv/app/bin/start"]'),
    ]
    repository = registry.repository("legacy/inventory", age_h=24 * 365 * 6)
    for tag, signed in (("0.9", False), ("0.9-signed", True)):
        made = schema1_image("legacy/inventory", tag, steps, signed=signed)
        repository.push(made, tag, age_h=24 * 365 * 3)


def _unusual_images(registry: RegistryFolder, bases: Bases) -> None:
    """Right, and rare: a nested index, no history, layers not compressed, a history that does not fit."""
    small, layer = bases.small(), gzip_layer(files.application("agent", "3.1"))
    agents = [
        image([*small, buildkit("COPY agent /srv/app", layer)], platform=each) for each in (AMD64, ARM64)
    ]
    nested = index([index(agents), image(small, platform=AMD64)])
    registry.repository("platform/nested-index").push(nested, "3.1", "latest", age_h=200)
    shapes = registry.repository("platform/unusual-images")
    shapes.push(
        image([*small, buildkit("COPY agent /srv/app", plain_layer(files.application("agent", "3.0")))]),
        "uncompressed",
        age_h=210,
    )
    for tag, change in (("no-history", _drop_history), ("history-too-short", _shorten_history)):
        shapes.push(
            _changed_config(image([*small, buildkit("COPY agent /srv/app", layer)]), change), tag, age_h=220
        )
    shapes.push(_unknown_manifest(), "unknown-media-type", age_h=230)


def _attached(registry: RegistryFolder, bases: Bases) -> None:
    """One image with every kind of referrer, and both kinds of artifact manifest."""
    repository = registry.repository("supply-chain/signed-app")
    application = gzip_layer(files.application("signed-app", "1.0.0"))
    built = repository.push(
        image([*bases.small(), buildkit("COPY app /srv/app", application)]), "1.0.0", age_h=50
    )
    name = "supply-chain/signed-app"
    repository.push(attachments.cosign_signature(built, name), attachments.cosign_tag(built, "sig"), age_h=49)
    repository.push(
        attachments.cosign_attestation(built, name), attachments.cosign_tag(built, "att"), age_h=49
    )
    repository.push(attachments.cosign_sbom(built, name), attachments.cosign_tag(built, "sbom"), age_h=49)
    for referrer in (attachments.sbom_referrer(built, name), attachments.notation_signature(built)):
        repository.push(referrer, age_h=48)
    repository.push(attachments.soci_index(built), age_h=48)
    for media_type in (OCI_ARTIFACT, ORAS_ARTIFACT):
        repository.push(_artifact_manifest(media_type, built), age_h=47)


def _pull_through(registry: RegistryFolder, bases: Bases) -> None:
    """Prefixes with pull-through cache rules: two that work, one whose secret is wrong."""
    secret = f"arn:aws:secretsmanager:{registry.region}:{registry.account}:secret:ecr-pullthroughcache"
    registry.rules += [
        {
            "ecrRepositoryPrefix": "docker-hub",
            "upstreamRegistryUrl": "registry-1.docker.io",
            "upstreamRegistry": "docker-hub",
            "credentialArn": f"{secret}/docker-hub-AbCdEf",
            "isValid": True,
        },
        {
            "ecrRepositoryPrefix": "broken/upstream",
            "upstreamRegistryUrl": "ghcr.io",
            "upstreamRegistry": "github-container-registry",
            "credentialArn": f"{secret}/github-XyZaBc",
            "isValid": False,
            "failure": "The secret could not be read: the upstream registry refused the access token.",
        },
        {
            "ecrRepositoryPrefix": "broken/uncached",
            "upstreamRegistryUrl": "quay.io",
            "upstreamRegistry": "quay",
            "isValid": True,
        },
    ]
    repository = registry.repository("docker-hub/library/redis")
    binary = gzip_layer([file("usr/local/bin/redis-server", files.noise("redis", 500_000), 0o755)], level=1)
    entry = gzip_layer([file("usr/local/bin/docker-entrypoint.sh", "#!/bin/sh\nexec redis-server\n", 0o755)])
    steps = [
        *bases.debian(),
        buildkit("ENV REDIS_VERSION=7.4.6"),
        buildkit("RUN set -eux; make -C /usr/src/redis -j $(nproc) all install", binary),
        buildkit("COPY docker-entrypoint.sh /usr/local/bin/", entry),
        buildkit('CMD ["redis-server"]'),
    ]
    repository.push(index([image(steps, age_h=500)]), "7.4", "7", age_h=60)


def _changed_config(made: Artifact, change: Any) -> Artifact:
    document = json.loads(made.config.content)
    change(document)
    return package(json_blob(document, made.config.media_type), made.layers)


def _drop_history(document: dict[str, Any]) -> None:
    del document["history"]


def _shorten_history(document: dict[str, Any]) -> None:
    del document["history"][1:]


def _unknown_manifest() -> Artifact:
    """A manifest of an unknown media type."""
    media_type = "application/vnd.example.dataset.manifest.v3+json"
    rows = blob(
        compact_json({"rows": 3, "columns": ["sku", "price"]}), "application/vnd.example.dataset.v3+json"
    )
    text = compact_json({"schemaVersion": 3, "mediaType": media_type, "parts": [descriptor(rows)]})
    return Artifact(text, media_type, digest_of(text), (rows,))


def _artifact_manifest(media_type: str, subject: Artifact) -> Artifact:
    """A manifest of the withdrawn OCI or the ORAS artifact type: blobs without a config."""
    report = json_blob(
        {"findings": [], "scanner": "example", "of": media_type}, "application/vnd.example.scan+json"
    )
    artifact_type = "application/vnd.example.scan-report.v1"
    document = {
        "mediaType": media_type,
        "artifactType": artifact_type,
        "blobs": [descriptor(report)],
        "subject": manifest_descriptor(subject),
    }
    text = compact_json(document)
    return Artifact(text, media_type, digest_of(text), (report,), artifact_type=artifact_type)
