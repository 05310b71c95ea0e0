"""What a text named: a registry, a repository, an image or a layer, as far as it said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerscope.registry.errors.references import LookalikeHostError
from layerscope.registry.references.hosts import host_of, oddity, parse_host
from layerscope.registry.references.partitions import partition_of


class DigestKind(StrEnum):
    """What a digest is of."""

    IMAGE = "image"  # a manifest or index
    LAYER = "layer"  # a blob: a layer or a config
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reference:
    """What was named; empty where the text did not say.

    Host, registry_id, region and partition complete each other: from a host follow the other three, from a
    registry_id and region the plain host and the partition. LookalikeHostError: the host is not ECR's.
    """

    repository: str = ""
    tag: str = ""
    digest: str = ""
    registry_id: str = ""
    region: str = ""
    partition: str = ""
    host: str = ""
    digest_kind: DigestKind = DigestKind.UNKNOWN

    def __post_init__(self) -> None:
        host = self.host or (host_of(self.registry_id, self.region) if self.registry_id else "")
        if host:
            self._complete(host)
        elif partition := partition_of(self.region):
            object.__setattr__(self, "partition", partition.name)
        if not self.digest:
            object.__setattr__(self, "digest_kind", DigestKind.UNKNOWN)
        elif self.repository and self.digest_kind is DigestKind.UNKNOWN:
            # `repository@digest` is an image's (OCI distribution specification).
            object.__setattr__(self, "digest_kind", DigestKind.IMAGE)

    def _complete(self, host: str) -> None:
        known = parse_host(host)
        if known is None:
            raise LookalikeHostError(host, host, oddity(host))
        object.__setattr__(self, "host", str(known))
        object.__setattr__(self, "registry_id", known.account)
        object.__setattr__(self, "region", known.region)
        object.__setattr__(self, "partition", known.partition)

    def __str__(self) -> str:
        """The image URI, a layer's address in the registry's API, or without a host the bare form.

        `parse_reference` reads it back. The bare form says neither registry nor region.
        """
        if not self.repository:
            return self.host or self.digest
        if self.host and self.digest_kind is DigestKind.LAYER:
            return f"https://{self.host}/v2/{self.repository}/blobs/{self.digest}"
        name = self.repository
        name += f":{self.tag}" if self.tag else ""
        name += f"@{self.digest}" if self.digest else ""
        return f"{self.host}/{name}" if self.host else name
