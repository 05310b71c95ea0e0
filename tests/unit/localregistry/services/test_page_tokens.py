from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.services.page_tokens import PageTokens
from unit.localregistry.clients import refused
from unit.localregistry.layouts import LayoutFolder

TOKENS = PageTokens(b"key")
LISTINGS = st.lists(st.text(max_size=10), max_size=4)


@given(LISTINGS, st.lists(st.integers() | st.text(max_size=20), max_size=3))
def test_a_token_opens_to_its_position(listing: list[str], position: list[int | str]) -> None:
    assert TOKENS.open(listing, TOKENS.mint(listing, *position)) == position


@given(LISTINGS, LISTINGS)
def test_a_token_is_good_for_its_own_listing_only(listing: list[str], other: list[str]) -> None:
    token = TOKENS.mint(listing, 1)
    if listing == other:
        return
    with pytest.raises(ApiError, match="nextToken"):
        TOKENS.open(other, token)


@given(st.text(max_size=60))
def test_a_made_up_token_is_an_invalid_parameter(token: str) -> None:
    with pytest.raises(ApiError) as caught:
        TOKENS.open(["DescribeImages"], token)
    assert caught.value.code == "InvalidParameterException"


@pytest.mark.parametrize("page_size", [1, 2, 3, 7, 1000])
def test_pages_together_are_everything_once(layout: LayoutFolder, ecr: Any, page_size: int) -> None:
    digests = [layout.image(b"%d" % number, tags=(f"v{number}", f"also{number}")) for number in range(7)]
    pages = ecr.get_paginator("describe_images").paginate(
        repositoryName="team/app", PaginationConfig={"PageSize": page_size}
    )
    sizes_and_digests = [[image["imageDigest"] for image in page["imageDetails"]] for page in pages]
    assert [digest for page in sizes_and_digests for digest in page] == digests
    assert all(len(page) == page_size for page in sizes_and_digests[:-1])
    ids = ecr.get_paginator("list_images").paginate(
        repositoryName="team/app", PaginationConfig={"PageSize": page_size}
    )
    tags = [image_id["imageTag"] for page in ids for image_id in page["imageIds"]]
    assert tags == [tag for number in range(7) for tag in (f"v{number}", f"also{number}")]


def test_no_token_follows_a_page_that_ends_with_the_last_image(layout: LayoutFolder, ecr: Any) -> None:
    for number in range(4):
        layout.image(b"%d" % number)
    first = ecr.describe_images(repositoryName="team/app", maxResults=2)
    last = ecr.describe_images(repositoryName="team/app", maxResults=2, nextToken=first["nextToken"])
    assert "nextToken" not in last


def test_images_that_the_filter_hides_do_not_count(layout: LayoutFolder, ecr: Any) -> None:
    for number in range(6):
        layout.image(b"%d" % number, tags=(f"v{number}",) if number % 2 else ())
    page = ecr.describe_images(repositoryName="team/app", maxResults=3, filter={"tagStatus": "TAGGED"})
    assert [image["imageTags"] for image in page["imageDetails"]] == [["v1"], ["v3"], ["v5"]]
    assert "nextToken" not in page


def test_a_token_of_another_filter_is_refused(layout: LayoutFolder, ecr: Any) -> None:
    for number in range(3):
        layout.image(b"%d" % number)
    token = ecr.describe_images(repositoryName="team/app", maxResults=1)["nextToken"]
    with refused() as told:
        ecr.describe_images(repositoryName="team/app", nextToken=token, filter={"tagStatus": "TAGGED"})
    assert told[0].code == "InvalidParameterException"


def test_repositories_page_by_name(data: Any, ecr: Any) -> None:
    names = ["a/b", "a/b/c", "aa", "team", "team/app"]
    for name in reversed(names):
        LayoutFolder(data, name)
    pages = ecr.get_paginator("describe_repositories").paginate(PaginationConfig={"PageSize": 2})
    found = [[repository["repositoryName"] for repository in page["repositories"]] for page in pages]
    assert found == [names[:2], names[2:4], names[4:]]
