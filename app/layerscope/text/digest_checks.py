"""What checks a downloaded file's digest at each prompt, to stand behind the command that downloads it."""

from __future__ import annotations

import re
import sys

from layerscope.text.command_lines import CMD_LIMIT, Prompt, command_line

_DIGEST = re.compile(r"(sha256|sha512):([0-9a-f]{64}(?:[0-9a-f]{64})?)")


def checked(
    command: str, file_name: str, digest: str, prompt: Prompt | None = None, platform: str = sys.platform
) -> str:
    """The command, then the check, which runs only if the command succeeded.

    POSIX shells print `FILE: OK` (sha256sum, on macOS shasum), PowerShell `True` (Get-FileHash), cmd.exe the
    digest (certutil). Empty where there is no command, or no tool for the digest's algorithm.
    """
    chosen = prompt or Prompt.of_system(platform)
    found = _DIGEST.fullmatch(digest)
    if not command or found is None:
        return ""
    algorithm, hexadecimal = found[1], found[2]
    if chosen is Prompt.SH:
        tool = f"shasum -a {algorithm[3:]} -c" if platform == "darwin" else f"{algorithm}sum -c"
        line = command_line(["echo", f"{hexadecimal}  {file_name}"], chosen)
        return f"{command} && {line} | {tool}" if line else ""
    if chosen is Prompt.POWERSHELL:
        words = ["Get-FileHash", "-Algorithm", algorithm.upper(), "-LiteralPath", file_name]
        line = command_line(words, chosen)
        return f"{command}; if ($?) {{ ({line}).Hash -eq '{hexadecimal}' }}" if line else ""
    line = command_line(["certutil", "-hashfile", file_name, algorithm.upper()], chosen)
    whole = f"{command} && {line} | findstr /i {hexadecimal}"
    return whole if line and len(whole) <= CMD_LIMIT else ""
