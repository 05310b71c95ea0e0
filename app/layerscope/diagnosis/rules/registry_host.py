"""The registry's own host, which ECR's API does without and a container runtime does not."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import evidence_of
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.rule import rule
from layerscope.text.command_lines import command_line
from layerscope.text.reasons import Reason


@rule(24)
def registry_host_unreachable(case: Case) -> Iterator[Finding]:
    """The API answers, and there is no way to the host that images are pulled from.

    In a VPC without internet each has an interface endpoint of its own:
    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """
    registry, api = case.facts.registry_host.value, case.facts.api_host.value
    if registry is None or registry.error is None or api is None or api.error is not None:
        return
    because = [
        evidence_of(registry.error),
        Reason.tr("{host} is reachable from here.", host=api.host),
    ]
    if registry.proxy:
        because.append(Reason.tr("The connection uses the proxy {proxy}.", proxy=registry.proxy))
    yield Finding(
        "registry-host-unreachable",
        StepName.NETWORK,
        Certainty.LIKELY,
        Reason.tr("Container runtimes cannot connect to the registry, {host}", host=registry.host),
        tuple(because),
        Reason.tr("The network team"),
        Reason.tr(
            "Allow outbound HTTPS (port 443) to the host, in the proxy too. In a VPC without internet it "
            "needs the interface endpoint ecr.dkr with private DNS, beside ecr.api."
        ),
        command_line(["nslookup", registry.host]),
    )


RULES = (registry_host_unreachable,)
