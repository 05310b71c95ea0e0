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
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9_.:/+-]+")
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

    `prompt` is this system's unless another is given. Empty itself where the prompt has no line for it.

    Structures are written as AWS's examples have them, `imageTag=1.4`
    (https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html), and as JSON where a value is
    more than plain: PowerShell has no way to hand on the quotes of that.
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
    structures = value if isinstance(value, list | tuple) else [value]
    if all(map(_is_plain, structures)):
        return [option, *(",".join(f"{key}={text}" for key, text in each.items()) for each in structures)]
    text = value if isinstance(value, str) else json.dumps(value)
    if text.startswith("-"):  # or the CLI takes the value for an option
        return [f"{option}={text}"]
    return [option, text]


def _is_plain(value: Any) -> bool:
    """Whether it is a structure that the CLI's shorthand takes as it is."""
    return isinstance(value, dict) and all(
        isinstance(text, str) and _PLAIN_VALUE.fullmatch(text) for text in value.values()
    )


def _kebab(name: str) -> str:
    return _WORD.sub("-", name).lower()
