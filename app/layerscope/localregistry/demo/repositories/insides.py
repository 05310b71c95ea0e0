"""Images worth opening: what is inside them differs, is wasted, was left behind, or is told by a table."""

from __future__ import annotations

import base64

from layerscope.localregistry.demo.making import file_trees as files
from layerscope.localregistry.demo.making import package_files as packages
from layerscope.localregistry.demo.making.artifacts import WINDOWS, BuildStep, buildkit, image, index
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, gzip_layer
from layerscope.localregistry.demo.making.elf_files import program
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.lazy_layers import estargz_layer, zstd_chunked_layer
from layerscope.localregistry.demo.making.soci_tables import (
    INDEX_DIGEST,
    listed_soci_index,
    soci_index,
    soci_layer,
)
from layerscope.localregistry.demo.making.tarballs import (
    TarMember,
    capable,
    directory,
    file,
    hard_link,
    opaque,
    script,
    sparse_file,
    symlink,
    whiteout,
)

_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
BASE_PACKAGES = {"base-files": "12.4+deb12u11", "dash": "0.5.12-2", "libc6": "2.36-9+deb12u12"}
_LINKER = "/lib64/ld-linux-x86-64.so.2"


def add_insides(registry: RegistryFolder) -> None:
    _shop(registry)
    _wasteful(registry)
    _leaky(registry)
    _lazy(registry)
    _windows(registry)


def userland(extra: dict[str, str] | None = None) -> list[TarMember]:
    """The least of a Debian: a shell, its linker and library, users, and the list of packages."""
    return [
        *(symlink(name, f"usr/{name}") for name in ("bin", "lib", "lib64", "sbin")),
        directory("root", 0o700),
        directory("tmp", 0o1777),
        file("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nshop:x:10001:10001::/srv/shop:/bin/sh\n"),
        file("usr/lib/os-release", 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\nVERSION_ID="12"\n'),
        symlink("etc/os-release", "../usr/lib/os-release"),
        file("usr/lib64/ld-linux-x86-64.so.2", program(body=files.noise("ld", 3000)), 0o755),
        file("usr/lib/x86_64-linux-gnu/libc.so.6", program(body=files.noise("libc", 40_000)), 0o755),
        file("usr/bin/dash", program(interpreter=_LINKER, body=files.noise("dash", 8000)), 0o755),
        symlink("usr/bin/sh", "dash"),
        symlink("usr/bin/env", "dash"),
        file("var/lib/dpkg/status", packages.dpkg_status(BASE_PACKAGES | (extra or {}))),
    ]


def _shop(registry: RegistryFolder) -> None:
    """Two versions to compare: files added, changed and gone, modes and owners, packages up and down."""
    repository = registry.repository("inside/shop")
    base = gzip_layer(userland())
    old = {"curl": "7.88.1-10+deb12u8", "openssl": "3.0.17-1~deb12u2", "wget": "1.21.3-1+deb12u1"}
    new = {"curl": "7.88.1-10+deb12u14", "jq": "1.6-2.1", "openssl": "3.0.15-1~deb12u1"}
    for version, installed, age_h in (("1.0", old, 90.0), ("1.1", new, 12.0)):
        layers = {
            "RUN apt-get install": gzip_layer(_tools(installed)),
            "RUN pip install": gzip_layer(_libraries(version)),
            "COPY shop": gzip_layer(_shop_files(version)),
        }
        steps = [
            BuildStep("# debian.sh --arch 'amd64' out/ 'bookworm'", base),
            buildkit(f"RUN apt-get install -y {' '.join(installed)}", layers["RUN apt-get install"]),
            buildkit("RUN pip install -r requirements.txt && npm ci", layers["RUN pip install"]),
            buildkit("WORKDIR /srv/shop"),
            buildkit("COPY shop /srv/shop", layers["COPY shop"]),
            buildkit('ENTRYPOINT ["/srv/shop/bin/start"]'),
        ]
        settings = {
            "User": "shop",
            "Env": [_PATH, f"SHOP_VERSION={version}"],
            "WorkingDir": "/srv/shop",
            "Entrypoint": ["/srv/shop/bin/start"],
            "Cmd": ["--port", "8080"],
        }
        tags = (version, "latest") if version == "1.1" else (version,)
        repository.push(image(steps, age_h=age_h, settings=settings), *tags, age_h=age_h)


def _tools(installed: dict[str, str]) -> list[TarMember]:
    binaries = [
        file(f"usr/bin/{name}", program(interpreter=_LINKER, body=files.noise(name + version, 9000)), 0o755)
        for name, version in installed.items()
    ]
    return [*binaries, file("var/lib/dpkg/status", packages.dpkg_status(BASE_PACKAGES | installed))]


def _libraries(version: str) -> list[TarMember]:
    is_new = version == "1.1"
    return [
        *packages.python_package("flask", "3.0.3" if is_new else "2.3.2", "BSD-3-Clause"),
        *packages.python_package("requests", "2.31.0" if is_new else "2.32.3", "Apache-2.0"),
        *packages.node_package("srv/shop", "left-pad", "1.3.0"),
        *(packages.node_package("srv/shop", "ws", "8.18.0") if is_new else ()),
    ]


def _shop_files(version: str) -> list[TarMember]:
    is_new = version == "1.1"
    old_only = [file("srv/shop/legacy/basket.py", files.prose("basket", 60))]
    new_only = [file("srv/shop/shop/refunds.py", files.prose("refunds", 40), user=10001)]
    return [
        script("srv/shop/bin/start", 'exec python3 -m shop "$@"'),
        script("srv/shop/bin/migrate", f"echo {version}"),
        file("srv/shop/settings.json", f'{{\n  "version": "{version}",\n  "port": 8080\n}}\n'),
        file("srv/shop/report.sh", "#!/bin/sh\necho report\n", 0o755 if is_new else 0o644),
        file("srv/shop/data/prices.csv", files.prose("prices", 300), user=10001 if is_new else 0),
        file("srv/shop/shop/__main__.py", files.prose("main", 80)),
        *(new_only if is_new else old_only),
    ]


def _wasteful(registry: RegistryFolder) -> None:
    """Files that later layers write anew, remove or hide, and every kind of entry that there is."""
    dump = file("srv/data/dump.sql", files.noise("dump", 300_000))
    kinds = [
        file("usr/bin/su", program(body=files.noise("su", 4000)), 0o4755),
        file("usr/bin/wall", program(body=files.noise("wall", 2000)), 0o2755),
        capable("usr/bin/ping", program(body=files.noise("ping", 3000))),
        file("srv/shared/notes.txt", "everybody may write here\n", 0o666),
        hard_link("usr/bin/sudo", "usr/bin/su", 0o4755),
        sparse_file("var/log/lastlog", b"last logins", 292_000_000),
        TarMember("dev/null", mode=0o666, kind=b"3", numbers=(1, 3)),
        TarMember("run/pipe", mode=0o600, kind=b"6"),
    ]
    steps = [
        BuildStep("# debian.sh --arch 'amd64' out/ 'bookworm'", gzip_layer(userland())),
        buildkit("COPY dump.sql /srv/data/", gzip_layer([dump, *_caches()], level=1)),
        buildkit("RUN chmod 600 /srv/data/dump.sql", gzip_layer([dump._replace(mode=0o600)], level=1)),
        buildkit("RUN apt-get install -y tools", gzip_layer(kinds)),
        buildkit(
            "RUN rm -rf /srv/data/dump.sql /var/cache/build/* /srv/old",
            gzip_layer([whiteout("srv/data/dump.sql"), opaque("var/cache/build"), whiteout("srv/old")]),
        ),
        buildkit("RUN ln -sfn /srv/new /srv/current", gzip_layer([symlink("srv/current", "/srv/new")])),
        buildkit('CMD ["/bin/sh"]'),
    ]
    settings = {"Env": [_PATH], "Cmd": ["/bin/sh"]}
    registry.repository("inside/wasteful").push(image(steps, age_h=200, settings=settings), "1.0", age_h=200)


def _caches() -> list[TarMember]:
    """What an opaque folder, a whiteout, and a link in a folder's place hide later."""
    return [
        *(
            file(f"var/cache/build/{number}/object.o", files.noise(f"object {number}", 20_000))
            for number in range(4)
        ),
        file("srv/old/release.tar", files.noise("old release", 60_000)),
        file("srv/current/app.bin", files.noise("current", 30_000)),
    ]


def _leaky(registry: RegistryFolder) -> None:
    """Secrets that look real and are none: removed by a later layer, in the history, in the environment."""
    key_id = "AKIA" + base64.b32encode(files.noise("no key id", 10)).decode()
    secret = base64.b64encode(files.noise("no secret", 30)).decode()
    token = "ghp_" + "Demo0123456789abcdefghijklmnopqrstuv"
    armour = "PRIVATE " + "KEY-----"
    key = f"-----BEGIN OPENSSH {armour}\n{files.noise('no key', 96).hex()}\n-----END OPENSSH {armour}\n"
    credentials = f"[default]\naws_access_key_id = {key_id}\naws_secret_access_key = {secret}\n"
    left = [
        file("root/.aws/credentials", credentials, 0o600),
        file("root/.ssh/id_rsa", key, 0o600),
        file("root/.npmrc", f"//registry.example.com/:_authToken={token}\n"),
    ]
    stays = [file("srv/app/.env", f"DATABASE_URL=postgres://app:{'hunter2' * 2}@db.example.com/app\n")]
    gone = [whiteout("root/.aws"), whiteout("root/.ssh"), whiteout("root/.npmrc")]
    steps = [
        BuildStep("# debian.sh --arch 'amd64' out/ 'bookworm'", gzip_layer(userland())),
        buildkit("COPY secrets /root", gzip_layer(left)),
        buildkit(f"RUN |1 GITHUB_TOKEN={token} /bin/sh -c git clone app", gzip_layer(stays)),
        buildkit("RUN rm -rf /root/.aws /root/.ssh /root/.npmrc", gzip_layer(gone)),
        buildkit(f"ENV DB_PASSWORD={'hunter2' * 2}"),
        buildkit('CMD ["/bin/sh"]'),
    ]
    settings = {"Env": [_PATH, f"DB_PASSWORD={'hunter2' * 2}"], "Cmd": ["/bin/sh"]}
    registry.repository("inside/leaky").push(image(steps, age_h=40, settings=settings), "1.0", age_h=40)


def _lazy(registry: RegistryFolder) -> None:
    """The same files in layers with a table of contents: in the layer itself, or beside it."""
    repository = registry.repository("inside/lazy")
    entries = [*userland(), *_models()]
    base = BuildStep("# debian.sh --arch 'amd64' out/ 'bookworm'", gzip_layer(userland()))

    def steps(layer: DemoBlob) -> list[BuildStep]:
        return [base, buildkit("COPY models /opt/models", layer), buildkit('CMD ["/bin/sh"]')]

    repository.push(image(steps(zstd_chunked_layer(entries)), age_h=70), "zstd-chunked", age_h=70)
    repository.push(image(steps(estargz_layer(entries)), age_h=71), "estargz", age_h=71)
    indexed = soci_layer(entries)
    first = repository.push(image(steps(indexed.layer), age_h=72), "soci-v1", age_h=72)
    repository.push(soci_index([indexed.table], first), age_h=72)
    second = soci_index([indexed.table])
    naming = image(steps(indexed.layer), age_h=73, annotations={INDEX_DIGEST: second.digest})
    both = index([naming, listed_soci_index(second, naming)])
    repository.push(both, "soci-v2", age_h=73)


def _models() -> list[TarMember]:
    """Three megabytes: enough that a table is less than its layer."""
    large = [
        file(f"opt/models/part-{number}.bin", files.noise(f"model {number}", 700_000)) for number in range(4)
    ]
    texts = [
        file(f"opt/models/vocabulary/{number}.txt", files.prose(f"{number}", 30)) for number in range(40)
    ]
    return [
        *large,
        *texts,
        file("opt/models/empty", b""),
        hard_link("opt/models/part-a.bin", "opt/models/part-0.bin"),
    ]


def _windows(registry: RegistryFolder) -> None:
    """A Windows image all of whose layers are in the registry."""
    system = "Files/Windows/System32"
    base = gzip_layer(
        [
            file("Files/License.txt", "Windows base\r\n"),
            file(f"{system}/cmd.exe", files.noise("cmd", 40_000)),
            file(f"{system}/kernel32.dll", files.noise("kernel", 60_000)),
            file("Hives/Software_Base", files.noise("hive", 8000)),
            directory("UtilityVM/Files"),
        ]
    )
    site = gzip_layer(
        [
            file("Files/inetpub/wwwroot/index.html", "<!doctype html>\r\n<title>Intranet</title>\r\n"),
            file(f"{system}/config/systemprofile/settings.xml", "<settings/>\r\n"),
            whiteout("Files/License.txt"),
        ]
    )
    steps = [
        BuildStep("Apply image 10.0.20348.3207", base),
        BuildStep("cmd /S /C #(nop) COPY dir:2a in C:\\inetpub\\wwwroot ", site),
        BuildStep('cmd /S /C #(nop)  CMD ["C:\\\\Windows\\\\System32\\\\cmd.exe"]'),
    ]
    settings = {"Cmd": ["C:\\Windows\\System32\\cmd.exe"], "WorkingDir": "C:\\inetpub\\wwwroot"}
    made = image(steps, platform=WINDOWS, docker=True, age_h=310, settings=settings)
    registry.repository("inside/windows").push(made, "ltsc2022", age_h=310)
