"""Files that usually hold a secret, by their names."""

from __future__ import annotations

import re
from typing import NamedTuple

from layerscope.text.reasons import Reason


class NamedSecret(NamedTuple):
    """What a file of that name is. `is_certain`: its text need not show a secret for it to be one."""

    what: Reason
    is_certain: bool = False


_PRIVATE_KEY = Reason.tr("SSH private key")
_KEY_FILE = Reason.tr("Key file")
_KEY_STORE = Reason.tr("Key store")
_CREDENTIALS = Reason.tr("Credentials file")
_ENVIRONMENT = Reason.tr("Environment file")
_REPOSITORY = Reason.tr("Git repository")
_SHELL_HISTORY = Reason.tr("Shell history")
_TERRAFORM = Reason.tr("Terraform state")

_BY_NAME = {
    **dict.fromkeys(
        (b"id_rsa", b"id_dsa", b"id_ecdsa", b"id_ed25519", b"id_ecdsa_sk", b"id_ed25519_sk",
         b"ssh_host_rsa_key",         b"ssh_host_dsa_key", b"ssh_host_ecdsa_key", b"ssh_host_ed25519_key"),
        NamedSecret(_PRIVATE_KEY),
    ),
    **dict.fromkeys(
        (b".npmrc", b".yarnrc.yml", b".pypirc", b".netrc", b"_netrc", b".pgpass", b".my.cnf",
         b".git-credentials", b".dockercfg", b".htpasswd", b".s3cfg", b".boto",
         b"credentials.tfrc.json",
         b"application_default_credentials.json"),
        NamedSecret(_CREDENTIALS),
    ),
    **dict.fromkeys(
        (b".vault-token", b"credentials.db", b"msal_token_cache.json"), NamedSecret(_CREDENTIALS, True)
    ),
    **dict.fromkeys(
        (b".bash_history", b".zsh_history", b".ash_history", b".psql_history", b".mysql_history",
         b".python_history"),
        NamedSecret(_SHELL_HISTORY, True),
    ),
    b".env": NamedSecret(_ENVIRONMENT),
    b"terraform.tfstate": NamedSecret(_TERRAFORM, True),
}  # fmt: skip
_BY_FOLDER = {
    **dict.fromkeys(
        ((b".aws", b"credentials"), (b".docker", b"config.json"), (b".kube", b"config"),
         (b".m2", b"settings.xml"), (b".gem", b"credentials"), (b".cargo", b"credentials"),
         (b".cargo", b"credentials.toml"),
         (b".composer", b"auth.json"), (b"gh", b"hosts.yml"), (b".azure", b"accessTokens.json"),
         (b"containers", b"auth.json")),
        NamedSecret(_CREDENTIALS),
    ),
}  # fmt: skip
_KEY_ENDINGS = (b".pem", b".key", b".ppk")
_STORE_ENDINGS = (b".p12", b".pfx", b".jks", b".keystore", b".kdbx")
_ENDINGS = (*_KEY_ENDINGS, *_STORE_ENDINGS)
_GIT_HEAD = b"HEAD"
# What every system's certificates are, and the samples of packages.
_PUBLIC = re.compile(
    rb"(?:etc/(?:ssl/(?:certs/|cert\.pem)|pki/(?:ca-trust|tls/(?:certs|cert\.pem)))|usr/share/|usr/lib/ssl/)"
    rb"|.*(?:site|dist)-packages/|.*node_modules/|.*/(?:testdata|tests?|examples?)/"
)
_NAMES = frozenset((*_BY_NAME, *(name for _, name in _BY_FOLDER), _GIT_HEAD))
_CERTIFICATES = re.compile(rb"cert|ca-?bundle|chain|public|pubring")
_SAMPLE = re.compile(rb"\.env\.(?!.*(?:example|sample|template|dist|defaults?)$)[\w.-]+")


def is_name_of_secret(name: bytes) -> bool:
    """Whether a path that ends in this name is worth asking `named_secret` about."""
    return name in _NAMES or name.endswith(_ENDINGS) or name.startswith(b".env.")


def named_secret(path: bytes) -> NamedSecret | None:
    """What the name of the file at this path says; None for nearly all."""
    folder, _, name = path.rpartition(b"/")
    found = _BY_NAME.get(name)
    if found is None:
        found = _BY_FOLDER.get((folder[folder.rfind(b"/") + 1 :], name))
    if found is None and name.endswith(_ENDINGS):
        found = NamedSecret(_KEY_FILE) if name.endswith(_KEY_ENDINGS) else NamedSecret(_KEY_STORE, True)
    if found is None and name.startswith(b".env.") and _SAMPLE.fullmatch(name):
        found = NamedSecret(_ENVIRONMENT)
    if found is None and name == _GIT_HEAD and (folder == b".git" or folder.endswith(b"/.git")):
        found = NamedSecret(_REPOSITORY, True)
    is_public = name.endswith(b".pem") and _CERTIFICATES.search(name)
    return None if found is None or is_public or _PUBLIC.match(path) else found
