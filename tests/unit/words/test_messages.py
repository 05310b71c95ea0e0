"""Every error type has a title, a sentence and a next step of its own, filled and without secrets."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.contents.errors import ContentsError
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.errors.credentials import ClockSkewError, InvalidRegionError
from layerscope.registry.errors.denials import Denial, PolicyKind, parse_denial
from layerscope.registry.errors.network import NameResolutionError
from layerscope.registry.errors.parts import NoSuchLayerError
from layerscope.registry.errors.service import AccessDeniedError, LayersNotFoundError
from layerscope.text.reasons import Reason
from layerscope.transfers.errors import (
    TransferError,
)
from layerscope.words import contents
from layerscope.words.messages import Words, words
from support.samples.every_error import (
    OF_THEIR_OWN_FORM,
    POLICY,
    PRINCIPAL,
    RESOURCE,
    SECRET,
    SUBJECT,
    an_error,
    denied,
    every_contents_error,
    every_denial,
    every_transfer_error,
    every_type,
)


def assert_sound(found: Words) -> None:
    for part in found[:3]:
        assert part.strip()
        assert not re.search(r"\{\w*\}", part), part
        assert "!" not in part.replace("!!", "")
        assert "  " not in part
        assert SECRET not in part
    assert not found.title.endswith(".")
    assert found.text.endswith(".")
    assert found.next_step.endswith((".", ":"))
    assert bool(found.statement) or not found.next_step.endswith(":")


@pytest.mark.parametrize("kind", every_type(), ids=lambda kind: kind.__name__)
def test_each_type_has_sound_words(kind: type[RegistryError]) -> None:
    assert_sound(words(an_error(kind)))


@pytest.mark.parametrize("kind", [kind for kind in every_type() if kind not in OF_THEIR_OWN_FORM])
def test_words_stand_where_nothing_is_known_of_the_question(kind: type[RegistryError]) -> None:
    assert_sound(words(kind("no")))


def test_no_two_errors_are_told_alike() -> None:
    told = [words(an_error(kind)) for kind in every_type() if kind is not AccessDeniedError]
    told += [words(error) for error in every_denial()]
    told.append(words(ClockSkewError("late", offset_s=432.0, subject=SUBJECT)))
    for part in ("title", "text", "next_step"):
        texts = [getattr(found, part) for found in told]
        assert len(set(texts)) == len(texts), sorted(text for text in texts if texts.count(text) > 1)


@pytest.mark.parametrize("error", every_denial(), ids=lambda error: str(error.denial.policy_kind))
def test_each_denial_is_sound_and_names_the_action(error: AccessDeniedError) -> None:
    found = words(error)
    assert_sound(found)
    assert "ecr:GetDownloadUrlForLayer" in found.title + found.text


@pytest.mark.parametrize("kind", [kind for kind in PolicyKind if kind])
def test_a_policy_that_is_named_is_shown(kind: PolicyKind) -> None:
    assert POLICY in words(denied(kind, True, policy_arn=POLICY)).text
    assert "does not name it" in words(denied(kind, True)).text


def test_a_missing_permission_comes_with_its_statement() -> None:
    found = words(denied(PolicyKind.IDENTITY, False))
    assert json.loads(found.statement) == {
        "Effect": "Allow",
        "Action": "ecr:GetDownloadUrlForLayer",
        "Resource": RESOURCE,
    }


def test_another_account_is_told_who_must_share_and_how() -> None:
    assert words(denied(PolicyKind.RESOURCE, False)).statement == ""  # STS has not named who asks
    found = words(denied(PolicyKind.RESOURCE, False), caller_arn=PRINCIPAL)
    statement: dict[str, Any] = json.loads(found.statement)
    assert "account 111122223333" in found.next_step
    assert "account 444455556666" in found.title
    assert statement["Principal"] == {"AWS": "arn:aws:iam::444455556666:root"}
    assert set(statement["Action"]) == {
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
        "ecr:BatchCheckLayerAvailability",
    }
    assert "Resource" not in statement


def test_a_deny_is_not_answered_with_an_allow() -> None:
    assert all(not words(error).statement for error in every_denial() if error.denial.explicit)


def test_a_denial_without_a_resource_is_told_by_the_subject() -> None:
    denial = Denial(principal=PRINCIPAL, policy_kind=PolicyKind.IDENTITY, explicit=False)
    statement = json.loads(words(AccessDeniedError("no", denial=denial, subject=SUBJECT)).statement)
    assert statement["Action"] == "ecr:GetDownloadUrlForLayer"
    assert statement["Resource"] == RESOURCE


def test_the_stores_denial_names_the_layer_bucket_of_its_region() -> None:
    host = "prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com"
    statement = json.loads(words(UrlDeniedError("no", subject=Subject(host=host))).statement)
    assert statement["Resource"] == "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*"
    in_china = words(UrlDeniedError("no", subject=Subject(region="cn-north-1"))).statement
    assert "arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*" in in_china


@pytest.mark.parametrize(
    ("offset_s", "told"),
    [(432.0, "7:12 ahead of AWS's"), (-432.0, "7:12 behind AWS's"), (7_325.4, "2:02:05 ahead of AWS's")],
)
def test_the_clocks_offset_is_told(offset_s: float, told: str) -> None:
    assert told in words(ClockSkewError("late", offset_s=offset_s)).title


def test_the_host_that_failed_is_named() -> None:
    assert "api.ecr.eu-central-1.amazonaws.com" in words(NameResolutionError("no", subject=SUBJECT)).title


def test_the_registry_and_region_actually_asked_are_named() -> None:
    assert "111122223333 in eu-central-1" in words(LayersNotFoundError("no", subject=SUBJECT)).text


def test_a_type_nobody_wrote_words_for_has_its_parents() -> None:
    class NewerError(LayersNotFoundError):
        pass

    assert words(NewerError("no", subject=SUBJECT)) == words(LayersNotFoundError("no", subject=SUBJECT))


@pytest.mark.parametrize("error", every_transfer_error(), ids=lambda error: type(error).__name__)
def test_each_error_of_a_transfer_has_sound_words(error: TransferError) -> None:
    assert_sound(words(error))
    if error.args[0] != "no":  # which stands for the text of one that is never raised by itself
        assert isinstance(error.args[0], Reason)


@pytest.mark.parametrize("error", every_contents_error(), ids=lambda error: type(error).__name__)
def test_each_error_of_contents_has_sound_words(error: ContentsError) -> None:
    assert_sound(words(error))


def test_no_error_of_contents_is_forgotten_or_told_like_another() -> None:
    told = {type(error): words(error) for error in every_contents_error()}
    assert set(told) == set(contents.WORDS)
    assert len({found.title for found in told.values()}) == len(told)


def test_an_exception_of_ours_is_owned_up_to() -> None:
    found = words(ZeroDivisionError(f"X-Amz-Signature={SECRET}"))
    assert_sound(found)
    assert "ZeroDivisionError" in found.text


@given(st.text(max_size=300))
def test_any_text_of_aws_gives_words(message: str) -> None:
    message = f"User: {message} is not authorized to perform: ecr:X on resource: {message}"
    found = words(AccessDeniedError(message, denial=parse_denial(message)))
    assert all(found[:3])


@given(st.text(max_size=60))
def test_braces_in_what_was_asked_do_no_harm(text: str) -> None:
    braced = "{" + text + "}{0}{x.y}"
    found = words(LayersNotFoundError("no", subject=Subject(repository=braced)))
    assert "{0}{x.y}" in found.title


def test_a_wrong_mfa_code_is_no_missing_permission() -> None:
    said = "MultiFactorAuthentication failed with invalid MFA one time pass code."
    error = AccessDeniedError(said, denial=parse_denial(said), subject=Subject(operation="AssumeRole"))
    told = words(error)
    assert told.title == "AWS rejected the MFA code"
    assert told.statement == ""


def test_a_denial_of_sts_names_its_action_as_stss() -> None:
    said = "Cannot call GetSessionToken with session credentials"
    denied = AccessDeniedError(said, denial=parse_denial(said), subject=Subject(operation="GetSessionToken"))
    assert words(denied).title == "sts:GetSessionToken is denied"


def test_a_name_at_the_beginning_stays_as_it_is() -> None:
    subject = Subject(repository="team/app", image="latest", region="nowhere")
    assert words(NoSuchLayerError("99", 7, subject=subject)).text.startswith(
        "latest in team/app has 7 layers"
    )
    assert words(InvalidRegionError("", subject=subject)).text.startswith("nowhere is not a region")
