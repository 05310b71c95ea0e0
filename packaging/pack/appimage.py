"""One file that runs anywhere: https://github.com/AppImage/AppImageSpec/blob/master/draft.md.

The folder is always built; the file where APPIMAGE_RUNTIME names a runtime, the program that goes before the
packed folder: https://github.com/AppImage/type2-runtime. No package registry has it.
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from freeze.running import run
from pack.layout import Parts, lay_out
from pack.tarball import bring_libraries

RUNTIME = "APPIMAGE_RUNTIME"
BLOCK = "64K"  # larger ones pack better and start slower: 256K is 6% smaller and a quarter slower


def make_app_dir(parts: Parts, patchelf: Path, folder: Path) -> Path:
    """The folder that an AppImage has inside, in `folder`."""
    target = folder / "Layerscope.AppDir"
    shutil.rmtree(target, ignore_errors=True)
    usr = target / "usr"
    lay_out(parts, usr)
    bring_libraries(usr / "lib" / "layerscope", usr / "share" / "doc" / "layerscope" / "licenses", patchelf)
    run_by = target / "AppRun"
    shutil.copyfile(parts.source / "packaging" / "linux" / "AppRun", run_by)
    run_by.chmod(0o755)
    entry = usr / "share" / "applications" / "layerscope.desktop"
    kept = [line for line in entry.read_text("utf-8").splitlines() if not line.startswith("TryExec=")]
    entry.write_text("\n".join(kept).replace("Exec=layerscope-gui", "Exec=layerscope") + "\n", "utf-8")
    shutil.copyfile(entry, target / "layerscope.desktop")
    shutil.copyfile(parts.icons / "hicolor/256x256/apps/layerscope.png", target / "layerscope.png")
    (target / ".DirIcon").symlink_to("layerscope.png")
    for path in (target, *target.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (parts.stamp_s, parts.stamp_s), follow_symlinks=False)
    return target


def write_app_image(app_dir: Path, runtime: Path, parts: Parts, folder: Path) -> Path:
    """The file, in `folder`: the runtime, and the packed folder right behind it."""
    target = folder / f"Layerscope-{parts.version}-{platform.machine()}.AppImage"
    packed = app_dir.with_suffix(".squashfs")
    packed.unlink(missing_ok=True)
    run(
        *("mksquashfs", str(app_dir), str(packed), "-comp", "zstd", "-Xcompression-level", "19"),
        *("-b", BLOCK, "-all-root", "-no-xattrs", "-quiet", "-no-progress", "-processors", "1"),
        more={"SOURCE_DATE_EPOCH": str(parts.stamp_s)},
    )
    with target.open("wb") as image:
        for part in (runtime, packed):
            with part.open("rb") as file:
                shutil.copyfileobj(file, image)
    target.chmod(0o755)
    packed.unlink()
    return target
