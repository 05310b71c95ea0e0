"""Registry hosts whose account or region somebody took out, or put a word in place of."""

from __future__ import annotations

import re

from layerscope.registry.references.partitions import PARTITIONS, REGION

# `***`, `<account>`, `${{ID}}`, `XXXX`, `1234****`, and words such as `myAccount`, which are none either.
# A word of many digits is none: it is an account with a wrong letter, such as `l11122223333`.
MASK = (
    r"(?:\*{1,20}|<[^<>\n]{1,40}>|\$\{\{[^{}\n]{1,80}\}\}|\$?\{{1,2} ?[^{}\s]{1,80} ?\}{1,2}"
    r"|\$\([^()\s]{1,40}\)|\$[A-Za-z_]\w{0,60}|\[[A-Za-z_ -]{1,40}\]|[#?_]{2,20}|%[A-Za-z_]{1,60}%"
    r"|[0-9]{1,11}[Xx*]{1,11}[0-9]{0,5}|(?![\w-]{0,40}[0-9]{5})[A-Za-z][A-Za-z0-9_-]{0,40}|[0-9]{1,11})"
)
_SUFFIXES = "|".join(
    sorted({re.escape(each) for part in PARTITIONS for each in (part.dns_suffix, part.dual_stack_suffix)})
)
# Docker's, skopeo's and Greengrass's schemes end in a colon alone.
SCHEMES = r"docker|docker-daemon|docker-archive|containers-storage|oci|oci-archive|atomic|docker-pullable"
MASKED_HOST = re.compile(
    rf"(?:(?<![\w.@:%*}}>)\]-])|(?<![\w./:@%-])(?:{SCHEMES}):)(?P<host>{MASK}\.dkr[.-]ecr(?:-fips)?"
    rf"\.(?P<region>{REGION}|{MASK})\.(?:{_SUFFIXES}))(?::443)?(?![\w-]|\.[\w-]|:[0-9]|@|%)",
    re.IGNORECASE,
)
