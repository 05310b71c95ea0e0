"""Secrets in a real Secret Service: gnome-keyring under a D-Bus session of the test's own.

The bus can start no services by itself, so that absent and gone are what they are on a system without one.
Every scenario runs in a process of its own with a private home and a limit of time.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.samples.secret_contract import CLAUSES

NEEDED = ("gnome-keyring-daemon", "dbus-run-session")
MISSING = [program for program in NEEDED if shutil.which(program) is None]
pytestmark = [
    pytest.mark.realworld,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
SESSION = Path(__file__).with_name("secret_service_session.py")
TIMEOUT_S = 100
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def run(scenario: str, tmp_path: Path) -> Any:
    """What the scenario told."""
    home, config = tmp_path / "home", tmp_path / "bus.conf"
    home.mkdir(mode=0o700)
    config.write_text(BUS)
    done = subprocess.run(
        ["dbus-run-session", f"--config-file={config}", "--", sys.executable, SESSION, scenario],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_the_contract_is_kept_by_a_real_keyring(tmp_path: Path) -> None:
    assert run("unlocked", tmp_path) == {clause.__name__: "kept" for clause in CLAUSES}


def test_the_next_run_gets_what_no_file_shows(tmp_path: Path) -> None:
    assert run("another_run", tmp_path) == {"kept": True, "files": True, "readable": []}


def test_own_profiles_and_their_keys_stay_together(tmp_path: Path) -> None:
    locked, missing = "LOCKED", "MISSING"
    assert run("own_profiles", tmp_path) == {
        "added": "None",
        "locked": [locked] * 3,
        "unlocked": ["None", True],
        "gone": [missing] * 2,
        "for this session": "None",
        "kept in memory": True,
        "back": [True, "None"],
        "names": ["other"],
    }


def test_locked_is_told_as_locked(tmp_path: Path) -> None:
    locked = "LOCKED"
    assert run("locked", tmp_path) == ["None", locked, locked, locked]


def test_a_service_without_a_keyring_that_nobody_makes_is_locked(tmp_path: Path) -> None:
    assert run("no_collection", tmp_path) == ["LOCKED"] * 3


def test_a_question_that_nobody_answers_is_given_up(tmp_path: Path) -> None:
    assert run("nobody_answers", tmp_path) == {"told": ["SILENT"] * 3, "in_time": True}


def test_an_unlocked_keyring_needs_no_restart(tmp_path: Path) -> None:
    assert run("unlocked_again", tmp_path) == ["LOCKED", True]


def test_absent_is_told_as_missing(tmp_path: Path) -> None:
    assert run("absent", tmp_path) == ["MISSING"] * 4


def test_gone_is_told_and_found_again(tmp_path: Path) -> None:
    missing = "MISSING"
    assert run("gone", tmp_path) == [missing, missing, missing, True]


def test_gone_in_the_middle_of_a_call_never_mixes_old_and_new(tmp_path: Path) -> None:
    told = run("gone_in_a_call", tmp_path)
    assert len(told) == 6
    assert set(told) <= {"None", "MISSING", "FAILED"}
