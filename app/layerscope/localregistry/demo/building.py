"""The demo's data folder: who is in it, and how it is built."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from layerscope.localregistry.demo.making.artifacts import buildkit, image
from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.file_trees import application
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.tarballs import MODIFIED_S
from layerscope.localregistry.demo.people.identities import (
    ACCOUNT,
    OTHER_ACCOUNT,
    REGION,
    accounts,
    roles,
    sso,
)
from layerscope.localregistry.demo.repositories.artifact_kinds import add_artifacts
from layerscope.localregistry.demo.repositories.bases import Bases
from layerscope.localregistry.demo.repositories.broken import add_broken, add_missing_replicas
from layerscope.localregistry.demo.repositories.inside_packages import add_inside_packages
from layerscope.localregistry.demo.repositories.insides import add_insides
from layerscope.localregistry.demo.repositories.not_starting import add_not_starting
from layerscope.localregistry.demo.repositories.products import add_products, checkout

OTHER_REGION = "us-east-1"
# When images are pushed counts back from here unless the caller has a now of its own.
FIXED_NOW = datetime.fromtimestamp(MODIFIED_S, UTC)


class DemoSummary(NamedTuple):
    """What was built; `images` counts tagged and untagged entries of the layouts, not platforms."""

    folder: Path
    repositories: int
    images: int
    size_bytes: int  # on disk: a layer that repositories share counts once


def build_demo(folder: Path, now: datetime = FIXED_NOW) -> DemoSummary:
    """Build the demo registry in the folder, which is new or empty.

    The same bytes on every run for the same `now`. Images, and so all digests, do not depend on `now`: only
    the times of pushes and pulls do, so that a person sees a registry in which something happened lately.
    Raises OSError where the folder cannot be written, and FileExistsError where it holds something.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty.")
    shelf: dict[str, Path] = {}
    bases = Bases()

    def registry(account: str, region: str) -> RegistryFolder:
        return RegistryFolder(folder, account, region, now, shelf)

    registries = [registry(ACCOUNT, REGION), registry(ACCOUNT, OTHER_REGION), registry(OTHER_ACCOUNT, REGION)]
    main, replica, other = registries
    add_products(main, bases)
    add_artifacts(main, bases)
    add_insides(main)
    add_inside_packages(main)
    add_not_starting(main)
    add_broken(main, bases)
    _add_replica(replica, bases)
    _add_other_account(other, bases)
    main.policy = _replication_policy(main)
    settings = {made.key: made.save() for made in registries}
    document = {"accounts": accounts(), "roles": roles(), "sso": sso(), "registries": settings}
    (folder / "registry.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    repositories = [repository for made in registries for repository in made.repositories]
    return DemoSummary(
        folder,
        repositories=len(repositories),
        images=sum(repository.pushed for repository in repositories),
        size_bytes=sum(path.stat().st_size for path in shelf.values()),
    )


def _add_replica(registry: RegistryFolder, bases: Bases) -> None:
    """What was replicated into the second region."""
    checkout(registry.repository("team/checkout"), bases)
    debian = image(bases.debian(), age_h=9 * 24)
    registry.repository("base/debian").push(debian, "bookworm", age_h=9 * 24)
    add_missing_replicas(registry)


def _add_other_account(registry: RegistryFolder, bases: Bases) -> None:
    """Another account's registry: one repository it shares, one it does not."""
    pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    shared = registry.repository("shared/base-images")
    shared.settings["policy"] = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "PullFromOperators",
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                "Action": [*pull, "ecr:DescribeImages", "ecr:DescribeRepositories", "ecr:ListImages"],
            }
        ],
    }
    shared.push(image(bases.debian(), age_h=50), "bookworm", "latest", age_h=49)
    # Without a policy for anybody else: the registry itself denies other accounts.
    private = registry.repository("private/ledger")
    code = gzip_layer(application("ledger", "7.2"))
    private.push(image([*bases.small(), buildkit("COPY app /srv/app", code)]), "7.2", age_h=12)


def _replication_policy(registry: RegistryFolder) -> dict[str, Any]:
    """A registry policy that lets the other account replicate into this registry."""
    statement = {
        "Sid": "ReplicationFromOtherAccount",
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{OTHER_ACCOUNT}:root"},
        "Action": ["ecr:CreateRepository", "ecr:ReplicateImage"],
        "Resource": registry.arn("*"),
    }
    return {"Version": "2012-10-17", "Statement": [statement]}
