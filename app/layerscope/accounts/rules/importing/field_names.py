"""What the parts of access keys are called in the many texts that hold them."""

from __future__ import annotations

import re

Fields = dict[str, str]  # by the names on the right below

# By name without its blanks, signs and capitals, and without a leading `aws`.
NAMES = {
    "accesskeyid": "access_key_id",
    "accesskey": "access_key_id",
    "secretaccesskey": "secret_access_key",
    "secretkey": "secret_access_key",
    "sessiontoken": "session_token",
    "securitytoken": "session_token",
    "token": "session_token",
    "region": "region",
    "regionname": "region",
    "regionstatic": "region",
    "defaultregion": "region",
    "defaultregionname": "region",
    "expiration": "expiration",
    "credentialexpiration": "expiration",
    "sessionexpiration": "expiration",
    "username": "name",
    "profile": "name",
}
# What may mean anything, and counts where the value has a key's shape.
WEAK_NAMES = {
    "id": "access_key_id",
    "key": "access_key_id",
    "secret": "secret_access_key",
    "token": "session_token",
}
# `<id>`, `${ID}`, `%ID%`, `{{ id }}`, YOUR_ACCESS_KEY_ID; AWS's own keys have neither these signs nor words.
PLACEHOLDER = re.compile(r"[<>{}$%]|^your(?:[_ -]|$)|(?:access|secret)[_ -]key", re.IGNORECASE)


def plain(name: str) -> str:
    """The name as NAMES has it."""
    return re.sub(r"[^a-z]", "", name.lower()).removeprefix("aws")
