"""How the disk image looks, for dmgbuild: `dmgbuild -s dmg.py -D app=… -D icon=… Layerscope FILE`."""

defines: dict[str, str] = globals().get("defines", {})  # dmgbuild's -D

_APP, _ICON = defines.get("app", "Layerscope.app"), defines.get("icon")

format = "ULMO"  # lzma, which macOS reads from 10.15 on  # noqa: A001 - dmgbuild's name
filesystem = "APFS"
files = [_APP]
symlinks = {"Applications": "/Applications"}
icon = _ICON or None
icon_locations = {"Layerscope.app": (140, 160), "Applications": (400, 160)}
window_rect = ((200, 200), (540, 340))
icon_size = 96
