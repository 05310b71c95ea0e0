"""A Windows job: the processes that are added to it and all they start, ended together.

https://learn.microsoft.com/windows/win32/procthread/job-objects
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any


class WindowsJob:
    """A job; on other systems, and where Windows refuses one, it does nothing."""

    def __init__(self) -> None:
        self._job: Any = None
        if sys.platform == "win32":
            import ctypes
            from ctypes import wintypes

            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._kernel.CreateJobObjectW.argtypes = [wintypes.LPVOID, wintypes.LPCWSTR]
            self._kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
            self._kernel.TerminateJobObject.argtypes = [wintypes.HANDLE, wintypes.UINT]
            self._kernel.CloseHandle.argtypes = [wintypes.HANDLE]
            self._job = self._kernel.CreateJobObjectW(None, None)

    def add(self, process: subprocess.Popen[bytes]) -> None:
        """Take the process in; what it started in the moment before stays outside."""
        if sys.platform == "win32" and self._job:
            self._kernel.AssignProcessToJobObject(self._job, int(process._handle))  # noqa: SLF001

    def end(self) -> None:
        """End all that is in it."""
        if sys.platform == "win32" and self._job:
            self._kernel.TerminateJobObject(self._job, 1)

    def close(self) -> None:
        """Let it go; its processes go on."""
        if sys.platform == "win32" and self._job:
            self._kernel.CloseHandle(self._job)
            self._job = None
