"""Parts of sentences that error cards, findings and steps have in common."""

from __future__ import annotations

from layerscope.registry.model.layers import Availability, LayerState
from layerscope.text.reasons import Reason

_CLOCK_COMMANDS = {
    "linux": "timedatectl set-ntp true",
    "win32": "w32tm /resync",
    "darwin": "sntp -sS time.apple.com",
}
_AVAILABILITIES = {
    Availability.AVAILABLE: Reason.tr("available"),
    Availability.UNAVAILABLE: Reason.tr("not available"),
    Availability.ARCHIVED: Reason.tr("archived"),
    Availability.FOREIGN: Reason.tr("foreign, not in ECR"),
    Availability.MISSING: Reason.tr("missing"),
    Availability.UNKNOWN: Reason.tr("unknown"),
}


def clock_command(system: str) -> str:
    """The command that sets this computer's clock; `system` as in `sys.platform`."""
    return _CLOCK_COMMANDS.get(system, "ntpdate")


def clock_offset(offset_s: float) -> Reason:
    """How far this computer's clock is from AWS's, by local minus theirs in seconds."""
    minutes, seconds = divmod(round(abs(offset_s)), 60)
    hours, minutes = divmod(minutes, 60)
    amount = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    if offset_s > 0:
        return Reason.tr("{amount} ahead of AWS's", amount=amount)
    return Reason.tr("{amount} behind AWS's", amount=amount)


def account(account_id: str) -> Reason:
    """`account 111122223333`, or the caller's own if the id is empty."""
    return Reason.tr("account {id}", id=account_id) if account_id else Reason.tr("your account")


def registry(registry_id: str, region: str) -> Reason:
    """`the registry 111122223333 in eu-west-1`, of what is known."""
    whose = Reason.tr("the registry {id}", id=registry_id) if registry_id else Reason.tr("your own registry")
    return Reason.tr("{registry} in {region}", registry=whose, region=region) if region else whose


def availability(state: LayerState) -> str:
    """ECR's own words on a layer where there are some, else what it means."""
    return state.reason or _AVAILABILITIES[state.availability]


def principal(arn: str) -> Reason | str:
    """`the role node`, `the user ci`; what is no ARN of a role or user as it is, such as a service's name."""
    kind, _, name = arn.split(":", 5)[-1].partition("/")
    match kind:
        case "assumed-role":
            return Reason.tr("the role {name}", name=name.partition("/")[0])
        case "role":
            return Reason.tr("the role {name}", name=name.rpartition("/")[2])
        case "user":
            return Reason.tr("the user {name}", name=name.rpartition("/")[2])
    return last_part(arn)


def last_part(arn: str) -> str:
    """`assumed-role/Operator/me` or a repository's name: short enough to read; the details have it whole."""
    return arn.rpartition(":")[2].removeprefix("repository/")
