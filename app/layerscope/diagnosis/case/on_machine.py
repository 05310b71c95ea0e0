"""What only the machine that pulls can find out, and how: the same calls, made there.

The one place that says how to ask from another machine.
"""

from __future__ import annotations

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.sides import sides
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.registry.model.commands import aws_command
from layerscope.text.reasons import Reason

ON_MACHINE = "on-that-machine"


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
        Reason.tr("What only the machine that pulls can tell"),
        (
            *because,
            Reason.tr(
                "Its network, the policies of its VPC endpoints, its proxy and its clock are not known here."
            ),
        ),
        Reason.tr("Whoever runs the machine that pulls"),
        Reason.tr("Run these commands there: the first that fails shows the step at which its pull ends."),
        machine_commands(case),
    )


def machine_commands(case: Case) -> str:
    """The calls of a pull in their order, as commands for the machine's own shell and credentials."""
    where = {"region": case.region}
    registry = {"registryId": case.registry_id}
    commands = [
        aws_command("sts", "GetCallerIdentity", {}, **where),
        aws_command("ecr", "GetAuthorizationToken", {}, **where) + " --query 'authorizationData[].expiresAt'",
    ]
    if case.repository and (image := _image_id(case)):
        asked = {**registry, "repositoryName": case.repository, "imageIds": [image]}
        commands.append(aws_command("ecr", "BatchGetImage", asked, **where) + " --query failures")
    if case.repository and case.question.digest:
        asked = {**registry, "repositoryName": case.repository, "layerDigest": case.question.digest}
        url = aws_command("ecr", "GetDownloadUrlForLayer", asked, **where)
        commands.append(
            f"curl --silent --show-error --output /dev/null --range 0-0 --write-out '%{{http_code}}\\n' "
            f'"$({url} --query downloadUrl --output text)"'
        )
    return "\n".join(commands)


def _image_id(case: Case) -> str:
    """The image in the CLI's shorthand."""
    if digest := case.image_digest:
        return f"imageDigest={digest}"
    return f"imageTag={case.question.image}" if case.question.image else ""
