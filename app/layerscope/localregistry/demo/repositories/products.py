"""The demo's healthy repositories of products: bases, services, web sites."""

from __future__ import annotations

from layerscope.localregistry.demo.making import attachments
from layerscope.localregistry.demo.making import file_trees as files
from layerscope.localregistry.demo.making.artifacts import (
    AMD64,
    ARM64,
    Artifact,
    BuildStep,
    buildkit,
    classic,
    image,
    index,
)
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, gzip_layer, zstd_layer
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder, RepositoryFolder
from layerscope.localregistry.demo.making.tarballs import directory, file, whiteout
from layerscope.localregistry.demo.repositories.bases import Bases

_PLATFORMS = {"amd64": AMD64, "arm64": ARM64}
_DAY_H = 24.0


def add_products(registry: RegistryFolder, bases: Bases) -> None:
    _base_debian(registry, bases)
    _base_java(registry, bases)
    checkout(registry.repository("team/checkout"), bases)
    _checkout_worker(registry, bases)
    _services(registry, bases)
    _etl_runner(registry, bases)
    _warehouse_sync(registry, bases)
    _gateway(registry, bases)
    _web(registry, bases)
    _ops(registry, bases)


def checkout(repository: RepositoryFolder, bases: Bases) -> None:
    """The repository to look at first: versions for two platforms, attested, signed, two of them archived."""
    assets = gzip_layer(
        [
            file(f"srv/assets/photo-{number}.webp", files.noise(f"photo {number}", 160_000))
            for number in range(6)
        ],
        level=1,
    )
    requirements = gzip_layer(files.python_packages(("httpx", "pydantic", "sqlalchemy"), 1_600_000), level=1)
    releases = [("v4.18.2", 2.0), ("v4.18.1", 26.0), ("v4.18.0", 3 * _DAY_H)]
    for version, age_h in releases:
        built = _checkout_release(bases, requirements, assets, version, age_h)
        tags = (version, "latest") if version == "v4.18.2" else (version,)
        scan = repository.scan(age_h - 0.1, HIGH=2, MEDIUM=5, LOW=11)
        pulled = repository.time(age_h / 2)
        repository.push(built, *tags, age_h=age_h, lastRecordedPullTime=pulled, **scan)
    signed = _checkout_release(bases, requirements, assets, *releases[0])
    signature = attachments.cosign_signature(signed, "team/checkout")
    repository.push(signature, attachments.cosign_tag(signed, "sig"), age_h=1.9)
    for number, version in enumerate(("v4.17.9", "v4.17.8")):
        age_h = (33 + number) * _DAY_H
        old = image(_checkout_steps(bases, requirements, assets, version, "amd64"), age_h=age_h)
        archived = repository.time(3 * _DAY_H)
        repository.push(old, version, age_h=age_h, status="ARCHIVED", lastArchivedAt=archived)
    untagged = image(_checkout_steps(bases, requirements, assets, "v4.17.7", "amd64"), age_h=36 * _DAY_H)
    repository.push(untagged, age_h=36 * _DAY_H)


def _checkout_release(
    bases: Bases, requirements: DemoBlob, assets: DemoBlob, version: str, age_h: float
) -> Artifact:
    images = [
        image(
            _checkout_steps(bases, requirements, assets, version, architecture),
            platform=platform,
            age_h=age_h + 0.5,
            settings={
                "User": "app",
                "ExposedPorts": {"8080/tcp": {}},
                "Env": ["PATH=/usr/local/bin:/usr/bin:/bin", "JAVA_HOME=/opt/jre"],
                "Entrypoint": ["/srv/app/bin/start"],
                "WorkingDir": "/srv",
                "Labels": {"org.opencontainers.image.version": version},
            },
        )
        for architecture, platform in _PLATFORMS.items()
    ]
    return index([*images, *(attachments.attestation(each, "team/checkout") for each in images)])


def _checkout_steps(
    bases: Bases, requirements: DemoBlob, assets: DemoBlob, version: str, architecture: str
) -> list[BuildStep]:
    return [
        *bases.java(architecture),
        buildkit("RUN pip install --no-cache-dir -r requirements.txt", requirements),
        buildkit("COPY assets /srv/assets", assets),
        buildkit("COPY app /srv/app", gzip_layer(files.application("checkout", version))),
        buildkit(
            "RUN chown -R app /srv",
            gzip_layer([directory("srv/app", user=10001), whiteout("srv/assets/photo-5.webp")]),
        ),
        buildkit("USER app"),
        buildkit("EXPOSE map[8080/tcp:{}]"),
        buildkit('ENTRYPOINT ["/srv/app/bin/start"]'),
    ]


def _base_debian(registry: RegistryFolder, bases: Bases) -> None:
    repository = registry.repository("base/debian", imageTagMutability="IMMUTABLE")
    repository.settings["policy"] = _readers("111122223333", "444455556666")
    images = [
        image(bases.debian(name), platform=platform, age_h=9 * _DAY_H, settings={"Cmd": ["bash"]})
        for name, platform in _PLATFORMS.items()
    ]
    tags = ("bookworm", "bookworm-20261001", "12")
    repository.push(
        index([*images, attachments.attestation(images[0], "base/debian")]), *tags, age_h=9 * _DAY_H
    )


def _base_java(registry: RegistryFolder, bases: Bases) -> None:
    repository = registry.repository("base/java-21")
    images = [
        image(bases.java(name), platform=platform, docker=True, age_h=8 * _DAY_H)
        for name, platform in _PLATFORMS.items()
    ]
    repository.push(index(images, docker=True), "21", "21.0.8", "latest", age_h=8 * _DAY_H)
    sbom = attachments.cosign_sbom(images[0], "base/java-21")
    repository.push(sbom, attachments.cosign_tag(images[0], "sbom"), age_h=8 * _DAY_H)


def _checkout_worker(registry: RegistryFolder, bases: Bases) -> None:
    repository = registry.repository("team/checkout-worker")
    for number in range(6):
        version, age_h = f"v4.{18 - number}.0", (4 + 9 * number) * _DAY_H
        application = gzip_layer(files.application("checkout-worker", version))
        steps = [*bases.java(), buildkit("COPY app /srv/app", application), buildkit('CMD ["bin/start"]')]
        tags = (version, "latest") if number == 0 else (version,)
        repository.push(image(steps, age_h=age_h), *tags, age_h=age_h)


def _services(registry: RegistryFolder, bases: Bases) -> None:
    """Services of the classic builder: Docker schema 2, `#(nop)` in their histories."""
    for name in ("billing", "identity", "notifications", "search"):
        repository = registry.repository(f"team/{name}", imageScanningConfiguration={"scanOnPush": True})
        if name == "identity":
            repository.settings["policy"] = _readers("444455556666")
        for number in range(3):
            version, age_h = f"2.{9 - number}.{number}", (1 + 13 * number) * _DAY_H
            scan = repository.scan(age_h - 0.1)
            repository.push(_service(bases, name, version, age_h), version, age_h=age_h, **scan)


def _service(bases: Bases, name: str, version: str, age_h: float) -> Artifact:
    libraries = gzip_layer(files.python_packages(("flask", f"{name}_client"), 120_000))
    steps = [
        *bases.classic_debian(),
        classic("ENV PYTHONUNBUFFERED=1"),
        classic("RUN pip install flask", libraries),
        classic(
            "COPY dir:5c1b0a8f6d6a4f2f9f3f7d1f7f8a6e0b in /srv/app ",
            gzip_layer(files.application(name, version)),
        ),
        classic("WORKDIR /srv/app"),
        classic(' CMD ["bin/start"]'),
    ]
    return image(steps, docker=True, age_h=age_h, settings={"WorkingDir": "/srv/app", "Cmd": ["bin/start"]})


def _etl_runner(registry: RegistryFolder, bases: Bases) -> None:
    """A KMS-encrypted repository, most of whose images are archived."""
    key = f"arn:aws:kms:{registry.region}:{registry.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
    registry.keys[key] = "Enabled"
    encryption = {"encryptionType": "KMS", "kmsKey": key}
    repository = registry.repository("data/etl-runner", encryptionConfiguration=encryption)
    for number in range(8):
        age_h = (6 + 30 * number) * _DAY_H
        jobs = gzip_layer(files.application("etl-runner", f"2026.{9 - number}"))
        built = image([*bases.debian(), buildkit("COPY jobs /srv/jobs", jobs)], age_h=age_h)
        facts = {"status": "ARCHIVED", "lastArchivedAt": repository.time(age_h / 2)} if number > 1 else {}
        repository.push(built, f"2026.{9 - number}", age_h=age_h, **facts)


def _warehouse_sync(registry: RegistryFolder, bases: Bases) -> None:
    """Nightly builds under a lifecycle policy that keeps the last five."""
    repository = registry.repository("data/warehouse-sync")
    repository.settings["lifecyclePolicy"] = keep_last("nightly-", 5)
    for number in range(5):
        age_h = (number + 0.4) * _DAY_H
        sync = gzip_layer(files.application("warehouse-sync", f"nightly-{number}"))
        built = image([*bases.small(), buildkit("ADD sync.tar.gz /srv", sync)], age_h=age_h)
        repository.push(built, f"nightly-{repository.time(age_h)[:10].replace('-', '')}", age_h=age_h)


def _gateway(registry: RegistryFolder, bases: Bases) -> None:
    """Images with zstd layers, signed through a referrer."""
    repository = registry.repository("edge/gateway")
    for number, version in enumerate(("1.31.0", "1.30.4")):
        age_h = (2 + 20 * number) * _DAY_H
        routes = zstd_layer(files.application("gateway", version, "etc/gateway"))
        binary = zstd_layer([file("usr/local/bin/envoy", files.noise(f"envoy {version}", 1_400_000), 0o755)])
        steps = [
            BuildStep("BusyBox 1.36.1 (glibc), Debian 12", bases.busybox),
            buildkit("COPY --from=build /out/envoy /usr/local/bin/envoy", binary),
            buildkit("COPY routes /etc/gateway", routes),
        ]
        unsupported = {
            "status": "UNSUPPORTED_IMAGE",
            "description": "UnsupportedImageError: No OS was found.",
        }
        built = repository.push(image(steps, age_h=age_h), version, age_h=age_h, imageScanStatus=unsupported)
        repository.push(attachments.notation_signature(built), age_h=age_h)


def _web(registry: RegistryFolder, bases: Bases) -> None:
    for name, builds in (("landing", 4), ("storefront", 12)):
        repository = registry.repository(f"web/{name}")
        for number in range(builds):
            age_h = (0.2 + 5 * number) * _DAY_H
            build = f"build-{2041 - number}"
            site = gzip_layer(files.website(name, build, 40_000))
            steps = [
                *bases.debian(),
                buildkit("COPY dist /usr/share/nginx/html", site),
                buildkit("EXPOSE 80"),
            ]
            tags = (build, "production") if number == 1 else (build, "staging") if number == 0 else (build,)
            repository.push(image(steps, age_h=age_h), *tags, age_h=age_h)


def _ops(registry: RegistryFolder, bases: Bases) -> None:
    """A cron image, one repository with 300 tags, one without any image."""
    cron = gzip_layer([file("etc/crontab", "17 3 * * * root /usr/local/bin/rotate\n")])
    built = image([*bases.small(), buildkit("COPY crontab /etc/crontab", cron)], age_h=70 * _DAY_H)
    registry.repository("ops/cron").push(built, "1", "1.4", "1.4.2", "latest", age_h=70 * _DAY_H)
    runner = registry.repository("ops/runner")
    for number in range(300, 0, -1):
        age_h = (300 - number) * 9.0 + 1
        version = gzip_layer([file("srv/runner/VERSION", f"build {number}\n")])
        steps = [*bases.small(), buildkit("COPY VERSION /srv/runner/VERSION", version)]
        runner.push(image(steps, age_h=age_h), f"build-{number:04}", age_h=age_h)
    registry.repository("sandbox/empty", age_h=5 * _DAY_H)


def keep_last(prefix: str, count: int) -> dict[str, object]:
    """A lifecycle policy that expires all but the last images with that tag prefix."""
    selection = {
        "tagStatus": "tagged",
        "tagPrefixList": [prefix],
        "countType": "imageCountMoreThan",
        "countNumber": count,
    }
    rule = {
        "rulePriority": 1,
        "description": f"Keep the last {count} of {prefix}*",
        "selection": selection,
        "action": {"type": "expire"},
    }
    return {"rules": [rule]}


def _readers(*accounts: str) -> dict[str, object]:
    """A repository policy that lets other accounts pull."""
    statement = {
        "Sid": "PullFromOtherAccounts",
        "Effect": "Allow",
        "Principal": {"AWS": [f"arn:aws:iam::{account}:root" for account in accounts]},
        "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    }
    return {"Version": "2012-10-17", "Statement": [statement]}
