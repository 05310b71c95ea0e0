"""Images that are whole as the registry sees them, and cannot be unpacked or started."""

from __future__ import annotations

from layerscope.localregistry.demo.making import file_trees as files
from layerscope.localregistry.demo.making.artifacts import AMD64, BuildStep, buildkit, image
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, gzip_bytes, gzip_layer
from layerscope.localregistry.demo.making.elf_files import AARCH64, X86_64, program
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.tarballs import TarMember, file, symlink, tarball
from layerscope.localregistry.demo.repositories.insides import userland
from layerscope.registry.references.digests import digest_of

_START = "srv/app/bin/start"


def add_not_starting(registry: RegistryFolder) -> None:
    """`inside/not-starting`: each tag says what is wrong; `damaged-tar` cannot even be unpacked."""
    repository = registry.repository("inside/not-starting")
    base = gzip_layer(userland())
    wrong = {
        "damaged-tar": _damaged(),
        "wrong-architecture": gzip_layer(
            [file(_START, program(AARCH64, body=files.noise("arm", 900)), 0o755)]
        ),
        "missing-entrypoint": gzip_layer([file("srv/app/README.md", "The program was not copied.\n")]),
        "broken-link": gzip_layer([symlink(_START, "/opt/app/releases/7/start")]),
        "missing-interpreter": gzip_layer([file(_START, "#!/usr/bin/python3.12\nprint('started')\n", 0o755)]),
        "missing-linker": gzip_layer([_program(linker="/lib/ld-musl-x86_64.so.1")]),
        "windows-line-ends": gzip_layer([file(_START, "#!/bin/sh\r\necho started\r\n", 0o755)]),
        "not-executable": gzip_layer([file(_START, "#!/bin/sh\necho started\n", 0o644)]),
    }
    for number, (tag, layer) in enumerate(wrong.items()):
        steps = [
            BuildStep("# debian.sh --arch 'amd64' out/ 'bookworm'", base),
            buildkit("COPY app /srv/app", layer),
            buildkit(f'ENTRYPOINT ["/{_START}"]'),
        ]
        settings = {"WorkingDir": "/srv/app", "Entrypoint": [f"/{_START}"]}
        age_h = 60.0 + number
        repository.push(image(steps, platform=AMD64, age_h=age_h, settings=settings), tag, age_h=age_h)


def _program(*, machine: int = X86_64, linker: str = "") -> TarMember:
    return file(_START, program(machine, linker, files.noise("start", 900)), 0o755)


def _damaged() -> DemoBlob:
    """A layer whose second half of the archive is noise: all digests are right, and no header is there."""
    archive = tarball([file(f"srv/app/part-{number}", files.noise(f"{number}", 3000)) for number in range(8)])
    half = len(archive) // 1024 * 512
    damaged = archive[:half] + files.noise("damage", len(archive) - half)
    content = gzip_bytes(damaged)
    return DemoBlob(content, digest_of(content), compression="gzip", diff_id=digest_of(damaged))
