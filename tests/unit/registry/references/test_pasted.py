"""Pasted error texts: what comes out of each, however it was quoted, wrapped or mixed up."""

from __future__ import annotations

import json
import textwrap

import pytest

from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError, LookalikeHostError
from layerscope.registry.references.excerpts import LONGEST
from layerscope.registry.references.mentions import MentionedDigest
from layerscope.registry.references.pasted import Pasted, read_pasted
from layerscope.registry.references.reference import DigestKind
from layerscope.registry.references.target import read_target
from unit.registry.references.examples import ACCOUNT, CONSOLE, DIGEST, HEX, HOST, OTHER
from unit.registry.references.messages import LAYER_OF, MESSAGES, Said

APP = f"{HOST}/team/app:1.4.2"
ONE_LINE = {name: said for name, said in MESSAGES.items() if "\n" not in said.text}


def check(pasted: Pasted, said: Said) -> None:
    assert (str(pasted.reference) if pasted.reference else "") == said.reference
    assert pasted.failure is said.failure
    assert pasted.digests == said.digests
    assert pasted.failed_host == said.failed_host
    assert pasted.region == said.region
    assert (pasted.action, pasted.principal) == (said.action, said.principal)


@pytest.mark.parametrize("said", MESSAGES.values(), ids=MESSAGES.keys())
def test_what_a_message_says_comes_out(said: Said) -> None:
    check(read_pasted(said.text), said)


@pytest.mark.parametrize("levels", [1, 2, 3, 4])
@pytest.mark.parametrize("said", MESSAGES.values(), ids=MESSAGES.keys())
def test_quoting_upon_quoting_changes_nothing(said: Said, levels: int) -> None:
    text = said.text
    for _ in range(levels):
        text = json.dumps(f"err={text}")
    check(
        read_pasted(f"Aug 20 05:41:26 ip-10-0-0-1 kubelet[3267]: E0820 05:41:26.07 3267 x.go:1] err={text}"),
        said,
    )


@pytest.mark.parametrize("width", [72, 80, 100, 157])
@pytest.mark.parametrize("said", ONE_LINE.values(), ids=ONE_LINE.keys())
def test_a_terminals_hard_wrapping_changes_nothing(said: Said, width: int) -> None:
    lines = [said.text[start : start + width] for start in range(0, len(said.text), width)]
    if len(lines) < 3 or lines[0][:8] == lines[1][:8]:
        lines = [said.text]  # one break alone shows no width
    check(read_pasted("\n".join(lines)), said)


@pytest.mark.parametrize("said", ONE_LINE.values(), ids=ONE_LINE.keys())
def test_wrapping_between_words_changes_nothing(said: Said) -> None:
    wrapped = textwrap.wrap(said.text, 60, break_long_words=False, break_on_hyphens=False)
    check(read_pasted("\n    ".join(wrapped)), said)


def test_a_digest_broken_by_indentation_is_whole_again() -> None:
    pasted = read_pasted(
        f"filesystem layer verification failed for digest sha256:{HEX[:20]}\n      {HEX[20:]}"
    )
    assert pasted.digests == LAYER_OF


def test_lines_that_repeat_are_not_run_together() -> None:
    line = f"10:00:01 pulling {HOST}/team/app:1.4.2"
    assert str(read_pasted(f"{line}\n{line}\n{line}").reference) == APP


@pytest.mark.parametrize(
    "wrap", ["\x1b[31m{}\x1b[0m", "\u200b{}\u200b", "<pre>{}</pre>", "&quot;{}&quot;", "> {}"]
)
@pytest.mark.parametrize("said", MESSAGES.values(), ids=MESSAGES.keys())
def test_colours_invisible_characters_and_markup_change_nothing(said: Said, wrap: str) -> None:
    check(read_pasted(wrap.format(said.text)), said)


@pytest.mark.parametrize("said", MESSAGES.values(), ids=MESSAGES.keys())
def test_nothing_of_a_presigned_url_is_kept(said: Said) -> None:
    assert "secret" not in repr(read_pasted(said.text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Pulling {HOST}/team/app:1.4.2...", APP),
        (f"see {HOST}/team/app:1.4.2.", APP),
        (f"({HOST}/team/app:1.4.2)", APP),
        (f"image={HOST}/team/app:1.4.2, tag", APP),
        (f"docker-pullable://{HOST}/team/app:1.4.2 x", APP),
        (f"x {HOST}/team/app, y", f"{HOST}/team/app"),
        (f"x {HOST}/Team/App:1 y", HOST),
        (f"x {HOST}/team/app@sha256:0e3a… y", f"{HOST}/team/app"),
        (f"{HOST.upper()}/team/app:1.4.2 y", APP),
        (f"connect {HOST}:443 failed", HOST),
        (f'"{HOST}/pause:3.9": failed "{HOST}/pause@{DIGEST}"', f"{HOST}/pause:3.9"),
        (f"denied for {HOST}/pause, retry {HOST}/pause:3.9", f"{HOST}/pause:3.9"),
        (f"first {HOST} then {HOST}/team/app:1.4.2", APP),
        (f"two {HOST}/one:1 and {HOST}/two:2", f"{HOST}/one:1"),
        (f"resource: arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/team/app because", f"{HOST}/team/app"),
        (
            f"at https://{CONSOLE}/team/app?region=eu-west-1 now",
            f"{HOST}/team/app",
        ),
        (f"x https://{HOST}/v2/team/app/manifests/1.4.2?ns=y z", APP),
        (f"x https://{HOST}/v2/ y", HOST),
    ],
)
def test_the_reference_is_cut_out_of_its_sentence(text: str, expected: str) -> None:
    assert str(read_pasted(text).reference) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"pull {HOST}.example.com/team/app:1 failed",
        f"pull x.{HOST}/team/app:1 failed",
        f"pull https://{HOST}@evil.com/team/app:1 failed",
        f"pull https://AWS:x@{HOST}/team/app failed",
        f"pull {HOST}:8443/team/app:1 failed",
        f"pull 9{HOST}/team/app:1 failed",
        f"pull {HOST.replace('amazonaws', 'аmazonaws')}/team/app:1 failed",  # noqa: RUF001 - that is the trick
    ],
)
def test_a_lookalike_in_a_text_is_refused(text: str) -> None:
    assert read_pasted(text).reference is None
    with pytest.raises(LookalikeHostError):
        read_target(text)


def test_the_path_of_another_host_is_no_registry() -> None:
    assert read_pasted(f"GET https://evil.com/{HOST}/team/app:1 failed").reference is None


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("/v2/a/blobs/", DigestKind.LAYER),
        ("/v2/a/manifests/", DigestKind.IMAGE),
        (f"{HOST}/app@", DigestKind.IMAGE),
        ("layer-", DigestKind.LAYER),
        ("config-", DigestKind.LAYER),
        ("manifest-", DigestKind.IMAGE),
        ("index-", DigestKind.IMAGE),
        ('"layerDigest": "', DigestKind.LAYER),
        ("imageDigest=", DigestKind.IMAGE),
        ("--layer-digest ", DigestKind.LAYER),
        ("error pulling image configuration: ", DigestKind.LAYER),
        (
            '"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":7,"digest":"',
            DigestKind.LAYER,
        ),
        (
            '"mediaType":"application/vnd.docker.container.image.v1+json","size":7,"digest":"',
            DigestKind.LAYER,
        ),
        ('"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"', DigestKind.IMAGE),
        ("Digest: ", DigestKind.UNKNOWN),
        (f"layer {OTHER} or ", DigestKind.UNKNOWN),
    ],
)
def test_what_a_digest_is_of_is_told_by_the_words_before_it(before: str, kind: DigestKind) -> None:
    assert read_pasted(f"{before}{DIGEST} x").digests[-1] == MentionedDigest(DIGEST, kind)


def test_every_digest_is_told_once_and_in_order() -> None:
    text = f"found {OTHER} and blob {DIGEST}, then manifest {OTHER} and {DIGEST.upper()}"
    expected = (MentionedDigest(OTHER, DigestKind.IMAGE), MentionedDigest(DIGEST, DigestKind.LAYER))
    assert read_pasted(text).digests == expected


@pytest.mark.parametrize(
    "text",
    [f"container {HEX}", f"sha256:{HEX[:-1]}", f"sha256:{HEX}0", f"xsha256:{HEX}", f"app:sha256-{HEX}.sig"],
)
def test_what_is_no_digest_is_none(text: str) -> None:
    assert read_pasted(f"x {text} y").digests == ()


def test_a_reference_is_a_target() -> None:
    target = read_target(f" https://{HOST}/v2/team/app/blobs/{DIGEST} ")
    assert target.reference is not None
    assert target.digests == LAYER_OF
    assert (target.region, target.registry_id, target.failure) == ("eu-west-1", ACCOUNT, None)
    assert read_target(HEX).digests == (MentionedDigest(DIGEST, DigestKind.UNKNOWN),)


@pytest.mark.parametrize("said", MESSAGES.values(), ids=MESSAGES.keys())
def test_a_pasted_text_is_a_target(said: Said) -> None:
    check(read_target(said.text), said)


def test_one_word_with_a_reference_in_it_is_a_target() -> None:
    assert str(read_target(f"image={HOST}/team/app:1.4.2").reference) == APP
    assert str(read_target(f'{{"image":"{HOST}/team/app:1.4.2"}}').reference) == APP
    assert read_target(f'{{"layerDigest":"{DIGEST}"}}').digests == LAYER_OF


@pytest.mark.parametrize(
    "text",
    [
        "public.ecr.aws/nginx/nginx",
        'Failed to pull image "public.ecr.aws/nginx/nginx:1": toomanyrequests: Rate exceeded',
    ],
)
def test_ecr_public_is_no_target(text: str) -> None:
    with pytest.raises(EcrPublicError):
        read_target(text)


@pytest.mark.parametrize(
    "text",
    [
        f"docker.io/library/nginx@{DIGEST}",
        f'Failed to pull image "docker.io/library/nginx@{DIGEST}": 429 Too Many Requests',
        "pull access denied for docker.io/library/nginx, repository does not exist",
    ],
)
def test_another_registrys_image_is_no_target(text: str) -> None:
    with pytest.raises(InvalidReferenceError, match=r"docker\.io"):
        read_target(text)


@pytest.mark.parametrize("text", ["", "  ", "hello world", "the quick brown fox.", "{}", "Ärger"])
def test_a_text_about_nothing_is_no_target(text: str) -> None:
    with pytest.raises(InvalidReferenceError, match=r"paste|spelling"):
        read_target(text)
    assert read_pasted(text).is_empty


def test_a_text_is_read_to_its_bound_from_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    text = APP + " " * 2 * LONGEST
    assert str(read_pasted(text).reference) == APP
    monkeypatch.setattr("layerscope.registry.references.excerpts.MOST", LONGEST)
    assert read_pasted(text).reference is None
    assert read_pasted(text).unread == len(text) - LONGEST
