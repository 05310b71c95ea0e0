"""What only the machine that pulls can find out, and how: the same calls, made there.

The one place that says how to ask from another machine.
"""

from __future__ import annotations

from typing import Any

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.sides import sides
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.registry.model.commands import aws_command
from layerscope.text.command_lines import Prompt
from layerscope.text.reasons import Reason

ON_MACHINE = "on-that-machine"
# With a range, as a URL is signed for GET alone; the answer's first byte goes nowhere, its status is shown.
_GET_A_BYTE = "curl --silent --show-error --output /dev/null --range 0-0 --write-out '%{http_code}\\n'"


def on_machine(case: Case) -> Finding | None:
    """How to go on at the machine that pulls; None where nobody but the one who asks is in question."""
    if not case.is_about_another:
        return None
    principal = case.principal
    because = [*sides(case, principal)] if principal else []
    return Finding(
        ON_MACHINE,
        StepName.BYTES,
        Certainty.POSSIBLE,
        Reason.tr("What only the pulling machine can show"),
        (
            *because,
            Reason.tr("Its network, VPC endpoint policies, proxy and clock are unknown here."),
        ),
        Reason.tr("The administrator of the machine that pulls"),
        Reason.tr("Run these commands there: the first that fails shows the step at which its pull ends."),
        machine_commands(case),
    )


def machine_commands(case: Case) -> str:
    """The calls of a pull in their order, for a POSIX shell there and the machine's own credentials."""
    registry = {"registryId": case.registry_id, "repositoryName": case.repository}
    lines = [_there(case, "sts", "GetCallerIdentity", {}), _there(case, "ecr", "GetAuthorizationToken", {})]
    lines[1] = f"{lines[1]} --query 'authorizationData[].expiresAt'"
    if case.repository and (image := _image_id(case)):
        lines.append(_there(case, "ecr", "BatchGetImage", {**registry, "imageIds": [image]}))
        lines[-1] = f"{lines[-1]} --query failures" if lines[-1] else ""
    if case.repository and case.question.digest:
        url = _there(case, "ecr", "GetDownloadUrlForLayer", {**registry, "layerDigest": case.question.digest})
        lines.append(f'{_GET_A_BYTE} "$({url} --query downloadUrl --output text)"' if url else "")
    return "\n".join(line for line in lines if line)


def _there(case: Case, service: str, operation: str, parameters: dict[str, Any]) -> str:
    return aws_command(service, operation, parameters, region=case.region, prompt=Prompt.SH)


def _image_id(case: Case) -> str:
    """The image in the CLI's shorthand, which knows no commas and quotes; neither does a tag or digest."""
    if digest := case.image_digest:
        return f"imageDigest={digest}"
    return f"imageTag={case.question.image}" if case.question.image else ""
