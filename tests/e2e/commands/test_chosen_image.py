"""The image that a command is about, of what the demo's registry has."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable

import pytest

from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import ChosenBy, ChosenImage, chosen_image
from layerscope.commands.options import add_platform_option
from layerscope.commands.references import read_image, read_repository
from layerscope.localregistry.demo.people.identities import ACCOUNT, REGION
from layerscope.registry.errors.parts import NoSuchPlatformError
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.errors.service import ImageNotFoundError, RepositoryNotFoundError
from layerscope.words.messages import words

CHECKOUT = "team/checkout:v4.18.2"
Choose = Callable[..., ChosenImage]


@pytest.fixture
def choose(at_demo: None) -> Choose:
    """`choose("team/checkout:v4.18.2", "linux/arm64")`."""

    def chosen(text: str, platform: str = "") -> ChosenImage:
        async def found() -> ChosenImage:
            asking = Asking.open(
                argparse.Namespace(profile=None, region="", registry_id=None, endpoint_url=None)
            )
            try:
                return await chosen_image(asking, read_image(text), platform)
            finally:
                asking.close()

        return asyncio.run(found())

    return chosen


def test_an_index_opens_on_one_of_its_platforms(choose: Choose) -> None:
    found = choose(CHECKOUT)
    assert found.by is ChosenBy.MACHINE
    assert found.platform is not None
    assert found.root.digest != found.digest == found.platform.digest
    assert found.read.layers
    assert found.name == f"{CHECKOUT} ({found.platform_name})"


def test_the_platform_that_is_named_is_taken(choose: Choose) -> None:
    found = choose(CHECKOUT, "linux/arm64")
    assert found.by is ChosenBy.PLATFORM
    assert found.read.platform is not None
    assert found.read.platform.architecture == "arm64"
    by_digest = choose(f"team/checkout@{found.digest}")
    assert by_digest.read == found.read
    assert (by_digest.by, by_digest.root.tag) == (ChosenBy.ITSELF, "")


@pytest.mark.parametrize("text", [f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/{CHECKOUT}", "layerscope://{}"])
def test_each_form_leads_to_the_same(choose: Choose, text: str) -> None:
    assert choose(text.format(CHECKOUT)).digest == choose(CHECKOUT).digest


def test_a_platform_that_is_not_there_is_told_with_those_that_are(choose: Choose) -> None:
    with pytest.raises(NoSuchPlatformError) as told:
        choose(CHECKOUT, "linux/s390x")
    assert "linux/arm64" in words(told.value).text


def test_the_only_image_must_be_for_the_platform(choose: Choose) -> None:
    assert choose("ops/cron:1", "linux/amd64").by is ChosenBy.ITSELF
    with pytest.raises(NoSuchPlatformError) as told:
        choose("ops/cron:1", "linux/s390x")
    assert "linux/amd64" in words(told.value).text


def test_what_is_not_there_has_the_window_s_words(choose: Choose) -> None:
    with pytest.raises(ImageNotFoundError) as told:
        choose("team/checkout:v0")
    assert words(told.value).title == "Image v0 not found in team/checkout"
    with pytest.raises(RepositoryNotFoundError):
        choose("team/nothing:1")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("team/checkout", "no image"),
        ("", "it is empty"),
        ("sha256:" + "0" * 64, "no repository"),
        (f"https://{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/v2/team/a/blobs/sha256:{'0' * 64}", "a layer"),
        ("Team/Checkout:1", "lower case"),
    ],
)
def test_what_names_no_image_is_a_mistake(text: str, reason: str) -> None:
    with pytest.raises(InvalidReferenceError, match=reason):
        read_image(text)


def test_a_repository_is_enough_where_one_is_wanted() -> None:
    assert read_repository(f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository/team/checkout").region == REGION
    assert read_repository("team/checkout:1").tag == "1"


def test_what_is_no_platform_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_platform_option(parser)
    assert not parser.parse_args([]).platform
    assert parser.parse_args(["--platform", "linux/arm64 "]).platform == "linux/arm64"
    for text in ("linux", "/", " ", "linux/", "a/" + "b" * 200):
        with pytest.raises(SystemExit):
            parser.parse_args(["--platform", text])
    assert "OS/ARCHITECTURE" in capsys.readouterr().err
