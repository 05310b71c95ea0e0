"""Texts that name nothing in an ECR registry."""

from __future__ import annotations

from layerscope.registry.errors.base import RegistryError


class InvalidReferenceError(RegistryError):
    """The text names no image, repository or digest; `text` is what was given, `reason` what is wrong."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"“{text}” names nothing in ECR: {reason}")
        self.text = text
        self.reason = reason


class LookalikeHostError(InvalidReferenceError):
    """The host is made to look like ECR's and is not; `host` is the one given."""

    def __init__(self, text: str, host: str) -> None:
        super().__init__(text, f"{host} looks like an ECR host but is not one of AWS's.")
        self.host = host


class EcrPublicError(InvalidReferenceError):
    """ECR Public has neither GetDownloadUrlForLayer nor BatchGetImage (botocore's ecr-public model)."""

    def __init__(self, text: str) -> None:
        super().__init__(
            text,
            "it is in ECR Public (public.ecr.aws), which hands out no layer URLs; private registries do.",
        )
