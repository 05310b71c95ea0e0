"""As whom, and by which way, a start asks AWS: by what the command line says and what was remembered."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.settings import Settings
from layerscope.registry.aws.network_settings import NetworkSettings


def first_account(options: Namespace, remembered: Account) -> Account:
    """As whom to begin: what the command line says, else the last account, else the default chain."""
    if options.profile is None and not options.region and not options.registry_id:
        return Account() if os.environ.get("AWS_PROFILE") else remembered
    base = Account(profile=options.profile) if options.profile is not None else remembered
    return replace(
        base,
        region=options.region or base.region,
        registry_id=options.registry_id or base.registry_id,
    )


def network_of(settings: Settings) -> NetworkSettings:
    """How AWS is reached, as it was set in the window."""
    return NetworkSettings(settings.ca_file, settings.proxy, settings.dual_stack, settings.fips)
