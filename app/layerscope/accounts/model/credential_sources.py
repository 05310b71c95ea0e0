"""Where credentials were found, and where else some are configured: names and places, never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """The places where the AWS SDKs look for credentials.

    https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
    """

    ENVIRONMENT = "environment"
    SHARED_FILE = "shared-file"  # keys in the credentials or the config file
    OWN_PROFILE = "own-profile"  # Layerscope's own, its keys in the keyring
    ROLE = "assume-role"  # that a profile of the files names
    WEB_IDENTITY = "web-identity"
    IRSA = "irsa"  # the role of an EKS service account, by a web identity
    SSO = "sso"
    LOGIN = "login"
    PROCESS = "process"
    ECS_CONTAINER = "ecs-container"
    POD_IDENTITY = "eks-pod-identity"
    CONTAINER = "container"  # another server behind AWS_CONTAINER_CREDENTIALS_FULL_URI
    INSTANCE = "instance-metadata"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CredentialSource:
    """One place; `detail` says which: variables, a profile and its file, a role, a host."""

    kind: SourceKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FoundCredentials:
    """The source in force, None where there is none; `shadowed` are those that are configured beside it.

    `unknown` says why it could not be told, or why what is in force gave nothing.
    """

    source: CredentialSource | None = None
    shadowed: tuple[CredentialSource, ...] = ()
    unknown: str = ""
