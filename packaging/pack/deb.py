"""A package for Debian and Ubuntu: https://manpages.debian.org/bookworm/dpkg-dev/deb.5.en.html.

Written here, not by dpkg-deb: any system can build it, and the same bytes come of the same files.
"""

from __future__ import annotations

import hashlib
import platform
import tempfile
from pathlib import Path

from pack.archive import write_tar_xz
from pack.layout import Parts, lay_out
from pack.libraries import GLIBC, debian_packages

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
MAINTAINER = "The Layerscope developers <layerscope@users.noreply.github.com>"
HOMEPAGE = "https://github.com/layerscope/layerscope"
RECOMMENDED = (
    "gnome-keyring | kwalletmanager | keepassxc",
    "xdg-utils",
    "xdg-desktop-portal",
    "ca-certificates",
    "fonts-dejavu-core | fonts-liberation | fonts-noto-core",
)
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Layerscope
Source: {homepage}

Files: *
Copyright: 2026 The Layerscope developers
License: Apache-2.0
 On Debian systems, the full text of the Apache License version 2.0 can be found in the file
 /usr/share/common-licenses/Apache-2.0.
Comment:
 The libraries below /usr/lib/layerscope/lib have licenses of their own, which are in the folder
 /usr/share/doc/layerscope/licenses.
"""


def architecture() -> str:
    """Debian's name for this machine's processor."""
    return ARCHITECTURES.get(platform.machine(), platform.machine())


def write_deb(parts: Parts, folder: Path) -> Path:
    """The package, in `folder`."""
    target = folder / f"layerscope_{parts.version}_{architecture()}.deb"
    with tempfile.TemporaryDirectory(prefix="layerscope-deb-") as made:
        root, control = Path(made, "root"), Path(made, "control")
        lay_out(parts, root / "usr")
        (root / "usr/share/doc/layerscope/LICENSE").unlink()  # Debian has it once for all packages
        (root / "usr/share/doc/layerscope/copyright").write_text(_COPYRIGHT.format(homepage=HOMEPAGE))
        control.mkdir()
        (control / "control").write_text(control_text(parts.version, _size_kib(root)), "utf-8")
        (control / "md5sums").write_text(_sums(root), "utf-8")
        members = {"control.tar.xz": control, "data.tar.xz": root}
        for name, tree in members.items():
            write_tar_xz(Path(made, name), tree, ".", parts.stamp_s)
        contents = {name: Path(made, name).read_bytes() for name in members}
        target.write_bytes(_ar({"debian-binary": b"2.0\n", **contents}, parts.stamp_s))
    return target


def control_text(version: str, size_kib: int) -> str:
    """The control file; Depends is what the program's libraries are linked to."""
    depends = ", ".join((f"libc6 (>= {GLIBC[0]}.{GLIBC[1]})", *debian_packages()))
    return f"""\
Package: layerscope
Version: {version}
Architecture: {architecture()}
Maintainer: {MAINTAINER}
Installed-Size: {size_kib}
Section: devel
Priority: optional
Homepage: {HOMEPAGE}
Depends: {depends}
Recommends: {", ".join(RECOMMENDED)}
Suggests: awscli, skopeo
Description: browse Amazon ECR down to the layer
 Lists repositories, images and layers with the AWS profile you have, shows a
 layer's presigned URL or says why there is none, downloads layers and whole
 images with every digest verified, and finds out why a layer cannot be had.
"""


def _size_kib(root: Path) -> int:
    """As dpkg-gencontrol counts: each file in whole KiB, and one for anything else."""
    return sum(
        -(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1
        for path in root.rglob("*")
    )


def _sums(root: Path) -> str:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )


def _ar(members: dict[str, bytes], stamp_s: int) -> bytes:
    packed = b"!<arch>\n"
    for name, content in members.items():
        header = f"{name:<16}{stamp_s:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n"
        packed += header.encode("ascii") + content + b"\n" * (len(content) % 2)
    return packed
