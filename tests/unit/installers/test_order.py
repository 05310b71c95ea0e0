"""What `dist.py` builds, in which order, and what it says of what it cannot."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import dist
from freeze.environment import export_head
from freeze.locked import UnlockedError, run_requirements
from freeze.running import ProgramError, run
from pack import appimage

ROOT = Path(__file__).resolve().parents[3]


def made(path: Path, content: bytes = b"x") -> Path:
    path.write_bytes(content)
    return path


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps as they are taken, with stand-ins for all kinds."""
    taken: list[str] = []

    def prepare(folder: Path, out: Path, is_frozen: bool) -> Path:
        taken.append("frozen" if is_frozen else "not frozen")
        return out

    def build(name: str) -> dist.Kind:
        def step(out: Path) -> Path:
            taken.append(name)
            return made(out / name)

        return dist.Kind(step, is_frozen=name != "wheel")  # type: ignore[arg-type]

    monkeypatch.setattr(dist, "_prepare", prepare)
    monkeypatch.setattr(dist, "KINDS", {name: build(name) for name in ("wheel", "tar", "deb")})
    return taken


def test_kinds_are_built_in_turn_after_one_freezing(order: list[str], tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "old").touch()
    assert dist.build(["wheel", "tar", "deb"], tmp_path / "build", tmp_path / "dist") == {}
    assert order == ["frozen", "wheel", "tar", "deb"]
    assert not (tmp_path / "build" / "old").exists()
    assert len((tmp_path / "dist" / "SHA256SUMS").read_text().splitlines()) == 3


def test_what_an_older_version_left_goes(
    order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "dist"
    (out / "Layerscope.AppDir" / "usr").mkdir(parents=True)
    kept = made(out / "notes.txt")
    for name in ("layerscope_0.0.9_amd64.deb", "layerscope-0.0.9.tar.gz", "Layerscope-0.0.9-x86_64.AppImage"):
        made(out / name)
    monkeypatch.setattr(sys, "argv", ["dist.py", "--build", str(tmp_path / "build"), "--into", str(out)])
    assert dist.main() == 0
    assert {path.name for path in out.iterdir()} == {kept.name, "wheel", "tar", "deb", "SHA256SUMS"}


def test_nothing_is_frozen_for_a_wheel_alone(order: list[str], tmp_path: Path) -> None:
    dist.build(["wheel"], tmp_path / "build", tmp_path / "dist")
    assert order == ["not frozen", "wheel"]


def test_what_is_missing_is_named_and_its_kind_skipped(
    order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = {**dist.KINDS, "rpm": dist.Kind(lambda _shop: tmp_path, programs=("no-such-program",))}
    monkeypatch.setattr(dist, "KINDS", kinds)
    skipped = dist.build(["deb", "rpm"], tmp_path / "build", tmp_path / "dist")
    assert skipped == {"rpm": "not installed: no-such-program"}
    assert "rpm is SKIPPED: not installed: no-such-program" in capsys.readouterr().out
    assert order == ["frozen", "deb"]


@pytest.mark.parametrize(("asked", "status"), [([], 0), (["rpm"], 1), (["deb"], 0)])
def test_a_kind_that_was_asked_for_and_skipped_is_a_failure(
    order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], status: int
) -> None:
    kinds = {**dist.KINDS, "rpm": dist.Kind(lambda _shop: tmp_path, programs=("no-such-program",))}
    monkeypatch.setattr(dist, "KINDS", kinds)
    places = ["--build", str(tmp_path / "build"), "--into", str(tmp_path / "dist")]
    monkeypatch.setattr(sys, "argv", ["dist.py", *asked, *places])
    assert dist.main() == status


def test_an_app_image_wants_its_runtime(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kind = dist.Kind(lambda _shop: tmp_path, names=(appimage.RUNTIME,), is_frozen=False)
    monkeypatch.delenv(appimage.RUNTIME, raising=False)
    assert dist.why_not(kind) == "no file is named by APPIMAGE_RUNTIME"
    monkeypatch.setenv(appimage.RUNTIME, str(tmp_path / "none"))
    assert dist.why_not(kind)
    monkeypatch.setenv(appimage.RUNTIME, str(made(tmp_path / "runtime")))
    assert dist.why_not(kind) == ""


def test_twice_the_same_is_told_from_twice_something_else(
    order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ["--twice", "--build", str(tmp_path / "build"), "--into", str(tmp_path / "dist")]
    monkeypatch.setattr(sys, "argv", ["dist.py", *places])
    assert dist.main() == 0
    assert "built twice: the same bytes" in capsys.readouterr().out
    another = dist.Kind(lambda out: made(out / "deb", os.fsencode(out)))  # type: ignore[operator, arg-type]
    monkeypatch.setattr(dist, "KINDS", {**dist.KINDS, "deb": another})
    assert dist.main() == 1
    assert "built twice: deb DIFFER" in capsys.readouterr().out


def test_a_failure_says_why(
    order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_shop: object) -> Path:
        raise ProgramError("rpmbuild ended with 1:\nno space left")

    monkeypatch.setattr(dist, "KINDS", {"rpm": dist.Kind(fail)})
    places = ["--build", str(tmp_path / "build"), "--into", str(tmp_path / "dist")]
    monkeypatch.setattr(sys, "argv", ["dist.py", *places])
    assert dist.main() == 1
    assert "no space left" in capsys.readouterr().err


def test_a_program_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(ProgramError, match="ended with 3:\nlast words"):
        run(sys.executable, "-c", "print('last words'); raise SystemExit(3)")
    with pytest.raises(ProgramError, match="no-such-program"):
        run("no-such-program")


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_last_commit_is_built_and_nothing_beside_it(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    made(checkout / "kept.py", b"committed")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    when = {"GIT_COMMITTER_DATE": "@1790000000 +0000", "GIT_AUTHOR_DATE": "@1 +0000"}
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "one"]):
        run("git", "-C", str(checkout), *words, more=when)
    made(checkout / "kept.py", b"changed since")
    made(checkout / "build.log")
    source = export_head(checkout, tmp_path / "source")
    assert source.stamp_s == 1_790_000_000
    assert [path.name for path in source.folder.iterdir()] == ["kept.py"]
    assert (source.folder / "kept.py").read_bytes() == b"committed"


def test_the_lock_without_the_developers_tools() -> None:
    rows = run_requirements(ROOT / "pyproject.toml", ROOT / "packaging" / "requirements.txt")
    names = {line.split("==")[0] for line in rows.splitlines() if "==" in line and not line.startswith(" ")}
    assert {"boto3", "botocore", "awscrt", "pyside6-essentials", "shiboken6", "keyring", "zlib-ng"} <= names
    assert names.isdisjoint({"pytest", "mypy", "ruff", "uv", "hypothesis", "import-linter", "setuptools"})
    assert rows.count("--hash=sha256:") >= len(names)


def test_a_library_that_is_not_locked_is_told(tmp_path: Path) -> None:
    lock = made(tmp_path / "requirements.txt", b"boto3==1.0 \\\n    --hash=sha256:00\n")
    with pytest.raises(UnlockedError, match=r"not in requirements\.txt: .*botocore"):
        run_requirements(ROOT / "pyproject.toml", lock)
