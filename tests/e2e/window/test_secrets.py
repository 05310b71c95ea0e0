"""Nothing that a whole session writes or tells holds a signature, a token or a secret key."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.window import whole_session
from e2e.window.secret_session import PASTED, TEMPORARY
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.child import WARNINGS, command
from support.drivers.window_driver import files_below
from support.samples.aws_files import SECRET, TOKEN, write_profiles

SESSION_TIMEOUT_S = 120
SIGNED = re.compile(r"X-Amz-(?:Signature|Security-Token)(?:=|%3D)(?!…)")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, demo_data: Path) -> dict[str, list[str]]:
    """The session's secrets, and every text it left: on the disk, on its output, or handed on."""
    home, result = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("session") / "session.json"
    with LocalRegistry(demo_data) as registry:
        write_profiles(home, registry.endpoint)
        ran = subprocess.run(
            command(whole_session, str(result)),
            env={
                **{
                    name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "XDG_"))
                },
                "HOME": str(home),
                "AWS_CONFIG_FILE": str(home / "aws-config"),
                "AWS_EC2_METADATA_DISABLED": "true",
                "QT_QPA_PLATFORM": "offscreen",
                "LANGUAGE": "en",
                "LC_ALL": "C.UTF-8",
                "PYTHONWARNINGS": WARNINGS,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            check=False,
            text=True,
            timeout=SESSION_TIMEOUT_S,
        )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[str]] = json.loads(result.read_text())
    written = [path for path in files_below(home) if not path.name.startswith("aws-")]
    found["files"] = [str(path.relative_to(home)) for path in written]
    found["texts"] = [*found["told"], ran.stdout, ran.stderr, *found["files"]]
    found["texts"] += [path.read_bytes().decode(errors="replace") for path in written]
    return found


def test_the_session_wrote_what_it_should(session: dict[str, list[str]]) -> None:
    """Else the next test would look at nothing."""
    names = [Path(name).name for name in session["files"]]
    assert "settings.json" in names
    assert "layerscope.log" in names
    assert any(name.startswith("web-landing_") for name in names)
    assert any("cannot handle http" in text for text in session["texts"])
    assert all(len(secret) >= 40 for secret in session["secrets"])
    assert len(session["secrets"]) >= 10
    assert "profiles.json" in names


def test_the_keyring_alone_has_the_profiles_secrets(session: dict[str, list[str]]) -> None:
    """So that the next test looks for what was really in use."""
    kept = "".join(session["kept"])
    assert TEMPORARY in kept
    assert SECRET in kept
    assert PASTED not in kept  # which was for this session only


def test_no_text_holds_a_secret(session: dict[str, list[str]]) -> None:
    for text in session["texts"]:
        for secret in (*session["secrets"], SECRET, TOKEN):
            assert secret not in text
        assert not SIGNED.search(text)
