"""The command line's first word: what is another program under this one's name gets the rest of it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from layerscope.__main__ import main, read_arguments
from layerscope.commands.catalogue import COMMANDS, is_command
from layerscope.commands.nearly import command_meant
from layerscope.localregistry.demo.people.identities import SECRET


def test_the_local_registry_has_its_own_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--local-registry", "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("usage: layerscope --local-registry ")
    assert "--until-stdin-closes" in told


def test_it_stands_first(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(["--demo", "--local-registry"])
    assert ended.value.code == 2
    assert "stands first" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["imagess", "team/app"], "arguments: team/app. Did you mean `layerscope images`?"),
        (["--json", "images"], "arguments: --json. A command stands first: `layerscope images`, and"),
        (["team/app", "team/web"], "arguments: team/web\n"),
    ],
)
def test_too_much_for_the_window_names_the_command(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_behind_two_dashes_a_commands_name_is_a_repositorys(name: str) -> None:
    assert is_command([name])
    assert not is_command(["--", name])
    assert read_arguments(["--", name]).reference == name


def test_the_help_states_how_the_two_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "layerscope -- repositories opens a repository of that name" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("repository", "layerscope repositories"),
        ("repos", "layerscope repositories"),
        ("Images", "layerscope images"),
        ("whereused", "layerscope where-used"),
        ("dowload", "layerscope download"),
        ("help", "layerscope --help"),
    ],
)
def test_what_is_nearly_a_command_is_known(word: str, command: str) -> None:
    assert f"`{command}`" in command_meant(word)


@pytest.mark.parametrize("word", ["", "a", "team/app", "checkout", "di", "111122223333", "nginx:1.27"])
def test_what_is_nothing_like_one_is_none(word: str) -> None:
    assert command_meant(word) == ""


def test_the_vault_gives_its_credentials(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--local-registry", "--credentials", "vault"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"Version": 1, "AccessKeyId": "AKIDLAYERSCOPELOCAL2", "SecretAccessKey": SECRET}


def test_the_sealed_vault_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--local-registry", "--credentials", "vault-fails"]) == 1
    assert capsys.readouterr() == ("", "The vault is sealed. Ask its keeper to unseal it.\n")


def test_a_vault_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--local-registry", "--credentials", "another"])
    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_neither_qt_nor_botocore_is_loaded_for_a_credential_process() -> None:
    program = """
import sys
from layerscope.__main__ import main
main(["--local-registry", "--credentials", "vault"])
print(sorted({"PySide6", "botocore", "boto3", "urllib3"} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
