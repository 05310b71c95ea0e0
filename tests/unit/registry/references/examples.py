"""References and their parts, drawn for property tests and named for the others."""

from __future__ import annotations

from hypothesis import strategies as st

from layerscope.registry.references.hosts import RegistryHost
from layerscope.registry.references.reference import DigestKind, Reference

HEX = "0e3a" + "ab" * 30
DIGEST = f"sha256:{HEX}"
OTHER = "sha256:5de4" + "cd" * 30
ACCOUNT = "111122223333"
HOST = f"{ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com"
CONSOLE = f"console.aws.amazon.com/ecr/repositories/private/{ACCOUNT}"

REGIONS = {
    "aws": "eu-west-1",
    "aws-cn": "cn-northwest-1",
    "aws-us-gov": "us-gov-west-1",
    "aws-eusc": "eusc-de-east-1",
    "aws-iso": "us-iso-east-1",
    "aws-iso-b": "us-isob-east-1",
    "aws-iso-e": "eu-isoe-west-1",
    "aws-iso-f": "us-isof-south-1",
}

_words = st.text("abcxyz0189", min_size=1, max_size=6)
_parts = st.builds(
    lambda first, rest: first + "".join(joint + word for joint, word in rest),
    _words,
    st.lists(st.tuples(st.sampled_from([".", "_", "__", "-", "---"]), _words), max_size=2),
)
repositories = (
    st.lists(_parts, min_size=1, max_size=3).map("/".join).filter(lambda name: 2 <= len(name) <= 256)
)
# Alone, a name whose first part has a dot or is 64 digits is another registry's host or a digest.
bare_repositories = repositories.filter(lambda name: "." not in name.partition("/")[0] and len(name) < 64)
tags = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,20}", fullmatch=True).filter(str.isascii)
digests = st.one_of(
    st.text("0123456789abcdef", min_size=64, max_size=64).map("sha256:{}".format),
    st.text("0123456789abcdef", min_size=128, max_size=128).map("sha512:{}".format),
)
hosts = st.builds(
    lambda account, place, fips, dual_stack: RegistryHost(account, place[1], place[0], fips, dual_stack),
    st.text("0123456789", min_size=12, max_size=12),
    st.sampled_from([*REGIONS.items()]),
    st.booleans(),
    st.booleans(),
)


def _images(names: st.SearchStrategy[str], at: st.SearchStrategy[str]) -> st.SearchStrategy[Reference]:
    return st.builds(
        Reference, repository=names, tag=tags | st.just(""), digest=digests | st.just(""), host=at
    )


_layers = st.builds(
    Reference,
    repository=repositories,
    digest=digests,
    host=hosts.map(str),
    digest_kind=st.just(DigestKind.LAYER),
)
references = st.one_of(
    _images(repositories, hosts.map(str)),
    _images(bare_repositories, st.just("")),
    _layers,
    st.builds(Reference, host=hosts.map(str)),
    st.builds(Reference, digest=digests),
)
