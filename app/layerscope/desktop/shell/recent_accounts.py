"""Which accounts and regions were used last: what is offered first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules import choosing, region_order


@dataclass(frozen=True, slots=True)
class Recent:
    """Names of profiles and of regions, the last used first; the empty profile is the default chain."""

    profiles: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()

    def with_account(self, account: Account) -> Recent:
        """With the account as the last one used."""
        profiles = choosing.with_used(self.profiles, account.profile or "")
        return replace(self, profiles=profiles).with_region(account.region)

    def with_region(self, region: str) -> Recent:
        """With the region as the last one used; an empty one is none."""
        return replace(self, regions=region_order.with_used(self.regions, region))
