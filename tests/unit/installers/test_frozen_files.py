"""What is done to a frozen program's files: read, made smaller, made even, cleaned of the build."""

from __future__ import annotations

import importlib.util
import marshal
import os
import shutil
import struct
import subprocess
import sys
import time
import zipfile
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import pytest

from freeze.compact import PAGE, compact
from freeze.elf import glibc, is_elf, needed
from freeze.normal import CertificatesError, TraceOfBuildError, normalise
from freeze.prune import prune
from unit.installers.conftest import STAMP_S

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="programs of Linux")
needs_readelf = pytest.mark.skipif(not shutil.which("readelf"), reason="binutils are not installed")


def own_libraries() -> list[Path]:
    """Some of this Python's and Qt's."""
    folder = Path(importlib.util.find_spec("PySide6").origin).parent  # type: ignore[union-attr, arg-type]
    return [
        Path(sys.executable).resolve(),
        *sorted(folder.glob("Qt[GS]*.so")),
        *sorted(folder.glob("Qt/lib/libQt6Core*")),
    ]


@needs_readelf
def test_needs_are_those_that_readelf_tells() -> None:
    for path in own_libraries():
        command = ["readelf", "--dynamic", "--wide", str(path)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        wanted = [line.split("[")[1].rstrip("]") for line in told.splitlines() if "(NEEDED)" in line]
        assert needed(path.read_bytes()) == wanted
        assert wanted


@needs_readelf
def test_glibc_is_the_newest_that_readelf_tells() -> None:
    path = own_libraries()[-1]
    told = subprocess.run(
        ["readelf", "--version-info", "--wide", str(path)], capture_output=True, text=True, check=True
    )
    versions = [word.removeprefix("GLIBC_") for word in told.stdout.split() if word.startswith("GLIBC_2")]
    assert glibc(path.read_bytes()) == max(tuple(map(int, one.split(".")[:2])) for one in versions)


def test_links_and_texts_are_no_libraries(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("ELF")
    (tmp_path / "link").symlink_to(sys.executable)
    assert not is_elf(tmp_path / "text")
    assert not is_elf(tmp_path / "link")
    assert not is_elf(tmp_path / "none")
    assert is_elf(Path(sys.executable).resolve())


def library_with_hole(path: Path) -> None:
    """As old linkers aligned them: the part that is written to begins at 2 MB of the file."""
    source = path.with_suffix(".c")
    source.write_text("int number = 41; int next(void) { return ++number; }\n")
    options = ["-shared", "-fPIC", "-Wl,-z,max-page-size=0x200000", "-Wl,-z,separate-code", "-Wl,-z,norelro"]
    subprocess.run(["gcc", *options, "-o", str(path), str(source)], check=True, timeout=60)


@pytest.mark.skipif(not shutil.which("gcc"), reason="gcc is not installed")
@needs_readelf
def test_a_hole_is_taken_out_and_the_library_works(tmp_path: Path) -> None:
    path = tmp_path / "holed.so"
    library_with_hole(path)
    before = path.read_bytes()
    after = compact(before)
    while (smaller := compact(after)) != after:
        after = smaller
    assert len(before) - len(after) >= 0x100000
    assert (len(before) - len(after)) % PAGE == 0
    path.write_bytes(after)
    told = subprocess.run(
        ["readelf", "--all", "--wide", str(path)], capture_output=True, text=True, check=True
    )
    assert told.stderr == ""
    code = f"import ctypes; print(ctypes.CDLL({str(path)!r}).next())"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"42\n"


def test_a_library_without_a_hole_stays() -> None:
    content = own_libraries()[-1].read_bytes()
    assert compact(content) is content


def inner_code(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def frozen(folder: Path, build: Path) -> Path:
    tree = folder / "layerscope"
    (tree / "lib").mkdir(parents=True)
    with zipfile.ZipFile(tree / "lib/library.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.pyc", (2026, 1, 2, 3, 4, len(folder.name) % 59)), b"b")
        archive.writestr("BUILD_CONSTANTS.pyc", os.fsencode(build))
        archive.writestr("x-1.dist-info/direct_url.json", os.fsencode(build))
        archive.writestr("x-1.dist-info/METADATA", b"Name: x")
        archive.writestr("a.pyc", MAGIC_NUMBER + bytes(4) + os.urandom(4) + b"size")
    code = compile("def f():\n    return lambda: 1\n", str(build / "m.py"), "exec")
    header = MAGIC_NUMBER + bytes(4) + int(time.time_ns() % 10**9).to_bytes(4, "little") + b"size"
    (tree / "lib/m.pyc").write_bytes(header + marshal.dumps(code))
    (tree / "layerscope").write_bytes(b"\x7fELF")
    (tree / "layerscope").chmod(0o777)
    (tree / "lib/m.so").write_bytes(b"\x7fELF")
    (tree / "lib/m.so").chmod(0o775)
    return tree


def everything(tree: Path) -> dict[str, tuple[int, float, bytes]]:
    return {
        str(path.relative_to(tree)): (
            path.stat().st_mode & 0o777,
            path.stat().st_mtime,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in (tree, *tree.rglob("*"))
    }


def test_two_builds_at_two_places_are_the_same(tmp_path: Path) -> None:
    trees = []
    for name in ("one", "another"):
        build = tmp_path / name
        trees.append(frozen(build, build))
        normalise(trees[-1], STAMP_S, build)
    assert everything(trees[0]) == everything(trees[1])
    modes = {name: mode for name, (mode, _, _) in everything(trees[0]).items()}
    assert (modes["layerscope"], modes["lib"], modes["lib/m.so"]) == (0o755, 0o755, 0o644)
    with zipfile.ZipFile(trees[0] / "lib/library.zip") as archive:
        assert archive.namelist() == ["a.pyc", "b.pyc", "x-1.dist-info/METADATA"]
    code = marshal.loads((trees[0] / "lib/m.pyc").read_bytes()[16:])
    assert code.co_filename == "m.py"
    (outer,) = inner_code(code)
    (inner,) = inner_code(outer)
    assert (outer.co_filename, inner.co_filename) == ("m.py", "m.py")


def test_a_file_that_names_the_build_is_told(tmp_path: Path) -> None:
    tree = frozen(tmp_path, tmp_path)
    (tree / "lib/data.json").write_text(f'{{"at": "{tmp_path}/source"}}')
    with pytest.raises(TraceOfBuildError, match=r"lib/data\.json"):
        normalise(tree, STAMP_S, tmp_path)


def test_certificates_of_the_machine_that_builds_are_refused(tmp_path: Path) -> None:
    tree = frozen(tmp_path, tmp_path)
    (tree / "share").mkdir()
    (tree / "share/certs.pem").touch()
    with pytest.raises(CertificatesError, match="SSL_CERT_FILE"):
        normalise(tree, STAMP_S, tmp_path)


def test_what_is_not_kept_goes_with_its_empty_folders(tmp_path: Path) -> None:
    kept = ["lib/botocore/data/ecr/2015-09-21/service-2.json.gz", "lib/layerscope/a.pyc"]
    gone = ["lib/botocore/data/ec2/2016-11-15/service-2.json.gz", "lib/boto3/data/x.json", "lib/a.pyi"]
    for name in (*kept, *gone):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"12345")
    assert sum(prune(tmp_path).values()) == 5 * len(gone)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == kept
    assert not (tmp_path / "lib/botocore/data/ec2").exists()
    assert not (tmp_path / "lib/boto3").exists()


def test_numbers_of_an_elf_header_are_read_as_they_stand() -> None:
    """Programs of 64 bits, little-endian, are all that is built."""
    content = Path(sys.executable).resolve().read_bytes()
    assert content[4:6] == b"\x02\x01"
    assert struct.unpack_from("<H", content, 54)[0] == 56


def imported_from(tree: Path) -> subprocess.CompletedProcess[str]:
    script = Path(__file__).resolve().parents[3] / "packaging" / "freeze" / "imported.py"
    command = [sys.executable, "-I", "-S", "-B", str(script), str(tree)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_module_that_lost_what_it_imports_is_told(tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    for name, content in {
        "layerscope/__init__.py": "",
        "layerscope/good.py": "import json, layerscope.other",
        "layerscope/other.py": "",
        "layerscope/lost.py": "import tkinter",
        "layerscope/deep/__init__.py": "",
        "layerscope/deep/data.py": "from pathlib import Path; Path(__file__).with_name('x.json').read_text()",
        "boto3.py": "class Session:\n def __init__(self, **_): pass\n def client(self, service, **_):\n"
        "  if service == 'kms': raise LookupError('no data')",
        **{
            f"{name.replace('.', '/')}.py": ""
            for name in ("zstandard", "awscrt.auth", "keyring.backends.SecretService")
        },
    }.items():
        (lib / name).parent.mkdir(parents=True, exist_ok=True)
        (lib / name).write_text(content)
    done = imported_from(tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 3, done.stdout + done.stderr
    assert lines[0].startswith("layerscope.deep.data: FileNotFoundError: ")
    assert lines[1].startswith("layerscope.lost: ModuleNotFoundError: ")
    assert lines[2] == "a client of kms: LookupError: no data"
