"""Archives in every form that layers have, by GNU tar and Python's tarfile."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

GNU_TAR = shutil.which("tar") if os.name == "posix" else None
_FORMS = {
    "v7": ("--format=v7", "--exclude=deep", "--exclude=longlink"),
    "ustar": ("--format=ustar", "--exclude=longlink", "--exclude=" + "e" * 60),
    "gnu": ("--format=gnu",),
    "posix": ("--format=posix",),
    "xattrs": ("--format=posix", "--xattrs", "--xattrs-include=*"),
    "old sparse": ("--format=gnu", "--sparse"),
    "sparse 0.0": ("--format=posix", "--sparse", "--sparse-version=0.0"),
    "sparse 0.1": ("--format=posix", "--sparse", "--sparse-version=0.1"),
    "sparse 1.0": ("--format=posix", "--sparse", "--sparse-version=1.0"),
}
STRETCHES, STRETCH_EVERY, SPARSE_BYTES = 40, 100_000, 4_500_000


def make_tree(folder: Path) -> None:
    """Names and kinds of every sort below `folder`."""
    deep = folder / "deep" / ("d" * 60) / ("e" * 60) / ("f" * 60)
    deep.mkdir(parents=True)
    (deep / ("g" * 90)).write_text("long")
    for name, size in (("ä ü.txt", 511), ("b", 512), ("c", 513), ("empty", 0)):
        (folder / name).write_bytes(b"x" * size)
    with open(os.fsencode(folder) + b"/\xff\xfe-bad", "wb") as file:  # noqa: PTH123  no text
        file.write(b"bad")
    (folder / "hard").hardlink_to(folder / "b")
    (folder / "absolute").symlink_to("/etc/passwd")
    (folder / "longlink").symlink_to("l" * 150)
    os.mkfifo(folder / "fifo")
    with (folder / "sparse").open("wb") as file:
        for number in range(STRETCHES):
            file.seek(number * STRETCH_EVERY)
            file.write(b"data%d" % number)
        file.truncate(SPARSE_BYTES)
    (folder / "holes").touch()
    os.truncate(folder / "holes", SPARSE_BYTES)
    (folder / "c").chmod(0o4755)
    try:
        os.setxattr(folder / "c", "user.x", b"a=b\n\0c")
        os.mknod(folder / "null", 0o20666, os.makedev(1, 3))
    except OSError:  # not root, or no such file system
        pass


def gnu_archives(folder: Path, excluded: str = "") -> dict[str, bytes]:
    """The tree in each form that GNU tar writes, by the form's name, without what matches `excluded`."""
    make_tree(folder / "tree")
    common = (f"--exclude={excluded}", "-C", str(folder), "-cf", "-", "tree")
    made_by = {}
    for name, arguments in _FORMS.items():
        told = subprocess.run([str(GNU_TAR), *arguments, *common], capture_output=True, check=False)
        made_by[name] = told.stdout  # what an old form cannot hold, tar leaves out and says so
    return made_by


def made(*members: tuple[tarfile.TarInfo, bytes], form: int = tarfile.GNU_FORMAT, **options: object) -> bytes:
    """An archive of these members by Python."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form, **options) as archive:  # type: ignore[arg-type]
        for info, content in members:
            info.size = len(content) if info.isreg() else info.size
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def info(name: str, **fields: object) -> tarfile.TarInfo:
    """A member's header with these fields."""
    member = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(member, field, value)
    return member


def python_archives() -> dict[str, bytes]:
    """What only Python's tarfile writes here."""
    return {
        "base-256": made((info("big", uid=3_000_000_000, mtime=-5), b"12345"), (info("after"), b"")),
        "global": made(
            (info("x" * 300, mtime=1.5, pax_headers={"SCHILY.xattr.user.a": "1\n2"}), b"12345"),
            form=tarfile.PAX_FORMAT,
            pax_headers={"comment": "for all"},
        ),
    }
