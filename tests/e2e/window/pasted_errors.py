"""Error texts as people paste them, of what the demo registry has, and what each must lead to."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass

OWNER, OTHER, REGION = "111122223333", "444455556666", "eu-central-1"
HOST = f"{OWNER}.dkr.ecr.{REGION}.amazonaws.com"
NEVER_PUSHED = "sha256:" + "0e" * 32
NODE = f"arn:aws:sts::{OTHER}:assumed-role/node/i-0abc"
TYPO = f"arn:aws:sts::{OWNER}:assumed-role/node-with-typo/i-0abc"
SECRET = "5ec4e7" * 8
BUCKET = f"prod-{REGION}-starport-layer-bucket.s3.{REGION}.amazonaws.com"
SIGNED = f"https://{BUCKET}/1f2e/3d4c?X-Amz-Security-Token={SECRET}&X-Amz-Signature={SECRET}"
FINE, FINE_TAG = "team/billing", "2.9.0"
DENIED = "broken/denied-identity-policy"
URL = "ecr:GetDownloadUrlForLayer"


@dataclass(frozen=True)
class Shape:
    """One text. `{image}` in it is the first image of `repository`, `{layer}` the second layer of that.

    `cause` is the finding that must come first, `names` what must be read in the tab; `chosen` what the lists
    must have chosen: image, or image and layer; none of them where there is nothing to go to. `is_open` says
    that the repository was open before. `region` is the one that must be asked in the end.
    """

    id: str
    text: str
    cause: str
    names: tuple[str, ...] = ()
    repository: str = FINE
    chosen: tuple[str, ...] = ()
    is_open: bool = False
    region: str = REGION


def _pulled(repository: str, tag: str) -> str:
    image = f"{HOST}/{repository}:{tag}"
    return (
        f'Failed to pull image "{image}": rpc error: code = Unknown desc = failed to pull and unpack image '
        f'"{image}": failed to copy: httpReadSeeker: failed open: unexpected status code '
        f"https://{HOST}/v2/{repository}/blobs/{{layer}}: 403 Forbidden"
    )


def _unresolved(repository: str, digest: str, host: str = HOST) -> str:
    return (
        f"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
        f"{host}/{repository}:latest@{digest}: unexpected status from HEAD request to "
        f"https://{host}/v2/{repository}/manifests/{digest}: 404 Not Found"
    )


def _unshared(account: str, repository: str) -> str:
    return (
        f"Error response from daemon: pull access denied for {HOST.replace(OWNER, account)}/{repository}, "
        f"repository does not exist or may require 'docker login': denied: User: {NODE} is not authorized to "
        f"perform: ecr:BatchGetImage on resource: arn:aws:ecr:{REGION}:{account}:repository/{repository} "
        "because no resource-based policy allows the ecr:BatchGetImage action"
    )


def _no_layer(account: str, repository: str, layer: str) -> str:
    return (
        "An error occurred (LayersNotFoundException) when calling the GetDownloadUrlForLayer operation: The "
        f"layer with digest {layer} does not exist within the repository with name '{repository}' in the "
        f"registry with id '{account}'"
    )


def _events(text: str) -> str:
    return (
        f"Name:         app-5f447\nContainers:\n  app:\n    Image:  {HOST}/{DENIED}:1.0\n"
        "    State:  Waiting\n      Reason:  ImagePullBackOff\nEvents:\n"
        "  Type     Reason     Age               From               Message\n"
        "  ----     ------     ----              ----               -------\n"
        "  Normal   Scheduled  5m                default-scheduler  Successfully assigned prod/app-5f447\n"
        f'  Normal   Pulling    3m (x4 over 5m)   kubelet            Pulling image "{HOST}/{DENIED}:1.0"\n'
        f"  Warning  Failed     3m (x4 over 5m)   kubelet            {text}\n"
        "  Warning  Failed     3m (x4 over 5m)   kubelet            Error: ErrImagePull\n"
    )


def _journal(text: str, depth: int) -> str:
    for _ in range(depth):
        text = json.dumps(f"failed to StartContainer: {text}")
    return (
        'Nov 03 10:11:12 ip-10-0-1-2 kubelet[4242]: E1103 10:11:12.3 4242 pod_workers.go:1301] "Error '
        f'syncing pod, skipping" err={text} pod="prod/app-5f447"'
    )


def _broken_at(text: str, columns: int) -> str:
    """As a terminal of that width shows it, and its selection copies it."""
    return "\n".join(textwrap.wrap(text, columns, break_on_hyphens=False, drop_whitespace=False))


_TIMEOUT = f'error pulling image configuration: Get "{SIGNED}": dial tcp 52.216.0.1:443: i/o timeout'
_MISMATCH = "filesystem layer verification failed for digest {layer}"
_DENIAL = ("has no permission for " + URL, f"repository/{DENIED}")
_IN_DENIED = ("1.0 latest", "2")
_INCOMPLETE = "broken/push-incomplete"

# In the order of the shapes that were seen; the second of a number is the same text where nothing is wrong.
SHAPES: tuple[Shape, ...] = (
    Shape("1 denied", _pulled(DENIED, "1.0"), "identity-policy", _DENIAL, DENIED, _IN_DENIED),
    Shape("1 fine here", _pulled(FINE, FINE_TAG), "pull-denied", (HOST,), chosen=(FINE_TAG, "2")),
    Shape("2 gone", _unresolved(FINE, NEVER_PUSHED), "image-missing", (FINE,)),
    Shape("2 fine here", _unresolved(FINE, "{image}"), "found-here", chosen=(FINE_TAG,)),
    Shape(
        "2 another region",
        _unresolved("web/landing", NEVER_PUSHED, HOST.replace(REGION, "us-east-1")),
        "repository-missing",
        ("web/landing", "us-east-1"),
        "web/landing",
        region="us-east-1",
    ),
    Shape(
        "3 not shared", _unshared(OWNER, FINE), "repository-policy", (OTHER, "ecr:BatchGetImage", "role/node")
    ),
    Shape(
        "3 fine here, denied to another role",
        f'Failed to pull image "{HOST}/{FINE}:{FINE_TAG}": denied: User: {TYPO} is not authorized to '
        f"perform: {URL} on resource: arn:aws:ecr:{REGION}:{OWNER}:repository/{FINE} because no "
        f"identity-based policy allows the {URL} action",
        "identity-policy",
        ("You can pull this; the role node-with-typo cannot", "pasted text"),
        chosen=(FINE_TAG,),
    ),
    Shape("3 another registry's", _unshared(OTHER, "private/ledger"), "repository-policy", (OTHER,)),
    Shape(
        "4 with its image",
        f"docker pull {HOST}/broken/url-host-unreachable:1.0\n{_TIMEOUT}",
        "storage-unreachable",
        ("443",),
        "broken/url-host-unreachable",
        ("1.0 latest",),
    ),
    Shape(
        "4 fine here",
        f"docker pull {HOST}/{FINE}:{FINE_TAG}\n{_TIMEOUT}",
        "storage-unreachable",
        (BUCKET,),
        chosen=(FINE_TAG,),
    ),
    Shape("4 alone", _TIMEOUT, "storage-unreachable", (BUCKET,)),
    Shape("5 of the open repository", _MISMATCH, "digest-mismatch", ("truncated",), is_open=True),
    Shape("5 alone", _MISMATCH, "digest-mismatch", ("truncated",)),
    Shape("6 unknown", _no_layer(OWNER, FINE, NEVER_PUSHED), "layer-unknown", (FINE, OWNER)),
    Shape(
        "6 never pushed whole",
        _no_layer(OWNER, _INCOMPLETE, "{layer}"),
        "push-incomplete",
        ("A layer of 1.0 is missing from ECR", "Push 1.0 again"),
        _INCOMPLETE,
    ),
    Shape(
        "6 another registry's",
        _no_layer(OTHER, "private/ledger", NEVER_PUSHED),
        "repository-policy",
        (OWNER, URL),
    ),
    Shape(
        "7 not signed in",
        f"{HOST}/{FINE}:{FINE_TAG}: pull access denied, repository does not exist or may require "
        "authorization: authorization failed: no basic auth credentials",
        "client-not-signed-in",
        ("docker login", HOST),
        chosen=(FINE_TAG,),
    ),
    Shape("8 events", _events(_pulled(DENIED, "1.0")), "identity-policy", _DENIAL, DENIED, _IN_DENIED),
    Shape(
        "8 broken lines",
        _broken_at(_pulled(DENIED, "1.0"), 100),
        "identity-policy",
        _DENIAL,
        DENIED,
        _IN_DENIED,
    ),
    *(
        Shape(
            f"8 journal {depth}",
            _journal(_pulled(DENIED, "1.0"), depth),
            "identity-policy",
            _DENIAL,
            DENIED,
            _IN_DENIED,
        )
        for depth in (1, 2, 4)
    ),
)
