"""The capabilities that a program is given by its file: the xattr `security.capability`."""

from __future__ import annotations

import struct

XATTR = "security.capability"
# include/uapi/linux/capability.h: struct vfs_ns_cap_data, little endian; a version has 1, 2 or 2 pairs of
# permitted and inheritable capabilities, the third also the root user whose namespace they are of.
_EFFECTIVE = 0x000001
_PAIRS = {1: 1, 2: 2, 3: 2}
_NAMES = (
    "chown", "dac_override", "dac_read_search", "fowner", "fsetid", "kill", "setgid", "setuid", "setpcap",
    "linux_immutable", "net_bind_service", "net_broadcast", "net_admin", "net_raw", "ipc_lock", "ipc_owner",
    "sys_module", "sys_rawio", "sys_chroot", "sys_ptrace", "sys_pacct", "sys_admin", "sys_boot", "sys_nice",
    "sys_resource", "sys_time", "sys_tty_config", "mknod", "lease", "audit_write", "audit_control", "setfcap",
    "mac_override", "mac_admin", "syslog", "wake_alarm", "block_suspend", "audit_read", "perfmon", "bpf",
    "checkpoint_restore",
)  # fmt: skip


def in_words(value: bytes) -> str:
    """As getcap writes them, `cap_net_admin,cap_net_raw=ep`; empty where Linux takes no such value."""
    if len(value) < 4:
        return ""
    (magic,) = struct.unpack_from("<I", value)
    version = magic >> 24
    pairs = _PAIRS.get(version, 0)
    size = 4 + 8 * pairs + (4 if version == 3 else 0)
    if not pairs or len(value) != size:
        return ""
    numbers = struct.unpack_from(f"<{2 * pairs}I", value, 4)
    permitted, inheritable = _joined(numbers[0::2]), _joined(numbers[1::2])
    effective = "e" if magic & _EFFECTIVE else ""
    groups = (
        (permitted & inheritable, f"{effective}ip"),
        (permitted & ~inheritable, f"{effective}p"),
        (inheritable & ~permitted, f"{effective}i"),
    )
    words = [f"{_names(bits)}={flags}" for bits, flags in groups if bits]
    (root,) = struct.unpack_from("<I", value, size - 4) if version == 3 else (0,)
    return " ".join(words or ["="]) + (f" [rootid={root}]" if root else "")


def _joined(words: tuple[int, ...]) -> int:
    return sum(word << 32 * number for number, word in enumerate(words))


def _names(bits: int) -> str:
    numbers = [number for number in range(64) if bits >> number & 1]
    return ",".join(f"cap_{_NAMES[number]}" if number < len(_NAMES) else str(number) for number in numbers)
