"""What a person does at the window of an installed program: the main job, German, a key in the keyring."""

from __future__ import annotations

import hashlib
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dist_tests.desktops import running, wait_for, wayland_desktop, x_desktop
from dist_tests.outcomes import UnprovenError, same
from dist_tests.person import Person, person
from dist_tests.systems import System

START_S = 120.0  # the demo's registry too, on a machine that does other things as well
REPOSITORY, TAG, SIZE = "team/checkout", "v4.18.2", "40.1 MB"
_PARTNER = {"profileAccessKeyId": "AKIDLAYERSCOPELOCAL1", "profileSecretAccessKey": "local-registry-secret"}
_OWN = "own-partner"
_TRIES = 3
# As weston names a surface: role, title and app_id of the xdg-shell protocol.
_TOP_LEVEL = re.compile(r"role xdg_toplevel[^\n]*window '(?P<title>[^']*)' of (?P<app_id>[\w.-]+)")


@contextmanager
def at_the_window(
    system: System, program: str, pictures: Path, desktop: Mapping[str, str], **more: str
) -> Iterator[Person]:
    """Somebody at the program's window on demo data; what the program says is kept beside the pictures."""
    environment = system.surroundings({**desktop, **more})
    command = system.command(program, "--demo")
    log = pictures / f"{_slug(system.name)}.log"
    with running(command, environment, log) as process, person(desktop) as somebody:
        try:
            somebody.reads("#repositoryCount", "1", START_S)
            yield somebody
        except UnprovenError as error:
            somebody.pictures(pictures / f"{_slug(system.name)}-failed.png")
            ended = process.poll()
            state = "runs" if ended is None else f"ended with {ended}"
            told = log.read_text(errors="replace")[-300:].strip()
            raise UnprovenError(f"{error}; the program {state}{': ' if told else ''}{told}") from error


def main_job(system: System, program: str, pictures: Path) -> str:
    """Repository, image, layer, presigned URL, download: the file's SHA-256 is the layer's digest."""
    begun_s = time.monotonic()
    with x_desktop() as desktop, at_the_window(system, program, pictures, desktop) as somebody:
        count = somebody.reads("#repositoryCount", "repositories")
        shown_s = time.monotonic() - begun_s
        somebody.chooses("Repositories", REPOSITORY)
        somebody.chooses("Images", TAG)
        somebody.sees_rows("Layers", 3)
        row = somebody.chooses("Layers", SIZE)
        url = somebody.reads("#presignedUrl", "http")
        somebody.pictures(pictures / f"{_slug(system.name)}.png")
        somebody.presses("#downloadLayer")
        file = _downloaded(Path(desktop["HOME"]))
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        first, _, last = row[3].partition("…")
        if not (digest.startswith(first) and digest.endswith(last)):
            raise UnprovenError(f"the file is {digest}, and the row says {row[3]}")
        took_s = time.monotonic() - begun_s
        host = re.sub(r"\?.*", "", url)[:40]
        shown = f"{count} after {shown_s:.1f} s, {host}…"
        return f"{shown}, sha256 {digest[:12]}… as the list says, {took_s:.1f} s in all"


def german(system: System, program: str, pictures: Path) -> str:
    """The window's own words and Qt's are German where the system is."""
    with (
        x_desktop() as desktop,
        at_the_window(system, program, pictures, desktop, LANG="de_DE.UTF-8", LANGUAGE="de") as somebody,
    ):
        buttons = somebody.finds_names("push button", "Aktualisieren")
        somebody.strikes("ctrl+comma")
        somebody.finds_names("push button", "Schließen")
        somebody.pictures(pictures / f"{_slug(system.name)}-german.png")
        return (
            f"ours: {', '.join(sorted({'Aktualisieren', 'Übertragungen'} & set(buttons)))}; Qt's: Schließen"
        )


def keyring(system: System, program: str, pictures: Path) -> str:
    """A profile's secret goes into the Secret Service, comes back at the next start, and goes with it."""
    with x_desktop(keyring=True) as desktop:
        same("items before", _items(desktop), 0)
        with at_the_window(system, program, pictures, desktop) as somebody:
            _add_profile(somebody)
            wait_for(lambda: _items(desktop), "an item in the keyring")
            kept = _items(desktop)
        with at_the_window(system, program, pictures, desktop) as somebody:
            _choose_profile(somebody)
            somebody.presses("#useProfile")
            identity = somebody.reads("#identity", "user/partner")
            _choose_profile(somebody)
            somebody.presses("#deleteProfile")
            somebody.presses("#confirmDelete")
            wait_for(lambda: not _items(desktop), "the item's end")
        return f"{kept} kept, read back as {identity}, 0 after deleting the profile"


def wayland(system: System, program: str, pictures: Path) -> str:
    """By itself a window of Wayland's, whose app_id leads desktops to the entry and the icon."""
    with wayland_desktop() as (desktop, scene):
        environment = system.surroundings(desktop)
        log = pictures / f"{_slug(system.name)}-wayland.log"
        with running(system.command(program, "--demo"), environment, log):
            wait_for(lambda: _TOP_LEVEL.search(scene()), "a window of Wayland's", START_S)
            found = _TOP_LEVEL.search(scene())
    if found is None or found["app_id"] != "layerscope":
        raise UnprovenError(f"the window is {found and found[0]!r}")
    return f"xdg_toplevel '{found['title']}', app_id {found['app_id']}"


def _add_profile(somebody: Person) -> None:
    somebody.strikes("ctrl+shift+p")
    for left in reversed(range(_TRIES)):
        # The bus does not tell of the menu: where its keys come too early they do nothing.
        somebody.presses("#addProfile")
        time.sleep(1)
        somebody.strikes("Down", "Return")
        try:
            somebody.reads("#profileName", patience_s=10)
            break
        except UnprovenError:
            if not left:
                raise
            somebody.strikes("Escape")
    for name, typed in {"profileName": _OWN, **_PARTNER, "profileRegion": "eu-central-1"}.items():
        somebody.types(f"#{name}", typed)
    somebody.presses("#saveProfile")


def _choose_profile(somebody: Person) -> None:
    somebody.strikes("ctrl+shift+p")
    somebody.types("#profilesFilter", _OWN)  # so that its row is in sight
    somebody.chooses("#profilesTable", _OWN)


def _items(desktop: Mapping[str, str]) -> int:
    """How many secrets lie in the keyring that was unlocked."""
    command = [
        *("dbus-send", "--print-reply", "--dest=org.freedesktop.secrets"),
        *("/org/freedesktop/secrets/collection/login", "org.freedesktop.DBus.Properties.Get"),
        *("string:org.freedesktop.Secret.Collection", "string:Items"),
    ]
    done = subprocess.run(
        command, env={"PATH": "/usr/bin", **desktop}, capture_output=True, text=True, check=False
    )
    return done.stdout.count("object path")


def _downloaded(home: Path) -> Path:
    """The layer's file, once it has its name."""
    wait_for(lambda: list(home.rglob("team-checkout_*.tar.gz")), "the download", START_S)
    return next(home.rglob("team-checkout_*.tar.gz"))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", name.lower())
