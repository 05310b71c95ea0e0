"""Which places for credentials are configured, by the environment's variables and one profile's section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from layerscope.accounts.model.credential_sources import CredentialSource, SourceKind
from layerscope.accounts.model.profiles import assumes_role, signs_in_by_sso

KEY_VARIABLES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
# Where the pod's token lies that EKS hands to a service account with a role:
# https://docs.aws.amazon.com/eks/latest/userguide/pod-configuration.html
_IRSA_TOKEN = "/var/run/secrets/eks.amazonaws.com/"  # noqa: S105 - a folder
# https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
_POD_IDENTITY_HOSTS = frozenset({"169.254.170.23", "fd00:ec2::23"})
_POD_IDENTITY_TOKEN = "/var/run/secrets/pods.eks.amazonaws.com/"  # noqa: S105 - a folder
# What `credential_source` of a profile with a role names, by botocore's providers.
_NAMED = {
    "environment": SourceKind.ENVIRONMENT,
    "ecscontainer": SourceKind.ECS_CONTAINER,
    "ec2instancemetadata": SourceKind.INSTANCE,
}


def configured_places(
    variables: Mapping[str, str], name: str, section: Mapping[str, Any], *, is_own: bool = False
) -> Iterator[CredentialSource]:
    """Every place that is configured but for the instance's, in the order in which the SDKs look there.

    `section` is the profile's, with what both shared files say of it; `is_own` where it is one of
    Layerscope's own with keys. Only names and places are told: of a process its program, of a server its
    host.
    """
    if variables.get(KEY_VARIABLES[0]):
        told = (variable for variable in KEY_VARIABLES if variables.get(variable))
        yield CredentialSource(SourceKind.ENVIRONMENT, ", ".join(told))
    if assumes_role(section):
        yield CredentialSource(SourceKind.ROLE, _role(name, section))
    yield from _web_identity(variables, name, section)
    if signs_in_by_sso(section):
        session = section.get("sso_session") or section.get("sso_start_url")
        yield CredentialSource(SourceKind.SSO, _told(f"profile {name}", session))
    if is_own or section.get("aws_access_key_id"):
        kind = SourceKind.OWN_PROFILE if is_own else SourceKind.SHARED_FILE
        yield CredentialSource(kind, f"profile {name}")
    if section.get("login_session"):
        yield CredentialSource(SourceKind.LOGIN, f"profile {name}")
    if process := str(section.get("credential_process") or "").split():
        yield CredentialSource(SourceKind.PROCESS, f"profile {name}, {process[0]}")
    yield from _container(variables)


def used_by_role(section: Mapping[str, Any]) -> SourceKind | None:
    """The place that the profile's role takes its own credentials from; None where that is a profile."""
    return _NAMED.get(str(section.get("credential_source") or "").lower())


def _role(name: str, section: Mapping[str, Any]) -> str:
    sources = (f"{key} {section[key]}" for key in ("source_profile", "credential_source") if section.get(key))
    return _told(f"profile {name}", section["role_arn"], *sources)


def _web_identity(
    variables: Mapping[str, str], name: str, section: Mapping[str, Any]
) -> Iterator[CredentialSource]:
    if token := variables.get("AWS_WEB_IDENTITY_TOKEN_FILE"):
        kind = SourceKind.IRSA if token.startswith(_IRSA_TOKEN) else SourceKind.WEB_IDENTITY
        role = variables.get("AWS_ROLE_ARN") or section.get("role_arn")
        yield CredentialSource(kind, _told(role, f"token {token}"))
    elif token := section.get("web_identity_token_file"):
        told = _told(f"profile {name}", section.get("role_arn"), f"token {token}")
        yield CredentialSource(SourceKind.WEB_IDENTITY, told)


def _container(variables: Mapping[str, str]) -> Iterator[CredentialSource]:
    """The relative address has a secret in its path, and so may the full one: only the host is told."""
    if variables.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"):
        yield CredentialSource(SourceKind.ECS_CONTAINER, "169.254.170.2")
    elif full := variables.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"):
        host = _host(full)
        token = variables.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "")
        is_pod = host in _POD_IDENTITY_HOSTS or token.startswith(_POD_IDENTITY_TOKEN)
        yield CredentialSource(SourceKind.POD_IDENTITY if is_pod else SourceKind.CONTAINER, host)


def _told(*parts: object) -> str:
    """Those of the parts that are there."""
    return ", ".join(str(part) for part in parts if part)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
