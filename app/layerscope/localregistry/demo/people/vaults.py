"""What the demo's profiles with a `credential_process` run, and what it answers."""

from __future__ import annotations

import json
import sys
import time

from layerscope.files.own_program import own_command
from layerscope.localregistry.demo.people.identities import SECRET

VAULT, SEALED, SLOW = "vault", "vault-fails", "vault-is-slow"
VAULTS = (VAULT, SEALED, SLOW)
SLOW_S = 60
_ACCESS_KEY_ID = "AKIDLAYERSCOPELOCAL2"


def command(vault: str) -> list[str]:
    """What prints the credentials of one of VAULTS, as a `credential_process` has to."""
    return own_command("local-registry", "--credentials", vault)


def open_vault(vault: str) -> int:
    """Print the vault's credentials, or say why not; the exit status."""
    if vault == SEALED:
        print("The vault is sealed. Ask its keeper to unseal it.", file=sys.stderr)  # noqa: T201
        return 1
    if vault == SLOW:
        time.sleep(SLOW_S)
    print(json.dumps({"Version": 1, "AccessKeyId": _ACCESS_KEY_ID, "SecretAccessKey": SECRET}))  # noqa: T201
    return 0
