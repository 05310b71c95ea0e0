"""Downloads against curl with openssl dgst, aria2c and skopeo: like with like, in turns, from one nginx."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comparing import COLUMNS, Aim, Cost, compared, program
from download_clients import Clients, make_blob, make_image

from support.servers.nginx_store import MISSING, NginxStore, nginx_store

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "Downloads from nginx on this machine: fetched and verified by everyone, in turns; medians"
MIB = 1 << 20
# Of a GiB two busy cores get through one round in the time there is: its medians would be none.
LARGE_MIB, QUARTER_MIB, CAPPED_MIB = 512, 128, 256
ROUNDS = 3
# All of it is to end within five minutes: a round that would not end within its case's share is left out.
BUDGET_S = 260.0
ON_DISK, IN_MEMORY = "everyone flushes to the disk", "nobody flushes, files in memory"
# /tmp is in memory on some machines.
FOLDERS = {ON_DISK: Path("/var/tmp"), IN_MEMORY: Path("/dev/shm")}
CURL, ARIA2C, SKOPEO = "curl + openssl dgst", "aria2c -x8 --checksum", "skopeo copy"
ONE, DECIDES = "Layerscope, one connection", "Layerscope, as it decides"
_Runs = Mapping[str, Callable[[], Cost]]


@dataclass(frozen=True, slots=True)
class _Case:
    """What is fetched, where to, by whom; the first client is the one that the others are compared with."""

    title: str
    form: str
    clients: _Runs
    aims: Sequence[Aim]

    @property
    def missing(self) -> str:
        """Why it cannot be measured here; empty where it can."""
        folder = FOLDERS[self.form]
        if not folder.is_dir():
            return f"there is no {folder}"
        return (
            "" if shutil.disk_usage(folder).free > 1.1 * LARGE_MIB * MIB else f"{folder} has no room for it"
        )


def rows() -> Iterator[tuple[str, ...]]:
    """For each case a heading, then its clients."""
    if MISSING or shutil.which("curl") is None:
        yield _heading(f"skipped: needs {MISSING or 'curl'}")
        return
    with tempfile.TemporaryDirectory(dir=FOLDERS[ON_DISK]) as name, nginx_store(Path(name)) as store:
        cases = _cases(store)
        share_s = BUDGET_S / sum(len(case.clients) for case in cases)
        until_s = time.monotonic()
        for case in cases:
            until_s += share_s * len(case.clients)
            yield from _rows_of(case, until_s)


def _cases(store: NginxStore) -> list[_Case]:
    large = [make_blob(store, "large", LARGE_MIB * MIB)]
    four = [make_blob(store, f"quarter{number}", QUARTER_MIB * MIB) for number in range(4)]
    small = [make_blob(store, "small", CAPPED_MIB * MIB)]
    make_image(store, "large", large)
    make_image(store, "four", four)
    cases = []  # the quickest first: what they leave of their shares is for the others
    for form, folder in FOLDERS.items():
        both = Clients(store, store.https, "four", four, folder)
        runs = {CURL: both.curl, SKOPEO: both.skopeo, DECIDES: both.ours}
        title = f"4 x {QUARTER_MIB} MiB at once over HTTPS"
        cases.append(_Case(title, form, runs, [Aim(DECIDES, CURL, 1.0)]))
    for form, most in {ON_DISK: 0.65, IN_MEMORY: 0.70}.items():
        http = Clients(store, store.http, "large", large, FOLDERS[form])
        runs = _peers(http) | {DECIDES: http.ours}
        cases.append(_Case(f"{LARGE_MIB} MiB over HTTP", form, runs, [Aim(DECIDES, CURL, most)]))
    for form, most in {ON_DISK: 0.95, IN_MEMORY: 1.00}.items():
        https = Clients(store, store.https, "large", large, FOLDERS[form])
        runs = _peers(https) | {ONE: lambda https=https: https.ours(1), DECIDES: https.ours}
        cases.append(_Case(f"{LARGE_MIB} MiB over HTTPS", form, runs, [Aim(ONE, CURL, most)]))
    slow = Clients(store, f"{store.http}/capped", "", small, FOLDERS[ON_DISK])
    runs = {CURL: slow.curl, ARIA2C: slow.aria2c, DECIDES: slow.ours}
    aims = [Aim(DECIDES, CURL, 0.17), Aim(DECIDES, ARIA2C, 1.0)]
    cases.append(_Case(f"{CAPPED_MIB} MiB at 20 MB/s a connection", ON_DISK, runs, aims))
    return cases


def _peers(clients: Clients) -> _Runs:
    return {CURL: clients.curl, ARIA2C: clients.aria2c, SKOPEO: clients.skopeo}


def _rows_of(case: _Case, until_s: float) -> Iterator[tuple[str, ...]]:
    title = f"{case.title}, {case.form}"
    if case.missing or time.monotonic() > until_s:
        yield _heading(f"{title}: not measured, {case.missing or 'no time left for it'}")
        return
    absent = [client for client in case.clients if not _is_here(client)]
    costs = _costs({client: run for client, run in case.clients.items() if client not in absent}, until_s)
    yield _heading(f"{title} (rounds: {len(costs[CURL])})")
    yield from compared(costs, case.aims)
    for client in absent:
        yield _heading(f"  {client}: not installed")


def _costs(clients: _Runs, until_s: float) -> dict[str, list[Cost]]:
    """By client, one for each round; at least one round."""
    costs: dict[str, list[Cost]] = {client: [] for client in clients}
    for _ in range(ROUNDS):
        began_s = time.monotonic()
        for client, run in clients.items():
            costs[client].append(run())
        ended_s = time.monotonic()
        if ended_s + (ended_s - began_s) > until_s:
            break
    return costs


def _is_here(client: str) -> bool:
    return client in {ONE, DECIDES} or shutil.which(program(client)) is not None


def _heading(text: str) -> tuple[str, ...]:
    return (text, *("" for _ in COLUMNS[1:]))
