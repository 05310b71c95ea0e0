"""Which version is older, as dpkg and rpm say."""

from __future__ import annotations

import itertools
import random
import shutil
import subprocess

import pytest

from layerscope.contents.model.findings import Ecosystem
from layerscope.contents.packages.versions import is_older

VERSIONS = [
    "1.0", "1.0-1", "1.0-2", "1.0-10", "1.0~rc1-1", "1.0~rc1", "1.0~~", "1.0a", "1.0+dfsg-1", "1.0.1", "1.00",
    "2:0.1", "0:1.0", "1.0-1+b1", "1.0-1ubuntu1", "1.0-0ubuntu1", "1.0^git1", "1.0^", "10", "9", "1.a",
    "1.1a2b", "2.36-9+deb12u10", "2.36-9+deb12u4", "007-1", "7-1", "1.0.a-1.el9", "1.0-1.el9_2",
    "1.0-1.el9_10", "a", "~", "1",
]  # fmt: skip
PAIRS = random.Random(5).sample(list(itertools.permutations(VERSIONS, 2)), 40)


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="dpkg is not installed")
def test_dpkg_says_the_same() -> None:
    pairs = [pair for pair in PAIRS if all(version[0].isdigit() and "^" not in version for version in pair)]
    for version, other in pairs:
        done = subprocess.run(["dpkg", "--compare-versions", version, "lt", other], check=False, timeout=60)
        assert is_older(Ecosystem.DEB, version, other) is (done.returncode == 0), (version, other)


@pytest.mark.skipif(shutil.which("rpm") is None, reason="rpm is not installed")
def test_rpm_says_the_same() -> None:
    """Of single fields; a whole version is compared field by field."""
    fields = [version for version in VERSIONS if "-" not in version and ":" not in version]
    pairs = list(itertools.permutations(fields, 2))
    calls = "".join(f'print(rpm.vercmp("{one}", "{other}").." ")' for one, other in pairs)
    done = subprocess.run(["rpm", "--eval", f"%{{lua:{calls}}}"], capture_output=True, text=True, check=True)
    for (version, other), told in zip(pairs, map(int, done.stdout.split()), strict=True):
        assert is_older(Ecosystem.RPM, version, other) is (told < 0), (version, other)
        assert is_older(Ecosystem.RPM, f"1-{version}", f"1-{other}") is (told < 0), (version, other)


@pytest.mark.parametrize(
    ("ecosystem", "versions"),
    [
        (
            Ecosystem.APK,
            ["1.1.1", "1.1.1v-r0", "1.1.1w-r0", "1.1.1w-r1", "1.2.4_rc1-r0", "1.2.4-r2", "1.2.4-r10"],
        ),
        (Ecosystem.PYPI, ["1.0.dev1", "1.0a1", "1.0b2", "1.0rc1", "1.0", "1.0.post1", "1.1", "10.0"]),
        (Ecosystem.NPM, ["1.0.0-alpha.1", "1.0.0-alpha.2", "1.0.0-rc.1", "1.0.0", "1.0.1"]),
        (Ecosystem.GO, ["v0.0.0", "v1.2.3", "v1.10.0"]),
        (Ecosystem.MAVEN, ["1.0-M1", "1.0-RC1", "1.0-SNAPSHOT", "1.0", "1.0.1.RELEASE", "2"]),
    ],
)
def test_of_the_others(ecosystem: Ecosystem, versions: list[str]) -> None:
    for (at, version), (its, other) in itertools.permutations(enumerate(versions), 2):
        assert is_older(ecosystem, version, other) is (at < its), (version, other)
