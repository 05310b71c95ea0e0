"""Where the program may be that a config starts."""

from __future__ import annotations

import pytest

from layerscope.registry.manifests.runtime import RuntimeSettings
from layerscope.registry.manifests.start_paths import named_paths, program_paths, search_folders

SETTINGS = RuntimeSettings(
    entrypoint=("/srv/bin/start", "--now"),
    command=("node", "x.js"),
    working_dir="/srv",
    environment=("A=1", "PATH=/usr/bin:/bin:/usr/bin:here"),
)


def test_a_name_is_looked_for_in_path_and_a_path_below_the_working_folder() -> None:
    assert program_paths(SETTINGS, ("node",)) == ("/usr/bin/node", "/bin/node")
    assert program_paths(SETTINGS, ("./run", "x")) == ("/srv/./run",)
    assert program_paths(SETTINGS, ("/bin/sh",)) == ("/bin/sh",)
    assert program_paths(SETTINGS, ()) == ()
    assert search_folders(RuntimeSettings())[0] == "/usr/local/sbin"


@pytest.mark.parametrize(
    ("pointer", "paths"),
    [
        ("/config/Entrypoint", ("/srv/bin/start",)),
        ("/config/Entrypoint/0", ("/srv/bin/start",)),
        ("/config/Cmd/0", ()),
        ("/config/WorkingDir", ("/srv",)),
        ("/config/Env/1", ("/usr/bin", "/bin")),
        ("/config/Env/0", ()),
        ("/config/Env/9", ()),
        ("/config/User", ()),
        ("", ()),
    ],
)
def test_values_of_the_config_name_paths(pointer: str, paths: tuple[str, ...]) -> None:
    assert named_paths(SETTINGS, pointer) == paths


def test_without_an_entrypoint_the_command_is_the_program() -> None:
    settings = RuntimeSettings(command=("/bin/app",))
    assert named_paths(settings, "/config/Cmd/0") == ("/bin/app",)
