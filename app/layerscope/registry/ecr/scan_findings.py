"""What ECR's scan of an image found, by DescribeImageScanFindings."""

from __future__ import annotations

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import Subject
from layerscope.registry.model.scans import SEVERITIES, ScanSummary


async def scan_findings(client: EcrClient, repository: str, digest: str) -> ScanSummary:
    """The counts of what was found; raises RegistryError, ScanNotFoundError for an image never scanned.

    One finding is asked for, since the counts come with every page.
    https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html
    """
    subject = Subject(repository=repository, image=digest)
    parameters = {"repositoryName": repository, "imageId": {"imageDigest": digest}, "maxResults": 1}
    return await client.submit("DescribeImageScanFindings", subject, parameters, _summary)


def _summary(answer: Members) -> ScanSummary:
    status, findings = answer.child("imageScanStatus"), answer.child("imageScanFindings")
    counted = findings.child("findingSeverityCounts")
    # Any number that is whole and not negative: a count is held to the rule of a size.
    counts = tuple((severity, counted.size_bytes(severity)) for severity in SEVERITIES)
    return ScanSummary(
        status=status.word("status", ""),
        description=status.text("description"),
        counts=tuple((severity, count) for severity, count in counts if count),
        completed_at_s=findings.time_s("imageScanCompletedAt"),
        unknown=(*answer.unknown, *status.unknown, *findings.unknown, *counted.unknown),
    )
