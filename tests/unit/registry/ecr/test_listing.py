"""Listing page by page: what is asked, what comes out, and how it stops."""

import asyncio
from contextlib import aclosing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.referrers import Referrer, list_referrers
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.network import NotEcrAnswerError
from layerscope.registry.errors.service import RepositoryNotFoundError, UnexpectedServiceError
from layerscope.registry.model.images import ListedImage, ListedScan
from layerscope.registry.model.repositories import Repository
from support.drivers.ecr_calls import call
from support.servers.scripted_http import Asked, Reply, ScriptedServer, ok, refusal

DIGEST = "sha256:" + "a" * 64


def details(*names: str) -> list[dict[str, Any]]:
    return [{"imageDigest": name} for name in names]


async def collect(pages: Any) -> list[Any]:
    return [item async for page in pages for item in page]


def test_images_come_with_everything_ecr_tells(server: ScriptedServer, client: EcrClient) -> None:
    full = {
        "imageDigest": DIGEST,
        "imageTags": ["1.4", "latest"],
        "imageSizeInBytes": 5,
        "imagePushedAt": 1700000000.5,
        "imageManifestMediaType": "m",
        "artifactMediaType": "a",
        "imageStatus": "ARCHIVED",
        "subjectManifestDigest": "s",
        "lastRecordedPullTime": 2.0,
        "lastArchivedAt": 3.0,
        "imageScanStatus": {"status": "COMPLETE", "description": "done"},
        "imageScanFindingsSummary": {"findingSeverityCounts": {"LOW": 3, "CRITICAL": 2, "HIGH": 0}},
    }
    server.answer("DescribeImages", ok({"imageDetails": [full, {"imageDigest": "d", "imageTags": None}]}))
    images = asyncio.run(collect(list_images(client, "team/app")))
    scan = ListedScan("COMPLETE", "done", (("CRITICAL", 2), ("LOW", 3)))
    assert images == [
        ListedImage(
            DIGEST, ("1.4", "latest"), 5, 1700000000.5, "m", "a", "ARCHIVED", "s", 2.0, 3.0, scan=scan
        ),
        ListedImage("d"),
    ]
    assert server.asked[0].parameters == {
        "repositoryName": "team/app",
        "maxResults": 1000,
        "filter": {"imageStatus": "ANY"},
    }


def test_repositories_come_with_everything_ecr_tells(server: ScriptedServer, client: EcrClient) -> None:
    full = {
        "repositoryName": "team/app",
        "registryId": "111122223333",
        "repositoryArn": "arn",
        "repositoryUri": "uri",
        "createdAt": 1.0,
        "imageTagMutability": "IMMUTABLE",
        "encryptionConfiguration": {"encryptionType": "KMS", "kmsKey": "key"},
        "imageScanningConfiguration": {"scanOnPush": True},
    }
    server.answer("DescribeRepositories", ok({"repositories": [full, {"repositoryName": "bare"}]}))
    repositories = asyncio.run(collect(list_repositories(client)))
    assert repositories == [
        Repository("team/app", "111122223333", "arn", "uri", 1.0, "IMMUTABLE", "KMS", "key", True),
        Repository("bare"),
    ]


def test_pages_follow_the_token(server: ScriptedServer, client: EcrClient) -> None:
    server.answer(
        "DescribeImages",
        ok({"imageDetails": details("a", "b"), "nextToken": "t1"}),
        ok({"imageDetails": [], "nextToken": "t2"}),
        ok({"imageDetails": details("c")}),
    )

    async def page_sizes() -> list[int]:
        return [len(page) async for page in list_images(client, "app")]

    assert asyncio.run(page_sizes()) == [2, 0, 1]
    assert [asked.parameters.get("nextToken") for asked in server.asked] == [None, "t1", "t2"]
    assert all(asked.parameters["maxResults"] == 1000 for asked in server.asked)


def test_referrers_are_asked_for_fifty_at_a_time(server: ScriptedServer, client: EcrClient) -> None:
    server.answer(
        "ListImageReferrers",
        ok({"referrers": [{"digest": "r1", "size": 3, "annotations": {"k": "v"}}], "nextToken": "t"}),
        ok({"referrers": [{"digest": "r2", "artifactStatus": "ARCHIVED"}]}),
    )
    referrers = asyncio.run(collect(list_referrers(client, "app", DIGEST)))
    assert referrers == [
        Referrer("r1", size_bytes=3, annotations=(("k", "v"),)),
        Referrer("r2", status="ARCHIVED"),
    ]
    assert server.asked[0].parameters["maxResults"] == 50
    assert server.asked[0].parameters["filter"] == {"artifactStatus": "ANY"}


@pytest.mark.parametrize("tokens", [["t", "t"], ["t1", "t2", "t1"]])
def test_a_token_that_comes_back_ends_with_an_error(
    server: ScriptedServer, client: EcrClient, tokens: list[str]
) -> None:
    replies = [ok({"imageDetails": details(str(n)), "nextToken": token}) for n, token in enumerate(tokens)]
    server.answer("DescribeImages", *replies)
    with pytest.raises(UnexpectedServiceError, match="never ends"):
        asyncio.run(collect(list_images(client, "app")))
    assert len(server.asked) == len(tokens)


def test_an_error_after_some_pages_comes_after_them(server: ScriptedServer, client: EcrClient) -> None:
    server.answer(
        "DescribeImages",
        ok({"imageDetails": details("a"), "nextToken": "t"}),
        refusal("RepositoryNotFoundException"),
    )
    arrived: list[str] = []

    async def read() -> None:
        async for page in list_images(client, "app"):
            arrived.extend(image.digest for image in page)

    with pytest.raises(RepositoryNotFoundError) as caught:
        asyncio.run(read())
    assert arrived == ["a"]
    assert caught.value.subject.repository == "app"


def test_an_answer_without_its_list_is_not_ecrs(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeImages", Reply(body=b"{}"))
    with pytest.raises(NotEcrAnswerError, match="imageDetails"):
        asyncio.run(collect(list_images(client, "app")))


def endless(asked: Asked) -> Reply:
    page = int(asked.parameters.get("nextToken", "0"))
    return ok({"imageDetails": details(str(page)), "nextToken": str(page + 1)})


def test_closing_between_pages_asks_for_no_more(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeImages", endless)

    async def read() -> int:
        async with aclosing(list_images(client, "app")) as pages:
            async for _ in pages:
                break
        await call(client, "DescribeImages", Subject(), repositoryName="other")
        return len([asked for asked in server.asked if asked.parameters["repositoryName"] == "app"])

    assert asyncio.run(read()) <= 2  # the page that was taken, and the one already on its way


def test_a_cancelled_reader_stops(server: ScriptedServer, client: EcrClient) -> None:
    server.answer("DescribeImages", endless)

    async def read() -> bool:
        started = asyncio.Event()

        async def consume() -> None:
            async for _ in list_images(client, "app"):
                started.set()

        task = asyncio.ensure_future(consume())
        await started.wait()
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    assert asyncio.run(read())


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=6))
def test_whatever_the_page_sizes_every_image_comes_once_in_order(
    server: ScriptedServer, client: EcrClient, sizes: list[int]
) -> None:
    names = iter(range(100))
    pages = [[str(next(names)) for _ in range(size)] for size in sizes]
    replies = [
        ok({"imageDetails": details(*page), **({"nextToken": f"t{n}"} if n + 1 < len(pages) else {})})
        for n, page in enumerate(pages)
    ]
    server.answer("DescribeImages", *replies)
    images = asyncio.run(collect(list_images(client, "app")))
    assert [image.digest for image in images] == [name for page in pages for name in page]
