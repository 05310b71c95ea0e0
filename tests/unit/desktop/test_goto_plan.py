"""Where a pasted text leads, from where the window stands."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.desktop.goto.plan import Offer, WindowLocation, plan_for
from layerscope.desktop.shell.asked import about_pasted
from layerscope.desktop.shell.requests import Route
from layerscope.registry.references.failure_words import FailureKind as K
from layerscope.registry.references.target import read_target

HERE = WindowLocation("111122223333", "eu-central-1", "team/app")
PRESENT = Account(profile="dev", region="eu-central-1")
PROFILES = (
    Profile("dev", account_id="111122223333"),
    Profile("prod", account_id="444455556666", region="us-east-1"),
    Profile("prod-admin", account_id="444455556666"),
)
LAYER = "sha256:" + "0e3a" * 16
IMAGE = "sha256:" + "5de4" * 16


def plan(text: str, here: WindowLocation = HERE):
    return plan_for(read_target(text), here, PRESENT, PROFILES)


def names_of(case: dict[str, Any]) -> set[str]:
    """The repositories that a posted text may be read to name."""
    named = {case["expected"]["repository"], *case.get("accepted_too", {}).get("repository", ())}
    return named - {""}


def test_the_same_registry_needs_nothing_but_the_way() -> None:
    there = plan("111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/web:1.4")
    assert there.route == Route("team/web", "1.4")
    assert (there.account, there.offers) == (None, ())


def test_another_region_of_the_same_registry_is_taken() -> None:
    there = plan("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4")
    assert there.account == Account(profile="dev", region="eu-west-1")
    assert there.offers == ()


def test_another_registry_is_somebodys_choice() -> None:
    there = plan("444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4")
    assert there.account is None
    assert there.offers == (
        Offer(Account(profile="prod", region="eu-west-1"), fits=True),
        Offer(Account(profile="prod-admin", region="eu-west-1"), fits=True),
        Offer(Account(profile="dev", region="eu-west-1", registry_id="444455556666"), fits=False),
    )
    assert there.route == Route("team/web", "1.4")


def test_of_several_profiles_the_one_of_the_region_is_taken() -> None:
    there = plan("444455556666.dkr.ecr.us-east-1.amazonaws.com/team/web:1.4")
    assert there.account == Account(profile="prod", region="us-east-1")
    assert there.offers == ()


def test_the_one_profile_of_the_account_is_taken_whatever_its_region() -> None:
    text = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4"
    there = plan_for(read_target(text), HERE, PRESENT, PROFILES[:2])
    assert there.account == Account(profile="prod", region="eu-west-1")


def test_bare_names_stay_in_the_present_registry() -> None:
    assert plan("team/web:1.4").route == Route("team/web", "1.4")
    assert plan(f"team/web@{IMAGE}").route == Route("team/web", IMAGE)


def test_a_bare_digest_may_be_either_and_is_looked_for_here() -> None:
    assert plan(LAYER).route == Route("team/app", unsure=(LAYER,))


def test_an_error_text_leads_to_the_layer_it_names() -> None:
    host = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
    text = (
        f'Failed to pull image "{host}/team/web:1.4": failed to copy: httpReadSeeker: failed open: '
        f"unexpected status code https://{host}/v2/team/web/blobs/{LAYER}: 403 Forbidden"
    )
    assert plan(text).route == Route("team/web", "1.4", layers=(LAYER,))


def test_an_error_without_an_image_is_about_what_is_open() -> None:
    there = plan(f"filesystem layer verification failed for digest {LAYER}")
    assert there.route == Route("team/app", layers=(LAYER,))


def test_without_an_identity_a_profile_that_fits_is_offered() -> None:
    there = plan("444455556666.dkr.ecr.eu-central-1.amazonaws.com/a/b:1", WindowLocation("", "eu-central-1"))
    assert there.account is None
    assert [(offer.account.profile, offer.fits) for offer in there.offers] == [
        ("prod", True),
        ("prod-admin", True),
        ("dev", False),
    ]


def test_without_an_identity_or_a_profile_the_registry_is_asked_by_its_id() -> None:
    there = plan("777788889999.dkr.ecr.eu-central-1.amazonaws.com/a/b:1", WindowLocation("", "eu-central-1"))
    assert there.account == Account(profile="dev", region="eu-central-1", registry_id="777788889999")
    assert there.offers == ()


def test_the_open_repository_counts_only_where_the_text_stays() -> None:
    region = "eu-west-1"
    assert plan(f"111122223333.dkr.ecr.{region}.amazonaws.com").route == Route()
    assert plan(f"444455556666.dkr.ecr.{HERE.region}.amazonaws.com").route == Route()
    assert plan(f"111122223333.dkr.ecr.{HERE.region}.amazonaws.com").route == Route("team/app")


def test_a_region_alone_is_taken_too() -> None:
    there = plan("https://eu-west-1.console.aws.amazon.com/ecr/repositories?region=eu-west-1")
    assert there.account == Account(profile="dev", region="eu-west-1")
    assert (there.registry_id, there.region, there.offers) == ("", "eu-west-1", ())


def test_the_callers_own_registry_is_gone_back_to() -> None:
    across = WindowLocation("444455556666", "eu-central-1", "team/app", caller_id="111122223333")
    there = plan("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4", across)
    assert there.account == Account(profile="dev", region="eu-west-1")
    assert there.offers == ()


def test_a_registry_once_named_stays_named_without_an_identity() -> None:
    named = WindowLocation("444455556666", "eu-central-1", "a/b")
    there = plan("444455556666.dkr.ecr.eu-central-1.amazonaws.com/a/b:1", named)
    assert (there.account, there.offers) == (None, ())


WILD = Path(__file__).parents[1] / "registry/references/wild"
POSTED = [
    case for name in ("posted", "found") for case in json.loads((WILD / f"{name}.json").read_text("utf-8"))
]
NAMING = [case for case in POSTED if names_of(case)]


@pytest.mark.parametrize("case", NAMING, ids=[case["id"] for case in NAMING])
@pytest.mark.parametrize("opened", ["bytes/flaky", "team/application", "app-2", "charts"])
def test_a_posted_text_that_names_a_repository_never_leads_to_the_open_one(
    case: dict[str, Any], opened: str
) -> None:
    here = WindowLocation(case["expected"]["account"], case["expected"]["region"], opened)
    assert plan(case["text"], here).route.repository in {"", *names_of(case)}


# Whatever a text says a repository by; what is not read must be known to be a name all the same.
WAYS = [
    "111122223333.dkr.ecr.eu-central-1.amazonaws.com/{}:1.4",
    "***.dkr.ecr.***.amazonaws.com/{}@" + IMAGE,
    "https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/{}/manifests/1.4",
    "HEAD /v2/{}/blobs/" + LAYER,
    "https://mirror.internal.example/v2/{}/manifests/1.4",
    "arn:aws:ecr:eu-central-1:111122223333:repository/{}",
    "arn:aws:ecr:*:*:repository/{}",
    "https://eu-central-1.console.aws.amazon.com/ecr/repositories/private/111122223333/{}?region=eu-central-1",
    "https://console.aws.amazon.com/ecs/home?region=eu-central-1#/repositories/{}#images",
    "https://console.example/containers/repositories/{}",
    '{{"source": "aws.ecr", "detail": {{"action-type": "PUSH", "repository-name": "{}", "image-tag": "2"}}}}',
    '{{"requestParameters": {{"repositoryName": "{}"}}}}',
    '{{"repository": {{"name": "x"}}, "repo_name": "{}"}}',
    "The repository with name '{}' does not exist in the registry with id '111122223333'",
    "aws ecr batch-get-image --repository-name {} --image-ids imageTag=1.4",
    "--repository {}",
    "latest: Pulling from {}",
    "API error (404): repository {} not found: does not exist or no pull access",
    "pull access denied for {}, repository does not exist or may require 'docker login'",
    'image="{}:latest"',
    "image: {}:1.4",
    'Failed to pull image "{}:1.4"',
    "getDigest(https://111122223333.dkr.ecr.eu-central-1.amazonaws.com, {}, undefined)",
    "Error: image {}:1.4 not found",
    "repository={}",
]
_PARTS = st.from_regex(r"[a-z][a-z0-9]{1,8}(?:[-_][a-z0-9]{1,5})?", fullmatch=True)
NAMES = st.lists(_PARTS, min_size=1, max_size=3).map("/".join)


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=8, deadline=None)
@given(name=NAMES, other=NAMES, failure=st.sampled_from(["", "403 Forbidden", "ErrImagePull", "i/o timeout"]))
def test_a_repository_that_a_text_names_is_never_replaced_by_the_open_one(
    way: str, name: str, other: str, failure: str
) -> None:
    assume(name != other)
    text = f"{way.format(name)} {failure}\nlayer {LAYER}: unexpected status code 404\nimage digest {IMAGE}"
    here = WindowLocation("111122223333", "eu-central-1", other)
    assert plan(text, here).route.repository in {"", name}


@pytest.mark.parametrize(
    "text",
    [
        f"filesystem layer verification failed for digest {LAYER}",
        f"error pulling image configuration: layer {LAYER}: unexpected EOF",
        f'"digest": "{LAYER}"',
        "ErrImagePull",
        "CannotPullContainerError: repository does not exist or may require 'docker login'",
        f"the repository was not found: manifest {IMAGE}",
    ],
)
def test_a_text_that_names_no_repository_is_about_the_open_one(text: str) -> None:
    assert plan(text).route.repository == "team/app"


HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
STATUSES = {
    400: ("Bad Request", K.SERVER_FAULT),
    401: ("Unauthorized", K.NOT_SIGNED_IN),
    403: ("Forbidden", K.DENIED),
    404: ("Not Found", K.NOT_FOUND),
    405: ("Method Not Allowed", K.SERVER_FAULT),
    429: ("Too Many Requests", K.THROTTLED),
    500: ("Internal Server Error", K.SERVER_FAULT),
    502: ("Bad Gateway", K.SERVER_FAULT),
    503: ("Service Unavailable", K.SERVER_FAULT),
    504: ("Gateway Timeout", K.TIMEOUT),
}
SPELLINGS = [
    "{status} {reason}",
    "unexpected status code {status}",
    "unexpected status code [manifests 1.4]: {status} {reason}",
    "unexpected status from HEAD request to https://{host}/v2/team/web/manifests/1.4: {status} {reason}",
    "received unexpected HTTP status: {status} {reason}",
    'http: non-successful response (status={status} body="no")',
    "statusCode={status} retryCount=0",
    "Service: Ecr, Status Code: {status}, SDK Attempt Count: 1",
    "invalid status code from registry {status} ({reason})",
    "error parsing HTTP {status} response body: unexpected end of JSON input",
    "API error ({status}): no",
    "request failed [http {status}]",
    "HTTP/1.1 {status} {reason}",
    "the registry returned {status}",
    "http error: code {status}",
]
PULLS = [
    'Failed to pull image "{host}/team/web:1.4": rpc error: code = Unknown desc = {text}',
    'Warning  Failed  3m (x4 over 5m)  kubelet  Error: ErrImagePull: "{host}/team/web:1.4": {text}',
    'Back-off pulling image "{host}/team/web:1.4": ErrImagePull: {text}\nError: ImagePullBackOff',
    "CannotPullContainerError: ref pull has been retried 1 time(s): {host}/team/web:1.4: {text}",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_status_in_any_spelling_leads_to_the_diagnosis_of_what_it_names(spelling: str) -> None:
    for pull, (status, (reason, kind)) in itertools.product(PULLS, STATUSES.items()):
        text = pull.format(host=HOST, text=spelling.format(host=HOST, status=status, reason=reason))
        there = plan(text)
        assert there.tells_of_failure, text
        asked = about_pasted(there.pasted, there.route.repository).question
        assert (asked.repository, asked.image, asked.registry_id) == ("team/web", "1.4", "111122223333"), text
        assert (there.pasted.failure, there.pasted.status) == (kind, status), text


@pytest.mark.parametrize(
    "text",
    [
        "ErrImagePull",
        "ImagePullBackOff",
        "CannotPullContainerError: no",
        "Error: ImagePullBackOff",
        "403 Forbidden",
    ],
)
def test_a_pull_that_fails_is_diagnosed_without_a_name_too(text: str) -> None:
    assert plan(text).tells_of_failure


@pytest.mark.parametrize(
    "text", ["team/web:1.4", LAYER, f"Successfully pulled image {HOST}/team/web:1.4 in 2s"]
)
def test_what_tells_of_no_failure_is_not_diagnosed(text: str) -> None:
    assert not plan(text).tells_of_failure
