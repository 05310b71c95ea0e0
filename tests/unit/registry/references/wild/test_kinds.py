"""The kinds of fault in reading posted texts, each with variations nobody posted."""

# ruff: noqa: E501 - messages stand as their programs write them

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.registry.errors.references import LookalikeHostError
from layerscope.registry.references import excerpts
from layerscope.registry.references.excerpts import LONGEST, MOST
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.pasted import read_pasted
from layerscope.registry.references.reference import DigestKind
from layerscope.registry.references.target import read_target
from unit.registry.references.examples import ACCOUNT, DIGEST, HOST

APP = f"{HOST}/team/app:1.4.2"
K = FailureKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("status=401", K.NOT_SIGNED_IN),
        ("statusCode=403", K.DENIED),
        ("invalid status code from registry 403 (Forbidden)", K.DENIED),
        ("error parsing HTTP 403 response body: unexpected end of JSON input", K.DENIED),
        ("API error (404): x", K.NOT_FOUND),
        ("Service: Ecr, Status Code: 403, Request ID: 1", K.DENIED),
        ("request failed [http 429]", K.THROTTLED),
        ("unexpected status code [manifests 1.4.2]: 401 Unauthorized", K.NOT_SIGNED_IN),
        ("HTTP/1.1 502 Bad Gateway", K.SERVER_FAULT),
        ("received unexpected HTTP status: 503 Service Unavailable", K.SERVER_FAULT),
        ("status code 400: bad request", K.SERVER_FAULT),
        ("405 Method Not Allowed", K.SERVER_FAULT),
        ("returned 504", K.TIMEOUT),
        ("code: 407", K.PROXY),
        ("image Manifest does not contain descriptor matching platform 'linux/amd64'", K.NO_SUCH_PLATFORM),
        ("failed size validation: 120 != 32: failed precondition", K.DIGEST_MISMATCH),
        ("NoCredentialProviders: no valid providers in chain", K.NOT_SIGNED_IN),
        ("no auth config found for registry", K.NOT_SIGNED_IN),
        ("httpReadSeeker: failed open: context canceled", K.CONNECTION),
        ("failed to register layer: Error processing tar file(exit status 1): unexpected EOF", K.UNPACKING),
        ("failed to register layer: archive/tar: invalid tar header", K.UNPACKING),
        (
            "failed to unpack image on snapshotter overlayfs: failed to extract layer sha256:0e: x",
            K.UNPACKING,
        ),
        ("failed to register layer: write /usr/lib/x.so: no space left on device", K.STORAGE_FULL),
        ("failed to extract layer: wrong diff id calculated on extraction", K.DIGEST_MISMATCH),
        ("exec /srv/app/start: exec format error", K.NOT_STARTING),
        ("exec /srv/app/start: no such file or directory", K.NOT_STARTING),
        ("standard_init_linux.go:228: exec user process caused: no such file or directory", K.NOT_STARTING),
        (
            'runc create failed: unable to start container process: exec: "/a": stat /a: no such file',
            K.NOT_STARTING,
        ),
        ("crun: executable file `x` not found in $PATH: No such file or directory", K.NOT_STARTING),
        ("connect: host is down", K.CONNECTION),
    ],
)
def test_a_failure_is_known_in_any_spelling(words: str, kind: FailureKind) -> None:
    pasted = read_target(f'Failed to pull image "{APP}": {words}')
    assert pasted.failure is kind
    assert str(pasted.reference) == APP


@pytest.mark.parametrize(
    "word", ["ErrImagePull", "ImagePullBackOff", "CannotPullContainerError", "InvalidImageName"]
)
def test_a_failure_in_unknown_words_is_one_all_the_same(word: str) -> None:
    pasted = read_target(f'{word}: the moon is in the way of "{APP}"')
    assert pasted.fails
    assert pasted.failure is None
    assert str(pasted.reference) == APP


def test_a_text_that_tells_of_no_failure_fails_nothing() -> None:
    assert not read_target(f'Successfully pulled image "{APP}" in 2s').fails
    assert not read_target(APP).fails


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            '"<?xml version=\\"1.0\\"?>\\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>"',
            K.DENIED,
        ),
        ("<Error><Code>AccessDenied</Code><Message>Request has expired</Message>", K.URL_EXPIRED),
        ("<Error><Code>NoSuchKey</Code>", K.NOT_FOUND),
        ("<!DOCTYPE html><title>Sign in</title>", K.PAGE),
        ("", K.PAGE),
    ],
)
def test_xml_of_the_store_is_its_answer_and_no_page(body: str, kind: FailureKind) -> None:
    text = f"{APP}: invalid character '<' looking for beginning of value: {body}"
    assert read_pasted(text).failure is kind


@pytest.mark.parametrize("host", ["169.254.169.254", "169.254.170.2", "[fd00:ec2::254]"])
def test_the_metadata_service_is_where_credentials_come_from(host: str) -> None:
    text = f'{HOST}: Get "http://{host}/latest/meta-data/": dial tcp: i/o timeout'
    assert read_pasted(text).failure is K.NOT_SIGNED_IN


@pytest.mark.parametrize(
    "account", ["***", "<account>", "<aws_account_id>", "${AWS_ACCOUNT_ID}", "${{ secrets.ACCOUNT }}", "$ACCOUNT",
                "XXXXXXXXXXXX", "*", "{account_id}", "{{ account }}", "123456789", "1234xxxxxxxx"],
)  # fmt: skip
def test_a_masked_account_is_not_said_and_the_rest_is(account: str) -> None:
    pasted = read_target(
        f"denied: pulling {account}.dkr.ecr.eu-west-1.amazonaws.com/team/app:1.4.2 failed with 403 Forbidden"
    )
    assert pasted.reference is not None
    assert (pasted.reference.repository, pasted.reference.tag) == ("team/app", "1.4.2")
    assert (pasted.registry_id, pasted.region) == ("", "eu-west-1")
    assert pasted.failure is K.DENIED


def test_a_masked_account_and_region_leave_the_name() -> None:
    pasted = read_target("push ***.dkr.ecr.***.amazonaws.com/team/app:1 failed: 404 Not Found")
    assert pasted.reference is not None
    assert (pasted.reference.repository, pasted.region, pasted.failure) == ("team/app", "", K.NOT_FOUND)


def test_an_account_before_a_masked_region_is_said() -> None:
    host = f"{ACCOUNT}.dkr.ecr.${{{{ env.AWS_REGION }}}}.amazonaws.com"
    pasted = read_target(f"failed to push {host}/team/app:1: 403 Forbidden")
    assert pasted.reference is not None
    assert (pasted.reference.repository, pasted.reference.tag) == ("team/app", "1")
    assert (pasted.registry_id, pasted.region, pasted.lookalike) == (ACCOUNT, "", "")


def test_a_dot_in_a_masked_registrys_first_name_makes_no_host_of_it() -> None:
    pasted = read_target(
        f"pull ***.dkr.ecr.eu-west-1.amazonaws.com/docker.io/istio/proxyv2@{DIGEST}: 404 Not Found"
    )
    assert pasted.reference is not None
    assert (pasted.reference.repository, pasted.reference.digest) == ("docker.io/istio/proxyv2", DIGEST)


@pytest.mark.parametrize(
    "scheme", ["docker:", "docker-daemon:", "containers-storage:", "oci://", "docker://"]
)
def test_a_scheme_is_no_forgery(scheme: str) -> None:
    assert str(read_target(f"copying {scheme}{APP} failed").reference) == APP
    assert str(read_target(f"{scheme}{APP}").reference) == APP


def test_the_names_of_aws_own_certificate_are_no_forgery() -> None:
    text = 'Get "https://registry.example.io/v2/": x509: certificate is valid for *.dkr.ecr.eu-west-1.amazonaws.com, vpce-0a1b.dkr.ecr.eu-west-1.vpce.amazonaws.com, not registry.example.io'
    pasted = read_target(text)
    assert (pasted.failure, pasted.failed_host, pasted.lookalike) == (K.TLS, "registry.example.io", "")


def test_a_lookalike_is_warned_of_beside_what_was_read() -> None:
    forged = HOST.replace("amazonaws", "amaz0naws")
    pasted = read_target(f'Failed to pull image "{APP}": 403 Forbidden; use {forged}/team/app instead')
    assert (str(pasted.reference), pasted.failure, pasted.lookalike) == (APP, K.DENIED, forged)
    with pytest.raises(LookalikeHostError):
        read_target(f"pull {forged}/team/app:1")


FAILS = {
    "not found": (f'Warning  Failed  9m  kubelet  Failed to pull image "{HOST}/cni:v1": rpc error: code = NotFound desc = {HOST}/cni:v1: not found', f"{HOST}/cni:v1", K.NOT_FOUND),
    "denied": (f'time="2026-01-02T03:04:05Z" level=error msg="pull access denied for {HOST}/foods: 403 Forbidden"', f"{HOST}/foods", K.DENIED),
    "time-out": (f'Aug 20 05:41:26 node kubelet[1]: E0820 05:41:26.07 1 log.go:1] PullImage "{HOST}/slow:2" failed: Head "https://{HOST}/v2/slow/manifests/2": dial tcp 10.0.3.9:443: i/o timeout', f"{HOST}/slow:2", K.TIMEOUT),
}  # fmt: skip
OTHERS = [
    f'10m  Normal  Pulled  pod/a  Successfully pulled image "{HOST}/cni-init:v7" in 5.5s',
    f'10m  Normal  Pulling  pod/a  Pulling image "{HOST}/cni-init:v7"',
    'E0820 05:41:26.1 1 reflector.go:147] failed to list *v1.Node: Get "https://10.0.0.1:443/api/v1/nodes": x509: certificate signed by unknown authority',
    '8m  Warning  Unhealthy  pod/b  Readiness probe failed: Get "http://10.0.3.17:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    "I0820 05:41:26.1 1 request.go:690] Waited for 1.1s due to client-side throttling, not priority and fairness, request: GET:https://10.0.0.1:443/api/v1/pods",
    '9m  Warning  Failed  pod/c  Failed to pull image "nginx:1.27": toomanyrequests: You have reached your pull rate limit',
    'E0820 05:41:26.1 1 controller.go:1] watch of the API server: dial tcp: lookup ABC.gr7.eu-west-1.eks.amazonaws.com on 10.0.0.2:53: no such host, Get "https://ABC.gr7.eu-west-1.eks.amazonaws.com/api"',
]


@settings(max_examples=40)
@given(
    st.sampled_from(list(FAILS)),
    st.lists(st.sampled_from(OTHERS), max_size=4),
    st.lists(st.sampled_from(OTHERS), max_size=4),
)
def test_what_stands_around_the_failing_line_changes_nothing(
    name: str, before: list[str], after: list[str]
) -> None:
    line, reference, kind = FAILS[name]
    pasted = read_pasted("\n".join([*before, line, *after]))
    assert (str(pasted.reference), pasted.failure) == (reference, kind)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(OTHERS), min_size=1, max_size=5))
def test_what_has_nothing_to_do_with_an_image_of_ecr_fails_none(lines: list[str]) -> None:
    pasted = read_pasted("\n".join([*lines, OTHERS[0]]))
    assert pasted.failure is None
    assert not pasted.fails


@given(st.permutations(list(FAILS)))
def test_of_several_failures_the_last_is_told_whole(order: list[str]) -> None:
    pasted = read_pasted("\n".join(FAILS[name][0] for name in order))
    assert (str(pasted.reference), pasted.failure) == FAILS[order[-1]][1:]


def test_a_folder_is_not_taken_for_the_chart_in_it() -> None:
    text = f"$ helm push app-1.0.tgz oci://{HOST}/charts\nPushed: {HOST}/charts/app:1.0\n$ helm pull oci://{HOST}/charts/app\nError: unexpected status code [manifests 1.0]: 401 Unauthorized"
    assert str(read_pasted(text).reference) == f"{HOST}/charts/app:1.0"


def test_a_blobs_address_first_leaves_the_tag_that_follows() -> None:
    text = f"unexpected status code https://{HOST}/v2/team/app/blobs/{DIGEST}: 403 Forbidden, pulling {APP}"
    assert str(read_pasted(text).reference) == APP


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (f"failed to ping registry https://{HOST}: no basic auth credentials", HOST),
        (f"{HOST}: no basic auth credentials", HOST),
        (f"failed to connect to blob of {APP}: 403 Forbidden", HOST),
        (f"failed to connect to the registry {APP}: 403 Forbidden", HOST),
        ('Post "[https://api.ecr.eu-west-1.amazonaws.com/](https://api.ecr.eu-west-1.amazonaws.com/)": dial tcp 1.2.3.4:443: i/o timeout', "api.ecr.eu-west-1.amazonaws.com"),
    ],
)  # fmt: skip
def test_the_host_is_the_one_that_failed(text: str, host: str) -> None:
    pasted = read_pasted(text)
    assert (pasted.failed_host, pasted.region) == (host, "eu-west-1")


@pytest.mark.parametrize("name", ["config-server", "blob-store", "layer-cake", "image-names", "manifest"])
def test_a_repositorys_name_does_not_say_what_a_digest_is_of(name: str) -> None:
    pasted = read_pasted(f"pulling {HOST}/{name}:1 gave {DIGEST}")
    assert pasted.digests[0].kind is DigestKind.UNKNOWN


def test_the_end_of_a_push_names_the_image() -> None:
    text = f"The push refers to repository [{HOST}/team/app]\nd54904491421: Layer already exists\nlatest: digest: {DIGEST} size: 2192"
    assert read_pasted(text).digests[0].kind is DigestKind.IMAGE


@pytest.mark.parametrize(
    ("text", "repository", "tag", "account"),
    [
        (f'{{"source": "aws.ecr", "account": "{ACCOUNT}", "region": "eu-west-1", "detail": {{"result": "FAILURE", "repository-name": "team/app", "image-tag": "2"}}}}', "team/app", "2", ACCOUNT),
        ("arn:aws:ecr:eu-west-1:***:repository/team/app is not allowed", "team/app", "", ""),
        (f"ref=ecr.aws/arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/team/app:3.1-b.1 failed", "team/app", "3.1-b.1", ACCOUNT),
        ("see https://console.aws.amazon.com/ecs/home?region=eu-west-1#/repositories/team/app#images;tagStatus=ALL now", "team/app", "", ""),
        ("https://eu-west-1.console.aws.amazon.com/ecs/home?region=eu-west-1#/repositories/app#permissions", "app", "", ""),
    ],
)  # fmt: skip
def test_a_name_given_in_another_way_is_read(text: str, repository: str, tag: str, account: str) -> None:
    pasted = read_target(text)
    assert pasted.reference is not None
    found = pasted.reference
    assert (found.repository, found.tag, found.registry_id, pasted.region) == (
        repository,
        tag,
        account,
        "eu-west-1",
    )


@pytest.mark.parametrize(
    "who",
    [
        "arn:aws:iam::444455556666:role/sm",
        "sagemaker.amazonaws.com",
        "User: arn:aws:sts::444455556666:assumed-role/a/b",
    ],
)
def test_who_was_denied_may_stand_without_a_word_before_it(who: str) -> None:
    pasted = read_pasted(
        f"{who} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/team/app"
    )
    assert (pasted.action, pasted.principal) == ("ecr:BatchGetImage", who.removeprefix("User: "))


@given(st.integers(1, len(HOST) - 1))
def test_a_host_broken_once_is_whole_again(at: int) -> None:
    message = (
        f'checking push permission for your image in this registry: "{HOST}/team/app:1.4.2": 401 Unauthorized'
    )
    place = message.index(HOST) + at
    assert str(read_pasted(f"{message[:place]}\n{message[place:]}").reference) == APP


def test_the_end_of_a_long_log_is_read_and_what_was_not_is_said() -> None:
    noise = OTHERS[2] + "\n"
    text = noise * (2 * LONGEST // len(noise)) + FAILS["denied"][0] + "\n" + noise * 100
    pasted = read_pasted(text)
    assert (str(pasted.reference), pasted.failure) == FAILS["denied"][1:]
    assert 0 < pasted.unread < len(text)
    assert read_pasted(FAILS["denied"][0]).unread == 0


def test_a_failure_at_the_beginning_of_a_long_log_is_found() -> None:
    noise = OTHERS[2] + "\n"
    text = FAILS["not found"][0] + "\n" + noise * (4 * LONGEST // len(noise))
    assert str(read_pasted(text).reference) == FAILS["not found"][1]


class Counting(str):
    """A text that counts the characters that are looked through in it."""

    __slots__ = ("looked",)

    looked: int

    def rfind(self, *arguments: object) -> int:
        found = super().rfind(*arguments)  # type: ignore[arg-type]
        end = arguments[2] if len(arguments) > 2 else len(self)
        self.looked += int(end) - max(found, int(arguments[1]))  # type: ignore[call-overload]
        return found


@pytest.mark.parametrize(
    "line", [OTHERS[0], OTHERS[2], "x" * 50_000, ".dkr." * 9000], ids=["pulled", "fails", "long", "names"]
)
def test_a_longer_log_takes_no_more_steps_than_it_is_longer(line: str) -> None:
    steps = []
    for factor in (2, 4):
        text = Counting(f"{line}\n" * (factor * LONGEST // len(line)))
        text.looked = 0
        read_pasted(text)
        steps.append(text.looked)
    assert steps[1] <= 2.5 * max(steps[0], LONGEST)
    assert MOST == 64_000_000


def test_lines_alike_but_for_numbers_are_read_closely_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    class Noted(excerpts.Statement):
        def __init__(self, record: str) -> None:
            read.append(record)
            super().__init__(record)

    monkeypatch.setattr(excerpts, "Statement", Noted)
    vague = "".join(
        f"E0820 05:41:26.{number} 1 x.go:1] image 0x{number:x} failed\n" for number in range(20_000)
    )
    pasted = read_pasted(f"{FAILS['not found'][0]}\n{vague}")
    assert str(pasted.reference) == FAILS["not found"][1]
    assert len(read) < 10


def test_no_more_lines_are_looked_at_than_can_be_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excerpts, "_MOST_LINES", 100)
    vague = "image failed\n"
    text = FAILS["not found"][0] + "\n" + vague * (2 * LONGEST // len(vague))
    _, unread = excerpts.excerpt(text)
    assert unread > LONGEST // 2
