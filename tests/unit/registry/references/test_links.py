"""Links of the program's own scheme: any reference behind it, and nothing else."""

from __future__ import annotations

import contextlib
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError, LookalikeHostError
from layerscope.registry.references.parsing import LONGEST, is_link, parse_reference
from layerscope.registry.references.reference import Reference
from layerscope.registry.references.target import read_target
from unit.registry.references.examples import DIGEST, HOST, references

PINNED = Reference(repository="team/app", tag="1.4.2", digest=DIGEST, host=HOST)


@given(references, st.sampled_from(["", "/", ":/@", ":/@%-._~"]))
@settings(max_examples=30)
def test_a_link_to_a_reference_leads_where_the_reference_does(reference: Reference, safe: str) -> None:
    text = str(reference)
    if "://" not in text:
        link = f"layerscope://{quote(text, safe=safe)}"
        assert read_target(link) == read_target(text)


@pytest.mark.parametrize(
    "link",
    [
        f"layerscope://{HOST}/team/app:1.4.2@{DIGEST}",
        f"layerscope://{HOST}/team/app:1.4.2@{DIGEST}/",
        f"LayerScope://{HOST.upper()}/team%2Fapp%3A1.4.2%40{DIGEST.replace(':', '%3a')}",
        f"layerscope:///{HOST}/team/app:1.4.2@{DIGEST}",
        f'"layerscope://{HOST}/team/app:1.4.2@{DIGEST}"',
        f"see layerscope://{HOST}/team/app:1.4.2@{DIGEST} for it",
    ],
)
def test_as_browsers_and_people_write_it(link: str) -> None:
    assert read_target(link).reference == PINNED


def test_an_arn_and_a_name_may_stand_behind_it() -> None:
    arn = "arn:aws:ecr:eu-central-1:111122223333:repository/team/app"
    assert parse_reference(f"layerscope://{arn}") == parse_reference(arn)
    assert parse_reference("layerscope://team/app:1") == Reference("team/app", tag="1")


@pytest.mark.parametrize(
    ("link", "error"),
    [
        ("layerscope://", InvalidReferenceError),
        ("layerscope:////", InvalidReferenceError),
        (f"layerscope://https://{HOST}/team/app", InvalidReferenceError),
        (f"layerscope://layerscope://{HOST}/team/app", InvalidReferenceError),
        (f"layerscope://layerscope%3A%2F%2F{HOST}/team/app", InvalidReferenceError),
        (f"layerscope://{HOST}/team/app%2525", InvalidReferenceError),
        (f"layerscope://{HOST}/team/app?profile=admin", InvalidReferenceError),
        (f"layerscope://{HOST}/team/app%0A--demo", InvalidReferenceError),
        (f"layerscope://{HOST}/team/app%00", InvalidReferenceError),
        (f"layerscope://{HOST}/team/app%ff", InvalidReferenceError),
        ("layerscope://docker.io/library/debian", InvalidReferenceError),
        ("layerscope://public.ecr.aws/docker/library/debian", EcrPublicError),
        (f"layerscope://{HOST}.evil.example/team/app", LookalikeHostError),
        (f"layerscope://{HOST.replace('amazonaws', 'amaz%D0%BEnaws')}/team/app", LookalikeHostError),
        ("layerscope://" + "a" * LONGEST, InvalidReferenceError),
        (f"layerscope://pull access denied for {HOST}/team/app", InvalidReferenceError),
        (f"layerscope://error%20pulling%20{HOST}/team/app%3A%20403%20Forbidden", InvalidReferenceError),
    ],
)
def test_what_a_link_may_not_say(link: str, error: type[InvalidReferenceError]) -> None:
    with pytest.raises(error) as raised:
        read_target(link)
    assert type(raised.value) is error


@given(st.text(max_size=60))
@settings(max_examples=30)
def test_whatever_stands_behind_it_is_a_reference_or_refused(rest: str) -> None:
    link = f"layerscope://{rest}"
    assert is_link(link)
    with contextlib.suppress(InvalidReferenceError):
        assert read_target(link).failure is None
