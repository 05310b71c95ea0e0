"""`layerscope files` and `layerscope cat`."""

from __future__ import annotations

import base64
import gzip
import io
import os
import tarfile
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from e2e.commands.conftest import Run
from layerscope.__main__ import main
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.command_programs import noise, on_terminal, serving, started
from support.samples.layer_bytes import tar_of

TEXT = b"PRETTY_NAME=one\n" * 3
BINARY = noise(70_000, 5)
ODD = "odd/\x1b]0;title\x07\nline\u202e"
FIRST = {
    "etc/os-release->../usr/lib/os-release": b"",
    "usr/lib/os-release": TEXT,
    "usr/lib/big.so": BINARY,
    "usr/lib/gone": b"gone",
    "../../etc/passwd": b"root\n",
    ODD: b"odd",
    "odd/\udcff": b"no UTF-8",
    "escapes": b"\x1b[31mred\x1b[0m\n",
}
SECOND = {"usr/lib/.wh.gone": b"", "srv/app/run.sh": b"#!/bin/sh\n" * 9, "etc/passwd": b"root\nme\n"}


class Served(NamedTuple):
    """A registry with team/app:1, of two layers."""

    registry: LocalRegistry
    layers: tuple[bytes, bytes]

    @property
    def endpoint(self) -> str:
        return self.registry.endpoint


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    layers = tar_of(FIRST), tar_of(SECOND)
    with serving(tmp_path_factory.mktemp("data")) as (layout, registry):
        layout.image(*(gzip.compress(layer, mtime=0) for layer in layers), tags=("1",))
        layout.image(gzip.compress(layers[0], mtime=0), tags=("0",))
        layout.image(gzip.compress(tar_of({"large": noise(400_000, 3)})), tags=("large",))
        yield Served(registry, layers)


@pytest.fixture
def ask(run: Run, served: Served, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("AWS_ENDPOINT_URL", served.endpoint)
    return run


def members_of(layer: bytes) -> list[tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(layer)) as archive:
        return archive.getmembers()


def test_all_files_are_those_of_the_archives(ask: Run, served: Served) -> None:
    found = ask("files", "team/app:1", "--recursive", "--json").document
    wanted = {}
    for layer in served.layers:
        for member in members_of(layer):
            parts = [part for part in member.name.split("/") if part not in {"..", "."}]
            wanted["/" + "/".join(parts).encode("utf-8", "surrogateescape").decode("utf-8", "replace")] = (
                member
            )
    del wanted["/usr/lib/.wh.gone"], wanted["/usr/lib/gone"]
    files = {each["path"]: each for each in found["files"] if each["kind"] != "folder"}
    assert files.keys() == wanted.keys()
    for path, member in wanted.items():
        each = files[path]
        assert each["sizeBytes"] == (None if member.issym() else member.size)
        assert each["target"] == (member.linkname or None)
        assert each["mode"] == f"{member.mode:04o}"
    assert base64.b64decode(files["/odd/\ufffd"]["pathBase64"]) == b"/odd/\xff"


def test_a_folder_a_file_and_a_link_to_a_folder(ask: Run) -> None:
    titles, *rows = ask("files", "team/app:1", "/usr/lib").out.splitlines()
    assert titles.split() == ["SIZE", "LAYER", "NAME"]
    assert [row.split()[-1] for row in rows] == ["big.so", "os-release"]
    (_, row) = ask("files", "team/app:1", "--long", "etc/os-release").out.splitlines()
    assert row.split()[0] == "-rw-r--r--"
    assert ask("files", "team/app:1", "--up-to-layer", "1", "/usr/lib").out.split()[-1] == "os-release"
    one = ask("files", "team/app:1", "--layer", "2", "-R", "--json").document["files"]
    assert {each["path"]: each["change"] for each in one if each["kind"] == "file"} == {
        "/usr/lib/gone": "removed",
        "/srv/app/run.sh": "added",
        "/etc/passwd": "changed",
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("*.so", ["usr/lib/big.so"]),
        (">50k", ["usr/lib/big.so"]),
        ("layer:2 .sh", ["srv/app/run.sh"]),
        ("nope", []),
    ],
)
def test_filter_words_are_those_of_the_window(ask: Run, words: str, found: list[str]) -> None:
    ran = ask("files", "team/app:1", "--filter", words)
    assert [row.split()[-1] for row in ran.out.splitlines()[1:]] == found
    below = ask("files", "team/app:1", "/usr", "--filter", words, "--json").document["files"]
    assert [each["path"] for each in below] == [f"/{path}" for path in found if path.startswith("usr/")]


def test_what_names_do_to_a_terminal_is_shown_and_not_done(ask: Run) -> None:
    ran = ask("files", "team/app:1", "-R")
    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out
    assert "\u202e" not in ran.out
    assert len(ran.out.splitlines()) == 1 + 14


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("files", "team/app:1", "/nope"), 1, "/nope"),
        (("files", "team/app:9"), 1, "9"),
        (("files", "team/app:1", "--layer", "3"), 1, "3"),
        (("files", "team/app:1", "--up-to-layer", "0"), 2, "from 1"),
        (("files", "team/app:1", "--layer", "1", "--layer", "2"), 2, "only once"),
        (("files", "team/app:1", "--layer", "1", "--up-to-layer", "1"), 2, "not allowed with"),
        (("files", "team/app:1", "--up-to", "much"), 2, "a size is"),
        (("cat", "team/app:1"), 2, "begins with a slash"),
        (("cat", "team/app:1:/nope"), 1, "/nope"),
        (("cat", "team/app:1:/usr/lib"), 1, "no file but a folder"),
        (("cat", "team/app:/usr/lib"), 2, "no image; add :TAG"),
        (("cat", "team/app:1:/usr/lib/gone"), 1, "/usr/lib/gone"),
    ],
)
def test_what_is_not_there_is_said(ask: Run, arguments: tuple[str, ...], status: int, said: str) -> None:
    ran = ask(*arguments)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


@pytest.mark.usefixtures("at_demo")
def test_bytes_come_as_they_are(
    served: Served, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", served.endpoint)
    assert main(["cat", "team/app:1:/usr/lib/big.so"]) == 0
    assert capfdbinary.readouterr() == (BINARY, b"")


def test_links_are_followed_and_layers_have_their_own(ask: Run) -> None:
    assert ask("cat", "team/app:1:/etc/os-release").out.encode() == TEXT
    assert ask("cat", "team/app:1:/etc/passwd").out == "root\nme\n"
    assert ask("cat", "team/app:1:/etc/passwd", "--up-to-layer", "1").out == "root\n"
    assert ask("cat", "team/app:1:/usr/lib/gone", "--layer", "1").out == "gone"
    told = ask("cat", "team/app:1:/usr/lib/big.so", "--json").document
    assert base64.b64decode(told["base64"]) == BINARY
    assert (told["layer"], told["isVerified"]) == (1, True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="pipes and terminals as POSIX has them")
def test_who_reads_no_further_ends_it(served: Served) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with started(served.endpoint, "cat", "team/app:1:/usr/lib/big.so", stdout=writing) as program:
        os.close(writing)
        _, err = program.communicate(timeout=60)
    assert (program.returncode, err) == (141, b"")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="terminals as POSIX has them")
def test_a_terminal_gets_text_only(served: Served) -> None:
    status, told = on_terminal(served.endpoint, "cat", "team/app:1:/escapes")
    assert status == 1
    assert "--binary" in told
    assert "\x1b[31m" not in told
    status, told = on_terminal(served.endpoint, "cat", "team/app:1:/escapes", "--binary")
    assert (status, told.endswith("\x1b[31mred\x1b[0m\n")) == (0, True)


@pytest.mark.parametrize(
    ("options", "status"), [((), 2), (("--up-to", "100k"), 2), (("--yes",), 0), (("--up-to", "1M"), 0)]
)
def test_what_costs_much_is_told_and_agreed_to(
    ask: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], status: int
) -> None:
    monkeypatch.setattr("layerscope.commands.contents.paying.UNASKED_BYTES", 1000)
    ran = ask("files", "team/app:large", "--no-cache", *options)
    assert ran.status == status
    assert ("To list 1 of 1 layers" in ran.err) is (options != ("--up-to", "1M"))
    assert ("large" in ran.out) is (status == 0)


def test_a_layer_that_cannot_be_had_is_named(run: Run) -> None:
    ran = run("files", "broken/bytes-denied:1.0", "--json")
    assert ran.status == 1
    assert not ran.document["isWhole"]
    assert "Layer " in ran.err
    assert "Signature" not in ran.out + ran.err
