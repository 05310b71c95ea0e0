"""Run inside a private D-Bus session: SecretStore against a real gnome-keyring, one scenario, told as JSON.

`python secret_service_session.py SCENARIO`. Each scenario is a function that returns what happened.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from jeepney import DBusAddress, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.accounts.model.own_profiles import OwnProfile
from layerscope.accounts.profiles.own_profiles_file import OwnProfilesFile
from layerscope.accounts.profiles.own_store import OwnStore
from layerscope.accounts.secrets.kept_keys import KeptKeys
from layerscope.accounts.secrets.secret_store import RunOnlySecrets, SecretStore
from support.samples.secret_contract import CLAUSES, LONG, LONGER, SHORT

SERVICE = "org.freedesktop.secrets"
PROMPTER = "org.gnome.keyring.SystemPrompter"
PASSWORD = b"the login password"
READY_TIMEOUT_S = 20
# Half a minute: a keyring that writes each entry through to a busy disk takes seconds for one, and what these
# scenarios ask is what it answers, not when.
ANSWER_TIMEOUT_S = 30.0


@contextlib.contextmanager
def daemon(password: bytes = PASSWORD) -> Iterator[subprocess.Popen[bytes]]:
    """gnome-keyring, its login keyring made and unlocked; without a password there is none in it yet."""
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    command += ["--unlock"] if password else []
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin
    process.stdin.write(password)
    process.stdin.close()
    try:
        until(lambda: owned(SERVICE) and (not password or default_collection()))
        yield process
    finally:
        process.kill()
        process.wait()


def until(condition: Callable[[], object]) -> None:
    """Return once the condition holds; the bus tells of no such change to a blocking connection."""
    give_up_s = time.monotonic() + READY_TIMEOUT_S
    while not condition():
        assert time.monotonic() < give_up_s, "gnome-keyring did not come up"
        time.sleep(0.01)


def owned(name: str) -> bool:
    with open_dbus_connection() as bus:
        return bool(Proxy(message_bus, bus).NameHasOwner(name)[0])


def ask_service(method: str, signature: str, *values: object) -> tuple[object, ...]:
    address = DBusAddress("/org/freedesktop/secrets", SERVICE, "org.freedesktop.Secret.Service")
    with open_dbus_connection() as bus:
        return bus.send_and_get_reply(new_method_call(address, method, signature, values), timeout=10).body


def default_collection() -> str:
    path = str(ask_service("ReadAlias", "s", "default")[0])
    return path if len(path) > 1 else ""


def lock() -> None:
    ask_service("Lock", "ao", [default_collection()])


def unlock() -> None:
    """As the prompter does after its question, by gnome-keyring's own interface for it."""
    collection = default_collection()
    path = "/org/freedesktop/secrets"
    service = DBusAddress(path, SERVICE, "org.freedesktop.Secret.Service")
    internal = DBusAddress(path, SERVICE, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface")
    with open_dbus_connection() as bus:
        plain = new_method_call(service, "OpenSession", "sv", ("plain", ("s", "")))
        _output, session = bus.send_and_get_reply(plain, timeout=10).body
        master = (session, b"", PASSWORD, "text/plain")
        call = new_method_call(internal, "UnlockWithMasterPassword", "o(oayays)", (collection, master))
        bus.send_and_get_reply(call, timeout=10)


def attempt(call: Callable[[], object]) -> str:
    """The error's fault, its next step and detail without the secrets they must not have; or what came."""
    try:
        result = call()
    except KeyringError as error:
        told = f"{error!r} {error} {error.detail}"
        assert not any(
            secret in told for keys in (SHORT, LONG) for secret in (keys.secret_access_key, "t0ken")
        )
        return error.fault.name
    return repr(result)


def every_call(store: SecretStore) -> list[str]:
    return [
        attempt(lambda: store.get("prod")),
        attempt(lambda: store.put("prod", LONG)),
        attempt(lambda: store.delete("prod")),
    ]


def unlocked() -> object:
    with daemon():
        store = SecretStore(timeout_s=ANSWER_TIMEOUT_S)
        told = {}
        for clause in CLAUSES:
            try:
                clause(store)
                told[clause.__name__] = "kept"
            except (AssertionError, KeyringError) as error:
                told[clause.__name__] = repr(error)
        return told


def another_run() -> object:
    """What one run keeps the next one gets, and nothing of it can be read in the daemon's files."""
    with daemon():
        SecretStore().put("prod", LONGER)
    with daemon():
        kept = SecretStore().get("prod") == LONGER
    files = [path for path in Path(os.environ["HOME"]).rglob("*") if path.is_file()]
    readable = [path.name for path in files if b"t0k3n" in path.read_bytes()]
    return {"kept": kept, "files": len(files) > 0, "readable": readable}


def locked() -> object:
    with daemon():
        store = SecretStore(timeout_s=ANSWER_TIMEOUT_S)
        store.put("prod", SHORT)
        lock()
        return [attempt(store.check), *every_call(store)]


def no_collection() -> object:
    """A service that has no keyring yet and would ask for a new password."""
    with daemon(password=b""):
        return every_call(SecretStore(timeout_s=ANSWER_TIMEOUT_S))


def nobody_answers() -> object:
    """A prompter that takes the question and never answers: the store gives up by itself."""
    with daemon(), open_dbus_connection() as prompter:
        store = SecretStore(timeout_s=0.5)
        store.put("prod", SHORT)
        Proxy(message_bus, prompter).RequestName(PROMPTER)
        lock()
        begun_s = time.monotonic()
        told = every_call(store)
        return {"told": told, "in_time": time.monotonic() - begun_s < ANSWER_TIMEOUT_S}


def unlocked_again() -> object:
    """A locked keyring that is unlocked meanwhile needs no restart."""
    with daemon():
        store = SecretStore(timeout_s=ANSWER_TIMEOUT_S)
        store.put("prod", LONG)
        lock()
        refused = attempt(lambda: store.get("prod"))
        unlock()
        return [refused, store.get("prod") == LONG]


def absent() -> object:
    store = SecretStore(timeout_s=ANSWER_TIMEOUT_S)
    return [attempt(store.check), *every_call(store)]


def gone() -> object:
    """The daemon is killed between two calls, and another comes up later."""
    store = SecretStore(timeout_s=ANSWER_TIMEOUT_S)
    with daemon() as process:
        store.put("prod", LONG)
        process.kill()
        process.wait()
        until(lambda: not owned(SERVICE))
        told = every_call(store)
    with daemon():
        return [*told, store.get("prod") == LONG]


def gone_in_a_call() -> object:
    """The daemon dies while it is asked: at whichever call, the old keys or the new ones remain."""
    store = SecretStore(timeout_s=ANSWER_TIMEOUT_S)
    told = []
    for delay_s in (0.0, 0.002, 0.005, 0.01, 0.02, 0.04):
        with daemon() as process:
            store.put("prod", LONG)
            killer = threading.Timer(delay_s, process.kill)
            killer.start()
            told.append(attempt(lambda: store.put("prod", LONGER)))
            killer.join()
        with daemon():
            if store.get("prod") not in (LONG, LONGER):
                told.append("mixed")
    return told


def own_profiles() -> object:
    """A profile and its keys through a keyring that is unlocked, locked, gone, and there again."""
    file = OwnProfilesFile(Path(os.environ["HOME"]) / "profiles.json")
    profile = OwnProfile("prod", access_key_id=SHORT.access_key_id)
    other = OwnProfile("other", access_key_id=LONG.access_key_id)

    def store() -> OwnStore:
        return OwnStore(file, KeptKeys(RunOnlySecrets(), SecretStore(timeout_s=ANSWER_TIMEOUT_S)))

    running = store()
    told: dict[str, object] = {}
    with daemon() as process:
        told["added"] = attempt(lambda: running.add(profile, SHORT))
        lock()
        told["locked"] = [
            attempt(lambda: running.add(other, LONG)),
            attempt(lambda: running.delete("prod")),
            attempt(lambda: store().keys_of(profile)),
        ]
        unlock()
        told["unlocked"] = [attempt(lambda: running.add(other, LONG)), store().keys_of(profile) == SHORT]
        process.kill()
        process.wait()
        until(lambda: not owned(SERVICE))
        told["gone"] = [
            attempt(lambda: running.keys_of(profile)),
            attempt(lambda: running.add(OwnProfile("third", access_key_id=SHORT.access_key_id), SHORT)),
        ]
        told["for this session"] = attempt(lambda: running.edit("prod", profile, SHORT, run_only=True))
        told["kept in memory"] = running.keys_of(profile) == SHORT
    with daemon():
        told["back"] = [store().keys_of(other) == LONG, attempt(lambda: store().delete("prod"))]
    told["names"] = [each.name for each in store().profiles()]
    return told


SCENARIOS = (
    own_profiles,
    unlocked,
    another_run,
    locked,
    no_collection,
    nobody_answers,
    unlocked_again,
    absent,
    gone,
    gone_in_a_call,
)


def main() -> None:
    scenario = next(found for found in SCENARIOS if found.__name__ == sys.argv[1])
    print(json.dumps(scenario()))


if __name__ == "__main__":
    main()
