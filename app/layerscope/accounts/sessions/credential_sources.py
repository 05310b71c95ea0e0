"""Which of botocore's providers gives a session its credentials, and which it hides."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from layerscope.accounts.aws.translated import translated
from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials, SourceKind
from layerscope.accounts.rules.credential_places import configured_places, used_by_role
from layerscope.registry.aws.trust import proxy_choice
from layerscope.registry.errors.base import RegistryError, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import botocore.session

# By the providers' METHOD; those of web identities and containers have several kinds.
_METHODS = {
    "env": {SourceKind.ENVIRONMENT},
    "assume-role": {SourceKind.ROLE},
    "assume-role-with-web-identity": {SourceKind.IRSA, SourceKind.WEB_IDENTITY},
    "sso": {SourceKind.SSO},
    "shared-credentials-file": {SourceKind.SHARED_FILE, SourceKind.OWN_PROFILE},
    "config-file": {SourceKind.SHARED_FILE},
    "login": {SourceKind.LOGIN},
    "custom-process": {SourceKind.PROCESS},
    "container-role": {SourceKind.ECS_CONTAINER, SourceKind.POD_IDENTITY, SourceKind.CONTAINER},
    "iam-role": {SourceKind.INSTANCE},
}
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
_METADATA = "http://169.254.169.254/"
_FILES = {"shared-credentials-file": "credentials_file", "config-file": "config_file"}
_HIDDEN_BY_PROFILE = frozenset({SourceKind.ENVIRONMENT, SourceKind.IRSA, SourceKind.WEB_IDENTITY})


def sources_of(core: botocore.session.Session, own: Sequence[str]) -> FoundCredentials:
    """Where the session's credentials come from; blocks as its first call would, and raises nothing.

    `own` are the names of Layerscope's own profiles with keys. The instance is not asked for this alone.
    """
    name = core.get_config_variable("profile") or "default"
    section = _section(core, name)
    places = list(configured_places(os.environ, name, section, is_own=name in own))
    try:
        credentials = translated(core.get_credentials, Subject(operation="find credentials"))
    except RegistryError as error:
        first = _first(core, places)
        return FoundCredentials(first, _others(places, first, section), str(error))
    if credentials is None:
        return FoundCredentials(None, tuple(places), f"No credentials were found.{_proxied()}")
    source = _in_force(core, credentials.method or "", places)
    return FoundCredentials(source, _others(places, source, section))


def _proxied() -> str:
    """That the instance's metadata is asked through a proxy, which has no way to it: botocore does so."""
    try:
        choice = proxy_choice(_METADATA)
    except ValueError:
        return ""
    if choice.address is None:
        return ""
    host = _METADATA.removeprefix("http://").rstrip("/")
    return f" {choice.source} sends what is asked of {host} to a proxy; add it to NO_PROXY."


def with_instance(core: botocore.session.Session, found: FoundCredentials) -> FoundCredentials:
    """The same with the instance's role, where there is one: named if in force, shadowed if not."""
    if found.source is None:
        return found  # the chain came to the instance, its last, and got nothing
    instance = _asked_instance(core)
    if instance is None:
        return found
    if found.source is not None and found.source.kind is SourceKind.INSTANCE:
        return replace(found, source=instance)
    name = core.get_config_variable("profile") or "default"
    if used_by_role(_section(core, name)) is SourceKind.INSTANCE:
        return found
    return replace(found, shadowed=(*found.shadowed, instance))


def _section(core: botocore.session.Session, name: str) -> Mapping[str, Any]:
    section: Mapping[str, Any] = core.full_config.get("profiles", {}).get(name, {})
    return section


def _first(core: botocore.session.Session, places: Sequence[CredentialSource]) -> CredentialSource | None:
    """The place that the chain came to first, and which gave nothing."""
    by_profile = core.instance_variables().get("profile") is not None
    hidden = _HIDDEN_BY_PROFILE if by_profile else frozenset()
    return next((place for place in places if place.kind not in hidden), None)


def _in_force(
    core: botocore.session.Session, method: str, places: Sequence[CredentialSource]
) -> CredentialSource:
    kinds = _METHODS.get(method, set())
    found = next((place for place in places if place.kind in kinds), None)
    if kinds == {SourceKind.INSTANCE}:  # which is configured nowhere
        return CredentialSource(SourceKind.INSTANCE)
    if found is None:
        return CredentialSource(SourceKind.OTHER, method)
    if found.kind is SourceKind.SHARED_FILE and (variable := _FILES.get(method)):
        return CredentialSource(found.kind, f"{found.detail}, {core.get_config_variable(variable)}")
    return found


def _others(
    places: Sequence[CredentialSource], source: CredentialSource | None, section: Mapping[str, Any]
) -> tuple[CredentialSource, ...]:
    used = {source.kind} if source else set()
    if source is not None and source.kind is SourceKind.ROLE and (named := used_by_role(section)):
        used.add(named)
    return tuple(place for place in places if place.kind not in used)


def _asked_instance(core: botocore.session.Session) -> CredentialSource | None:
    """The instance's role, where its metadata service answers and has one; what it gives is dropped."""
    provider = core.get_component("credential_provider").get_provider("iam-role")
    try:
        given = provider._role_fetcher.retrieve_iam_role_credentials()  # noqa: SLF001 - the one way to its name
    except Exception:  # noqa: BLE001 - whatever comes from there, it is no role
        return None
    name = given.get("role_name") if isinstance(given, dict) else None
    return CredentialSource(SourceKind.INSTANCE, f"role {name}") if isinstance(name, str) and name else None
