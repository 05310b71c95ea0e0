"""Calls to AWS as commands of the AWS CLI, for this system's prompt."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layerscope.text.command_lines import Prompt, command_line

# Operations that read and take no registry: they are always about the caller's own.
_OF_OWN_REGISTRY = frozenset(
    {
        "BatchGetRepositoryScanningConfiguration", "DescribeRegistry", "DescribeRepositoryCreationTemplates",
        "GetAccountSetting", "GetAuthorizationToken", "GetRegistryPolicy", "GetRegistryScanningConfiguration",
        "GetSigningConfiguration", "ListPullTimeUpdateExclusions", "ListTagsForResource",
    }
)  # fmt: skip
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class CliTarget:
    """As whom and where the AWS CLI is to ask; what is empty is left to its defaults."""

    profile: str = ""
    region: str = ""
    endpoint_url: str = ""
    registry_id: str = ""

    def command(self, service: str, operation: str, parameters: Mapping[str, Any]) -> str:
        return aws_command(
            service,
            operation,
            parameters,
            region=self.region,
            profile=self.profile,
            endpoint_url=self.endpoint_url,
        )

    def registry_of(self, operation: str) -> dict[str, str]:
        """The parameter that names the registry to an operation of ECR; none to one that takes none."""
        return {} if operation in _OF_OWN_REGISTRY else {"registryId": self.registry_id}


def aws_command(
    service: str,
    operation: str,
    parameters: Mapping[str, Any],
    *,
    region: str = "",
    profile: str = "",
    endpoint_url: str = "",
    prompt: Prompt | None = None,
) -> str:
    """`aws ecr describe-images --repository-name …`; what is empty is left to the CLI's defaults.

    `prompt` is this system's unless another is given.

    Empty itself where this system's prompt has no line for it.

    Structures are given as JSON, which the CLI takes for every parameter
    (https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html).
    """
    words = ["aws", service, _kebab(operation)]
    for name, value in parameters.items():
        words += _option(f"--{_kebab(name)}", value)
    for option, text in (("--region", region), ("--profile", profile), ("--endpoint-url", endpoint_url)):
        words += _option(option, text)
    return command_line(words, prompt)


def _option(option: str, value: Any) -> list[str]:
    if value is None or value in ("", (), []):
        return []
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return [option, *value]
    text = value if isinstance(value, str) else json.dumps(value)
    if text.startswith("-"):  # or the CLI takes the value for an option
        return [f"{option}={text}"]
    return [option, text]


def _kebab(name: str) -> str:
    return _WORD.sub("-", name).lower()
