"""Hostile texts, random, mutated or very long: a typed answer, no secret kept, linear time."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.excerpts import LONGEST
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.parsing import parse_reference
from layerscope.registry.references.pasted import Pasted, read_pasted
from layerscope.registry.references.reference import Reference
from layerscope.registry.references.target import read_target
from support.drivers.growth import TIMES, ends_at_once, grows_with
from unit.registry.references.examples import ACCOUNT, DIGEST, HEX, HOST
from unit.registry.references.messages import MESSAGES, SIGNED

APP = f"{HOST}/team/app:1.4.2"


def target_or_refusal(text: str) -> Pasted | InvalidReferenceError:
    try:
        return read_target(text)
    except InvalidReferenceError as refused:
        return refused


def reference_or_refusal(text: str) -> Reference | InvalidReferenceError:
    try:
        return parse_reference(text)
    except InvalidReferenceError as refused:
        return refused


@given(st.text(max_size=200))
def test_any_text_is_a_reference_or_refused_with_a_reason(text: str) -> None:
    answer = reference_or_refusal(text)
    assert (
        str(parse_reference(str(answer))) == str(answer) if isinstance(answer, Reference) else answer.reason
    )


_PIECES = st.sampled_from(
    [
        HOST,
        ACCOUNT,
        DIGEST,
        HEX,
        "sha256:",
        "/",
        ":",
        "@",
        "https://",
        "/v2/",
        "/blobs/",
        "/manifests/",
        "arn:aws:ecr:",
        "repository/",
        "console.aws.amazon.com",
        "/ecr/repositories/private/",
        "/_/image/",
        "?region=",
        "eu-west-1",
        "%2F",
        "team/app",
        "public.ecr.aws",
        "xn--",
        "[",
        "]",
        "..",
        "-",
        "_",
        "\u212a",
        "%",
        "#",
        "&",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=3), max_size=10).map("".join))
def test_any_pieces_of_references_are_one_or_refused_with_a_reason(text: str) -> None:
    answer = reference_or_refusal(text)
    assert (
        str(parse_reference(str(answer))) == str(answer) if isinstance(answer, Reference) else answer.reason
    )


_FRAGMENTS = st.sampled_from(
    [*(said.text for said in MESSAGES.values()), HOST, DIGEST, APP, SIGNED, "\\", '"', "\n", "@"]
)


@given(st.lists(_FRAGMENTS | st.text(max_size=5), max_size=4).map("".join))
@example(f"{SIGNED}{APP}: denied")  # a name that is glued to a signature
@example(f"{SIGNED}{HOST}.evil.example/app: denied")
def test_no_text_gives_an_untyped_error(text: str) -> None:
    assert "0123456789secret" not in repr(read_pasted(text))
    answer = target_or_refusal(text)
    assert "0123456789secret" not in f"{answer!r} {answer}"


@given(st.sampled_from([*(said.text for said in MESSAGES.values())]), st.data())
def test_no_mutation_of_a_message_gives_an_untyped_error(message: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(message)))
    end = data.draw(st.integers(start, min(len(message), start + 40)))
    mutated = message[:start] + data.draw(st.text(max_size=6)) + message[end:]
    pasted = read_pasted(mutated)
    assert all(digest.digest.startswith("sha") for digest in pasted.digests)
    assert pasted.failure is None or isinstance(pasted.failure, FailureKind)


MORE_THAN_IS_READ = (
    LONGEST + 100_000
)  # characters; of more, only lines that may tell of a failure are looked at
HOSTILE = {
    "backslashes": "\\",
    "quotes": '\\"',
    "letters": "a",
    "dots": "a.",
    "digits": "1",
    "hosts": f"{HOST}/",
    "host's beginning": f"{ACCOUNT}.dkr.ecr.",
    "half digests": f"sha256:{HEX[:-1]} ",
    "algorithms": "sha256:",
    "schemes": "https://",
    "consoles": "https://console.aws.amazon.com/ecr/repositories/private/",
    "users": "User: ",
    "arns": f"arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/a",
    "names": "--repository-name a/",
    "words": "a.b ",
    "gets": 'get "https://',
    "lookups": "dial tcp: lookup a",
    "escapes": "\x1b[",
    "images": "image a.",
    "repository": "a-",
    "slashes": "a/",
    "lines": "x" * 79 + "y\n",
}


SHORT = LONGEST // 8  # so that the long one is read closely all through


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_no_faster_than_a_hostile_text(unit: str) -> None:
    short, long = (f"{HOST}/" + unit * (length // len(unit)) for length in (SHORT, TIMES * SHORT))
    assert grows_with(read_pasted, short, long)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_target_is_answered_in_time(unit: str) -> None:
    text = unit * (MORE_THAN_IS_READ // len(unit))
    assert ends_at_once(target_or_refusal, text)
    answer = target_or_refusal(text[: MORE_THAN_IS_READ // 10])
    assert isinstance(answer, Pasted) or len(str(answer)) < 1000
