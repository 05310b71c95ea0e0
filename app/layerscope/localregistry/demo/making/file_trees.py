"""The files inside the demo's layers: small pieces of believable root file systems and applications."""

from __future__ import annotations

import hashlib
import json

from layerscope.localregistry.demo.making.tarballs import TarMember, directory, file, script, symlink

_WORDS = (
    "order", "basket", "payment", "refund", "customer", "invoice", "stock", "price", "region", "currency",
    "shipment", "carrier", "return", "discount", "voucher", "session", "token", "account", "ledger", "entry",
    "batch", "window", "retry", "queue", "worker", "request", "response",
)  # fmt: skip

_BASE_PACKAGES = ("base-files", "dash", "libc6", "tzdata")


def noise(name: str, size_bytes: int) -> bytes:
    """Bytes that do not compress, the same for the same name."""
    return hashlib.shake_256(name.encode()).digest(size_bytes)


def prose(name: str, lines: int) -> str:
    """Text that compresses as text does, the same for the same name."""
    numbers = noise(name, lines * 8)
    words = [_WORDS[number % len(_WORDS)] for number in numbers]
    return "".join(" ".join(words[at : at + 8]) + "\n" for at in range(0, len(words), 8))


def debian_root(architecture: str, version: str = "12", codename: str = "bookworm") -> list[TarMember]:
    """The base of a Debian root file system."""
    triplet = {"amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu"}[architecture]
    return [
        *(symlink(name, f"usr/{name}") for name in ("bin", "lib", "sbin")),
        *(directory(name) for name in ("boot", "dev", "home", "proc", "run", "srv", "sys")),
        directory("root", 0o700),
        directory("tmp", 0o1777),
        file("etc/debian_version", f"{version}.12\n"),
        file("etc/hostname", "localhost\n"),
        symlink("etc/os-release", "../usr/lib/os-release"),
        file("etc/passwd", _USERS),
        file("etc/group", "root:x:0:\ndaemon:x:1:\nadm:x:4:\nwww-data:x:33:\nnogroup:x:65534:\n"),
        file("etc/shadow", "root:*:20000:0:99999:7:::\n", 0o640),
        file("usr/lib/os-release", _os_release("Debian GNU/Linux", "debian", version, codename)),
        file(f"usr/lib/{triplet}/libc.so.6", noise(f"libc {architecture} {version}", 900_000), 0o755),
        file(f"usr/lib/{triplet}/libcrypto.so.3", noise(f"libcrypto {architecture}", 700_000)),
        file("usr/bin/dash", noise(f"dash {architecture}", 60_000), 0o755),
        symlink("usr/bin/sh", "dash"),
        script("usr/bin/which", 'command -v -- "$1"'),
        script("usr/sbin/update-ca-certificates", "cat /usr/share/ca-certificates/*.crt"),
        file("usr/share/common-licenses/Apache-2.0", prose("license", 400)),
        file("var/lib/dpkg/status", _dpkg_status(architecture, _BASE_PACKAGES)),
        directory("var/tmp", 0o1777),
    ]


def packages(names: tuple[str, ...], architecture: str, size_bytes: int) -> list[TarMember]:
    """What `apt-get install` adds: shared libraries, copyright files and the package list."""
    each = size_bytes // len(names)
    installed = [
        entry
        for name in names
        for entry in (
            file(f"usr/lib/{name}/{name}.so", noise(f"{name} {architecture}", each)),
            file(f"usr/share/doc/{name}/copyright", prose(f"{name} copyright", 20)),
        )
    ]
    return [*installed, file("var/lib/dpkg/status", _dpkg_status(architecture, (*_BASE_PACKAGES, *names)))]


def java_runtime(version: str, architecture: str, size_bytes: int) -> list[TarMember]:
    """A Java runtime as jlink leaves it; nearly all of it is `lib/modules`."""
    root = "opt/jre"
    return [
        file(f"{root}/release", f'JAVA_VERSION="{version}"\nOS_ARCH="{architecture}"\nOS_NAME="Linux"\n'),
        file(f"{root}/bin/java", noise(f"java {version} {architecture}", 12_000), 0o755),
        file(f"{root}/conf/security/java.security", prose("java.security", 120)),
        file(f"{root}/lib/modules", noise(f"modules {version} {architecture}", size_bytes)),
        file(f"{root}/lib/tzdb.dat", noise("tzdb", 100_000)),
        symlink("usr/bin/java", "/opt/jre/bin/java"),
    ]


def python_packages(names: tuple[str, ...], size_bytes: int) -> list[TarMember]:
    """What `pip install` adds: modules and their metadata."""
    site = "usr/local/lib/python3.11/site-packages"
    entries = []
    for name in names:
        body = noise(name, size_bytes // len(names) // 2)
        entries += [
            file(f"{site}/{name}/__init__.py", f'"""{name}."""\n\n__version__ = "2.4.1"\n'),
            file(f"{site}/{name}/_speedups.so", body, 0o755),
            file(f"{site}/{name}/core.py", _python_module(name)),
            file(f"{site}/{name}-2.4.1.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\n"),
            file(f"{site}/{name}-2.4.1.dist-info/RECORD", prose(name, size_bytes // len(names) // 400)),
        ]
    return entries


def application(name: str, version: str, root: str = "srv/app") -> list[TarMember]:
    """An application's own code and settings."""
    settings = {"name": name, "version": version, "port": 8080, "features": {"newBasket": True}}
    return [
        file(f"{root}/VERSION", f"{version}\n"),
        file(f"{root}/settings.json", json.dumps(settings, indent=2) + "\n"),
        file(f"{root}/{name.replace('-', '_')}/__main__.py", _python_module(f"{name} {version}")),
        file(f"{root}/{name.replace('-', '_')}/rules.py", _python_module(f"{name} rules")),
        script(f"{root}/bin/start", f"exec python3 -m {name.replace('-', '_')} --port 8080"),
        file(f"{root}/README.md", f"# {name} {version}\n\n{prose(name, 6)}"),
    ]


def website(name: str, version: str, assets_bytes: int) -> list[TarMember]:
    root = "usr/share/nginx/html"
    page = f'<!doctype html>\n<title>{name}</title>\n<script src="/assets/{version}.js"></script>\n'
    return [
        file(f"{root}/index.html", page),
        file(f"{root}/assets/{version}.js", f"/* {name} {version} */\n" + prose(f"{name}{version}", 2000)),
        file(f"{root}/assets/{version}.css", "body { font-family: system-ui; }\n" * 40),
        file(f"{root}/assets/hero.webp", noise(f"{name} hero", assets_bytes)),
        file(f"{root}/robots.txt", "User-agent: *\nAllow: /\n"),
    ]


def safetensors(name: str, size_bytes: int) -> bytes:
    """A model's weights in the safetensors format: header length, JSON header, tensors."""
    columns = 4096
    rows = size_bytes // (2 * columns)
    tensor = {"dtype": "F16", "shape": [rows, columns], "data_offsets": [0, rows * columns * 2]}
    header = json.dumps({"__metadata__": {"format": "pt"}, "model.embed_tokens.weight": tensor}).encode()
    return len(header).to_bytes(8, "little") + header + noise(name, rows * columns * 2)


def _os_release(name: str, identity: str, version: str, codename: str) -> str:
    return (
        f'PRETTY_NAME="{name} {version} ({codename})"\nNAME="{name}"\nVERSION_ID="{version}"\n'
        f"VERSION_CODENAME={codename}\nID={identity}\n"
    )


def _dpkg_status(architecture: str, names: tuple[str, ...]) -> str:
    return "".join(
        f"Package: {name}\nStatus: install ok installed\nArchitecture: {architecture}\nVersion: 12.4-1\n"
        f"Description: {prose(name, 1)}\n"
        for name in names
    )


def _python_module(name: str) -> str:
    nouns = [_WORDS[number % len(_WORDS)] for number in noise(name, 24)]
    functions = (
        f'def {noun}_{number}({noun}: dict) -> dict:\n    """The {noun} as it is booked."""\n'
        f"    return {{**{noun}, 'checked': True}}\n"
        for number, noun in enumerate(nouns)
    )
    return f'"""{name}."""\n\n\n' + "\n\n".join(functions)


_USERS = """root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
app:x:10001:10001::/srv:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
"""
