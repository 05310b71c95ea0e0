"""A scan's counts, and what stands in their place."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from layerscope.registry.ecr.scan_findings import scan_findings
from layerscope.registry.model.scans import ScanSummary
from support.fakes.answering_client import answering_client

DIGEST = "sha256:" + "a" * 64


def summary(answer: dict[str, Any]) -> ScanSummary:
    client = answering_client({"DescribeImageScanFindings": answer})
    return asyncio.run(scan_findings(client, "app", DIGEST))


def test_findings_are_counted_the_worst_first() -> None:
    counts = {"LOW": 11, "CRITICAL": 1, "HIGH": 0, "NEWER": 7}
    found = summary(
        {
            "imageScanStatus": {"status": "COMPLETE", "description": "well"},
            "imageScanFindings": {"imageScanCompletedAt": 5.0, "findingSeverityCounts": counts},
        }
    )
    assert found == ScanSummary("COMPLETE", "well", (("CRITICAL", 1), ("LOW", 11)), 5.0)


@pytest.mark.parametrize("count", [-1, "5", None, 1.5, [], 2**70])
def test_a_count_that_is_none_is_left_out(count: object) -> None:
    found = summary({"imageScanFindings": {"findingSeverityCounts": {"HIGH": count, "LOW": 3}}})
    assert found.counts == (("LOW", 3),)
    assert found.status == ""
