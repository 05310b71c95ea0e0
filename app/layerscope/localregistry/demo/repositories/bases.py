"""The base layers that many of the demo's images share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from layerscope.localregistry.demo.making import file_trees as files
from layerscope.localregistry.demo.making.artifacts import BuildStep, buildkit, classic
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, gzip_layer
from layerscope.localregistry.demo.making.tarballs import file, symlink

_JAVA = "21.0.8"
_CERTIFICATES = (
    "RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tzdata "
    "&& rm -rf /var/lib/apt/lists/*"
)


@dataclass
class Bases:
    """Each base layer, made when first wanted and then kept; the steps that lead to it."""

    _packages: dict[str, DemoBlob] = field(default_factory=dict)

    @cached_property
    def _debian(self) -> dict[str, DemoBlob]:
        return {name: gzip_layer(files.debian_root(name), level=1) for name in ("amd64", "arm64")}

    @cached_property
    def _java(self) -> dict[str, DemoBlob]:
        # The one large layer: a download of it shows progress. Stored, since it would not compress.
        sizes_bytes = {"amd64": 40_000_000, "arm64": 14_000_000}
        return {
            name: gzip_layer(files.java_runtime(_JAVA, name, size_bytes), level=0)
            for name, size_bytes in sizes_bytes.items()
        }

    @cached_property
    def busybox(self) -> DemoBlob:
        """A root file system of a few kilobytes, for images that show something else than files."""
        return gzip_layer(
            [
                file("bin/busybox", files.noise("busybox", 24_000), 0o755),
                symlink("bin/sh", "busybox"),
                file("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n"),
                file("etc/os-release", "NAME=BusyBox\nID=busybox\nVERSION_ID=1.36.1\n"),
            ]
        )

    def debian(self, architecture: str = "amd64") -> list[BuildStep]:
        """Debian as its image makers record it, with certificates on top."""
        made = f"# debian.sh --arch '{architecture}' out/ 'bookworm' '@1790985600'"
        return [
            BuildStep(made, self._debian[architecture]),
            buildkit(_CERTIFICATES, self.packages(("ca-certificates", "tzdata"), architecture, 420_000)),
        ]

    def classic_debian(self) -> list[BuildStep]:
        """Debian below an image of the classic builder."""
        return [
            classic(
                "ADD file:3f2c1ad7d3b1c0e8be2a11c55cb1dbb6f27e3a5b43ef8a0b5ac2ba62bf1d7c9e in / ",
                self._debian["amd64"],
            ),
            classic(' CMD ["bash"]'),
        ]

    def java(self, architecture: str = "amd64") -> list[BuildStep]:
        """Debian with a Java runtime."""
        return [
            *self.debian(architecture),
            buildkit("COPY --from=build /opt/jre /opt/jre", self._java[architecture]),
            buildkit("ENV JAVA_HOME=/opt/jre"),
        ]

    def small(self) -> list[BuildStep]:
        """BusyBox, as its image makers record it."""
        return [
            BuildStep("BusyBox 1.36.1 (glibc), Debian 12", self.busybox),
            buildkit('CMD ["sh"]'),
        ]

    def packages(self, names: tuple[str, ...], architecture: str, size_bytes: int) -> DemoBlob:
        """A layer of Debian packages."""
        key = f"{names} {architecture}"
        if key not in self._packages:
            entries = files.packages(names, architecture, size_bytes)
            self._packages[key] = gzip_layer(entries, level=1)
        return self._packages[key]
