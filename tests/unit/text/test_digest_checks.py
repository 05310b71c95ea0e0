"""The check behind a copied curl command: run by a real shell, and as the other prompts take it."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from layerscope.registry.model.presigned import PresignedUrl
from layerscope.text.command_lines import CMD_LIMIT, Prompt
from layerscope.text.digest_checks import checked

HEX = hashlib.sha256(b"layer").hexdigest()
DIGEST = f"sha256:{HEX}"


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs coreutils")
@pytest.mark.parametrize(("content", "status"), [(b"layer", 0), (b"other", 1)])
def test_a_shell_says_whether_the_file_is_the_layer(tmp_path: Path, content: bytes, status: int) -> None:
    (tmp_path / "it is.tar.gz").write_bytes(content)
    line = checked("true", "it is.tar.gz", DIGEST, Prompt.SH, "linux")
    ran = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.splitlines()[0].endswith("OK")) == (status, not status)
    failed = subprocess.run(["sh", "-c", line.replace("true", "false", 1)], cwd=tmp_path, check=False)
    assert failed.returncode == 1  # and nothing is checked


def test_each_prompt_has_its_own_tool() -> None:
    assert checked("curl x", "a.tar", DIGEST, Prompt.SH, "darwin").endswith(" | shasum -a 256 -c")
    assert checked("curl x", "a.tar", DIGEST, Prompt.POWERSHELL) == (
        f"curl x; if ($?) {{ (Get-FileHash -Algorithm SHA256 -LiteralPath 'a.tar').Hash -eq '{HEX}' }}"
    )
    assert checked("curl x", "a.tar", DIGEST, Prompt.CMD) == (
        f'curl x && certutil -hashfile ^"a.tar^" SHA256 | findstr /i {HEX}'
    )
    sha512 = f"sha512:{hashlib.sha512(b'layer').hexdigest()}"
    assert checked("curl x", "a.tar", sha512, Prompt.SH, "linux").endswith(" | sha512sum -c")


@pytest.mark.parametrize(
    ("command", "digest", "prompt"),
    [
        ("", DIGEST, Prompt.SH),
        ("curl x", "blake3:00", Prompt.SH),
        ("curl x", "sha256:$(id)", Prompt.SH),
        ("x" * CMD_LIMIT, DIGEST, Prompt.CMD),
    ],
)
def test_without_a_safe_line_there_is_none(command: str, digest: str, prompt: Prompt) -> None:
    assert checked(command, "a.tar", digest, prompt) == ""


def test_the_curl_command_stands_in_front() -> None:
    url = PresignedUrl("https://store.example/blob?X-Amz-Signature=1", DIGEST)
    line = url.checked_curl("a.tar", Prompt.SH)
    assert line.startswith(url.curl("a.tar", Prompt.SH) + " && echo ")
    assert f"'{HEX}  a.tar'" in line
