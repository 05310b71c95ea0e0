"""`make demo` where there is no screen: the main job in the real window, told and pictured."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from layerscope.registry.references.digests import matches
from support.drivers.child import WARNINGS

ROOT = Path(__file__).parents[2]
TIMEOUT_S = 200
PICTURES = {
    f"{what}-{theme}.png"
    for what in ("window", "manifest", "files", "failure", "diagnosis")
    for theme in ("light", "dark")
}


def take_tour(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """What `make demo` runs, as somebody without a screen and without AWS settings of their own."""
    assert "layerscope --tour build/demo" in (ROOT / "Makefile").read_text()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "layerscope", "--tour", str(folder)],
        env={**environment, "HOME": str(home), "PYTHONWARNINGS": WARNINGS},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def done(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return take_tour(folder, home)


def told(done: subprocess.CompletedProcess[str], what: str) -> str:
    found = re.search(rf"^  {what} +(.*)$", done.stdout, re.MULTILINE)
    assert found, f"nothing told of {what} in:\n{done.stdout}"
    return found[1]


def test_it_says_what_it_does_and_ends_well(done: subprocess.CompletedProcess[str]) -> None:
    assert (done.returncode, done.stderr) == (0, "")
    assert told(done, "caller") == "arn:aws:iam::111122223333:user/operator"
    assert told(done, "repository").startswith("team/checkout, one of ")
    assert told(done, "image").startswith("v4.18.2 for linux/amd64, of ")
    assert "HTTP 206" in told(done, "test access")


def test_it_tells_the_url_without_what_lets_one_in(done: subprocess.CompletedProcess[str]) -> None:
    url = told(done, "URL")
    assert url.startswith("http://127.0.0.1:")
    assert "X-Amz-Expires=3600" in url
    assert url.endswith("X-Amz-Signature=…")
    assert not re.search(r"[0-9a-f]{64}", url)
    assert not re.search(r"Signature=[0-9a-f]", done.stdout + done.stderr)
    assert "local-registry-secret" not in done.stdout + done.stderr


def test_it_leaves_the_layer_whole(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    digest = told(done, "layer 3")
    (file,) = folder.glob("*.tar.gz")
    assert matches(file.read_bytes(), digest)
    assert told(done, "file").startswith(str(file))
    assert f"digest verified: {digest}" in done.stdout


def test_it_looks_into_the_layer(done: subprocess.CompletedProcess[str]) -> None:
    assert told(done, "files") == "6 files, 40.1 MB from the layer, digest verified"


def test_it_meets_a_layer_that_cannot_be_had(done: subprocess.CompletedProcess[str]) -> None:
    assert told(done, "no URL") == "Layer not found in broken/layer-not-found"
    assert "is missing from ECR" in told(done, "diagnosis")
    assert told(done, "layer 2").startswith("sha256:")
    assert told(done, "next")


def test_it_takes_the_pictures(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert {path.name for path in folder.glob("*.png")} == PICTURES
    for name in PICTURES:
        image = QImage(str(folder / name))
        assert (image.width(), image.height()) == (1400, 900)
        assert (image.pixelColor(3, 890).lightness() > 128) == name.endswith("-light.png")
        assert f"{folder / name}" in done.stdout


def test_it_touches_nothing_of_the_users(done: subprocess.CompletedProcess[str], home: Path) -> None:
    assert done.returncode == 0
    assert not list(home.rglob("*layerscope*"))


def test_a_step_that_fails_ends_it_with_the_reason(tmp_path: Path) -> None:
    in_the_way = tmp_path / "demo"
    in_the_way.write_text("a file where a folder should be")
    done = take_tour(in_the_way, tmp_path)
    assert done.returncode == 1
    assert "the download ended without a file" in done.stderr
    assert "Every step was done" not in done.stdout


def test_it_leaves_what_the_user_keeps_alone(done: subprocess.CompletedProcess[str], home: Path) -> None:
    assert done.returncode == 0
    assert not list(home.rglob("*layerscope*"))
