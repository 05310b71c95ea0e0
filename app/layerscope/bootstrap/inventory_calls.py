"""The ways to a registry that checks, Where used and Restore take, and who it is that asks."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.desktop.inventory.restoring import RestoreCalls
from layerscope.desktop.shell.accounts import AccountsPresenter
from layerscope.diagnosis.checking.reading import Calls
from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.children import read_children
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.kept_manifests import KeptManifests
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifest_store import ManifestStore
from layerscope.registry.ecr.manifests import fetch_manifests, find_image
from layerscope.registry.ecr.storage_class import restore_image


def calls_of(client: EcrClient, store: ManifestStore, reader: Callable[[], str]) -> Calls:
    """What the checks ask of the client's registry; what `reader` read before comes from the store."""
    kept = KeptManifests(client, store, reader)
    return Calls(
        repositories=lambda: list_repositories(client),
        images=lambda repository: list_images(client, repository),
        kept=kept.manifests,
        kept_with=kept.holding,
        fresh=lambda repository, digests: fetch_manifests(client, repository, digests),
        children=lambda repository, index: read_children(client, repository, index),
        states=lambda repository, layers: layer_states(client, repository, layers),
    )


def restore_calls_of(client: EcrClient) -> RestoreCalls:
    """What Restore asks of the client's registry."""
    return RestoreCalls(
        restore=lambda repository, digest: restore_image(client, repository, digest),
        look=lambda repository, digest: find_image(client, repository, digest),
    )


def reader_of(accounts: AccountsPresenter) -> str:
    """Everything that decides what may be read; empty as long as nobody knows who asks.

    The identity and not the profile: a profile may become somebody else's overnight.
    """
    identity = accounts.identity
    if identity is None:
        return ""
    return "\n".join(
        (_lasting(identity.arn), accounts.registry_id, accounts.region, accounts.account.endpoint_url)
    )


def _lasting(arn: str) -> str:
    """The ARN without the name of a session, which is another each time a role is assumed."""
    return arn.rpartition("/")[0] if ":assumed-role/" in arn else arn
