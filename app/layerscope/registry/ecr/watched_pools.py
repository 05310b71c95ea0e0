"""urllib3's pools, whose connections an exchange can cut off; loads urllib3."""

from __future__ import annotations

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from layerscope.registry.aws.deadlines import Watched


class _HttpConnection(Watched, HTTPConnection):
    pass


class _HttpsConnection(Watched, HTTPSConnection):
    pass


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _HttpConnection


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _HttpsConnection


POOLS: dict[str, type[HTTPConnectionPool]] = {"http": _HttpPool, "https": _HttpsPool}
