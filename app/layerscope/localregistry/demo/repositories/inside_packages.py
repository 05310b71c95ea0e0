"""Images with packages of each kind that is known."""

from __future__ import annotations

from layerscope.localregistry.demo.making import file_trees as files
from layerscope.localregistry.demo.making import package_files as packages
from layerscope.localregistry.demo.making.artifacts import BuildStep, buildkit, image
from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.elf_files import go_program
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.rpm_databases import Rpm, hash_database, sqlite_database
from layerscope.localregistry.demo.making.tarballs import TarMember, file, symlink
from layerscope.localregistry.demo.repositories.insides import BASE_PACKAGES, userland

_RPMS = (
    Rpm("bash", "5.2.15", "1.amzn2023", "GPLv3+"),
    Rpm("glibc", "2.34", "117.amzn2023", "LGPLv2+"),
    Rpm("openssl-libs", "3.0.8", "1.amzn2023", "Apache-2.0"),
)
_GO_BYTES = 1 << 20  # Go links none that is smaller than half of it
_OLD_RPMS = (Rpm("bash", "4.2.46", "34.amzn2", "GPLv3+"), Rpm("glibc", "2.26", "64.amzn2", "LGPLv2+"))


def add_inside_packages(registry: RegistryFolder) -> None:
    repository = registry.repository("inside/packages")
    made = {
        "debian": [
            userland(),
            _added(BASE_PACKAGES | {"nginx": "1.22.1-9"}),
        ],
        "distroless": [packages.distroless_packages({"base-files": "12.4+deb12u11", "tzdata": "2025b-0"})],
        "alpine": [
            _alpine({"musl": "1.2.5-r0", "busybox": "1.36.1-r29"}),
            _alpine({"musl": "1.2.5-r0", "busybox": "1.36.1-r30", "curl": "8.9.1-r2"}),
        ],
        "amazon-linux-2023": [
            [file("var/lib/rpm/rpmdb.sqlite", sqlite_database(_RPMS[:2]))],
            [file("var/lib/rpm/rpmdb.sqlite", sqlite_database(_RPMS))],
        ],
        "amazon-linux-2": [[file("var/lib/rpm/Packages", hash_database(_OLD_RPMS))]],
        "languages": [_languages()],
    }
    for number, (tag, layers) in enumerate(made.items()):
        age_h = 100.0 + number
        steps = [
            buildkit(f"COPY layer-{at} /", gzip_layer(entries)) for at, entries in enumerate(layers, start=1)
        ]
        repository.push(image([*steps, BuildStep('CMD ["/bin/sh"]')], age_h=age_h), tag, age_h=age_h)


def _added(versions: dict[str, str]) -> list[TarMember]:
    return [
        file("usr/sbin/nginx", files.noise("nginx", 20_000), 0o755),
        file("var/lib/dpkg/status", packages.dpkg_status(versions)),
    ]


def _alpine(versions: dict[str, str]) -> list[TarMember]:
    return [
        file("bin/busybox", files.noise("busybox", 12_000), 0o755),
        symlink("bin/sh", "/bin/busybox"),
        file("etc/os-release", "NAME=Alpine\nID=alpine\nVERSION_ID=3.20.3\n"),
        file("lib/apk/db/installed", packages.apk_installed(versions)),
    ]


def _languages() -> list[TarMember]:
    """Python, Node, Ruby, Java and Go beside each other."""
    needs = {"golang.org/x/net": "v0.27.0", "github.com/google/uuid": "v1.6.0"}
    log4j = packages.jar("org.apache.logging.log4j", "log4j-core", "2.24.1")
    return [
        *packages.python_package("numpy", "1.26.4", "BSD-3-Clause"),
        *packages.node_package("srv/app", "express", "4.19.2"),
        *packages.gem("rack", "3.1.7"),
        file(
            "srv/app/lib/log4j-core-2.24.1.jar",
            log4j,
        ),
        file(
            "usr/local/bin/agent",
            go_program("example.com/agent", "v1.4.0", needs).ljust(_GO_BYTES, b"\0"),
            0o755,
        ),
    ]
