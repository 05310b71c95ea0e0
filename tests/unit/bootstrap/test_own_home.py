"""No test reads or writes what the developer's own program keeps."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

_PLACES = """
from layerscope.accounts.profiles import own_profiles_file, remembered_identities
from layerscope.contents.store import place
from layerscope.desktop.inventory import kept_restores
from layerscope.desktop.shell import settings
from layerscope.files.user_folders import log_folder
from layerscope.registry.ecr import manifest_cache

for module in (own_profiles_file, remembered_identities, place, kept_restores, settings, manifest_cache):
    print(module.default_path())
print(log_folder())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell the folders by other ways")
def test_all_that_is_kept_lies_in_a_home_of_the_tests() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _PLACES], capture_output=True, check=True, text=True, timeout=60
    )
    places = [Path(line) for line in ran.stdout.splitlines()]
    home = Path(os.environ["HOME"])
    assert len(places) == 7
    assert home.is_relative_to(tempfile.gettempdir())
    assert all(place.is_relative_to(home) for place in places)
