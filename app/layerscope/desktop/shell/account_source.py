"""As whom a transfer was chosen, as it is written down for a later run: names and places, never a secret."""

from __future__ import annotations

from collections.abc import Mapping

from layerscope.accounts.model.profiles import Account


def account_source(account: Account, region: str, registry_id: str) -> dict[str, str]:
    """As whom, where and through which address something was chosen; `region` and `registry_id` as known."""
    source = {
        "region": region or account.region,
        "registry_id": registry_id or account.registry_id,
        "endpoint_url": account.endpoint_url,
    }
    return source if account.profile is None else {**source, "profile": account.profile}


def source_account(source: Mapping[str, str]) -> Account:
    """The account that was written down."""
    return Account(
        source.get("profile"),
        source.get("region", ""),
        source.get("registry_id", ""),
        source.get("endpoint_url", ""),
    )
