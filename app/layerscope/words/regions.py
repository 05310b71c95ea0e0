"""What AWS calls its regions; one that is newer than this list goes by its code."""

from __future__ import annotations

from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.speech import translate

# As the SDK's partitions.json describes them; a test compares the two.
NAMES: dict[str, str] = {
    "af-south-1": QT_TRANSLATE_NOOP("Regions", "Africa (Cape Town)"),
    "ap-east-1": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Hong Kong)"),
    "ap-east-2": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Taipei)"),
    "ap-northeast-1": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Tokyo)"),
    "ap-northeast-2": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Seoul)"),
    "ap-northeast-3": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Osaka)"),
    "ap-south-1": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Mumbai)"),
    "ap-south-2": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Hyderabad)"),
    "ap-southeast-1": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Singapore)"),
    "ap-southeast-2": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Sydney)"),
    "ap-southeast-3": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Jakarta)"),
    "ap-southeast-4": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Melbourne)"),
    "ap-southeast-5": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Malaysia)"),
    "ap-southeast-6": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (New Zealand)"),
    "ap-southeast-7": QT_TRANSLATE_NOOP("Regions", "Asia Pacific (Thailand)"),
    "ca-central-1": QT_TRANSLATE_NOOP("Regions", "Canada (Central)"),
    "ca-west-1": QT_TRANSLATE_NOOP("Regions", "Canada West (Calgary)"),
    "eu-central-1": QT_TRANSLATE_NOOP("Regions", "Europe (Frankfurt)"),
    "eu-central-2": QT_TRANSLATE_NOOP("Regions", "Europe (Zurich)"),
    "eu-north-1": QT_TRANSLATE_NOOP("Regions", "Europe (Stockholm)"),
    "eu-south-1": QT_TRANSLATE_NOOP("Regions", "Europe (Milan)"),
    "eu-south-2": QT_TRANSLATE_NOOP("Regions", "Europe (Spain)"),
    "eu-west-1": QT_TRANSLATE_NOOP("Regions", "Europe (Ireland)"),
    "eu-west-2": QT_TRANSLATE_NOOP("Regions", "Europe (London)"),
    "eu-west-3": QT_TRANSLATE_NOOP("Regions", "Europe (Paris)"),
    "il-central-1": QT_TRANSLATE_NOOP("Regions", "Israel (Tel Aviv)"),
    "me-central-1": QT_TRANSLATE_NOOP("Regions", "Middle East (UAE)"),
    "me-south-1": QT_TRANSLATE_NOOP("Regions", "Middle East (Bahrain)"),
    "mx-central-1": QT_TRANSLATE_NOOP("Regions", "Mexico (Central)"),
    "sa-east-1": QT_TRANSLATE_NOOP("Regions", "South America (Sao Paulo)"),
    "us-east-1": QT_TRANSLATE_NOOP("Regions", "US East (N. Virginia)"),
    "us-east-2": QT_TRANSLATE_NOOP("Regions", "US East (Ohio)"),
    "us-west-1": QT_TRANSLATE_NOOP("Regions", "US West (N. California)"),
    "us-west-2": QT_TRANSLATE_NOOP("Regions", "US West (Oregon)"),
    "cn-north-1": QT_TRANSLATE_NOOP("Regions", "China (Beijing)"),
    "cn-northwest-1": QT_TRANSLATE_NOOP("Regions", "China (Ningxia)"),
    "us-gov-east-1": QT_TRANSLATE_NOOP("Regions", "AWS GovCloud (US-East)"),
    "us-gov-west-1": QT_TRANSLATE_NOOP("Regions", "AWS GovCloud (US-West)"),
    "eusc-de-east-1": QT_TRANSLATE_NOOP("Regions", "AWS European Sovereign Cloud (Germany)"),
}


def region_name(code: str) -> str:
    """`Europe (Frankfurt)`; empty for a region that is not known by name."""
    name = NAMES.get(code)
    return translate("Regions", name) if name else ""


def region_label(code: str) -> str:
    """`Europe (Frankfurt) eu-central-1`; the code alone where there is no name."""
    return f"{region_name(code)} {code}".strip()
