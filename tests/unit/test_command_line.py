"""The command line's first word: what is another program under this one's name gets the rest of it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from layerscope.__main__ import main, read_arguments
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
