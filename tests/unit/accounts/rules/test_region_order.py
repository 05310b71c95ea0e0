from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.rules.region_order import MOST_REMEMBERED, ordered_regions, with_used

REGION = st.sampled_from(["eu-central-1", "eu-west-1", "us-east-1", "ap-south-1", "mars-north-1", ""])


def test_the_last_used_come_first_then_the_partitions_by_name() -> None:
    assert ordered_regions(["us-east-1", "eu-west-1", "ap-south-1"], ["eu-west-1", "mars-north-1"]) == (
        "eu-west-1",
        "mars-north-1",
        "ap-south-1",
        "us-east-1",
    )


@given(st.lists(REGION.filter(bool)), st.lists(REGION))
def test_every_region_is_offered_once(known: list[str], used: list[str]) -> None:
    offered = ordered_regions(known, used)
    assert len(set(offered)) == len(offered)
    assert set(offered) == {*known, *used} - {""}


@given(st.lists(REGION.filter(bool), unique=True, max_size=5), REGION)
def test_a_region_that_was_used_comes_first_and_few_are_remembered(used: list[str], region: str) -> None:
    remembered = with_used(used, region)
    assert len(remembered) <= MOST_REMEMBERED
    assert remembered[:1] == ((region,) if region else tuple(used[:1]))
