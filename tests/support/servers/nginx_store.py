"""nginx as a store that is not ours, over HTTP and HTTPS, with certificates by a CA of the test's own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_TIMEOUT_S = 10
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
OPENSSL = shutil.which("openssl")
MISSING = " and ".join(name for name, path in (("nginx", NGINX), ("openssl", OPENSSL)) if path is None)
CONFIGURATION = """
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log {folder}/access.log; sendfile on; tcp_nopush on; root {folder}/blobs;
    client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
    uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
    server {{
        listen 127.0.0.1:{http_port}; listen 127.0.0.1:{https_port} ssl;
        ssl_certificate {folder}/store.pem; ssl_certificate_key {folder}/store.key;
        location /capped/ {{ alias {folder}/blobs/; limit_rate {limit}; }}
        location /plain/ {{ alias {folder}/blobs/; max_ranges 0; }}
        location ~ ^/v2/.*/manifests/ {{ default_type application/vnd.oci.image.manifest.v1+json; }}
    }}
}}
"""


@dataclass(frozen=True)
class NginxStore:
    """Serves `blobs`; `ca` vouches for it. Below `/capped` a connection gets so many bytes a second only,
    below `/plain` no ranges; files below `v2/` that are named as a registry's answers are one that can be
    pulled from."""

    blobs: Path
    ca: Path
    http: str
    https: str


@contextmanager
def nginx_store(folder: Path, bytes_per_s: int = 20_000_000) -> Iterator[NginxStore]:
    """The server while the block runs; its blobs have to be readable by everybody."""
    assert NGINX
    blobs = folder / "blobs"
    blobs.mkdir()
    _certify(folder)
    http_port, https_port = _free_port(), _free_port()
    text = CONFIGURATION.format(folder=folder, http_port=http_port, https_port=https_port, limit=bytes_per_s)
    (folder / "nginx.conf").write_text("user root;" + text if _is_root() else text)
    command = [NGINX, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(process, https_port)
            yield NginxStore(
                blobs, folder / "ca.pem", f"http://127.0.0.1:{http_port}", f"https://127.0.0.1:{https_port}"
            )
        finally:
            process.terminate()
            process.wait(START_TIMEOUT_S)


def _certify(folder: Path) -> None:
    """ca.pem, and store.pem with store.key signed by it."""
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    new_key = ["-newkey", "rsa:2048", "-nodes"]
    _openssl(folder, "req", "-x509", *new_key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=test CA")
    _openssl(folder, "req", *new_key, "-keyout", "store.key", "-out", "store.csr", "-subj", "/CN=127.0.0.1")
    signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names"]
    _openssl(folder, "x509", "-req", "-in", "store.csr", "-out", "store.pem", *signed)


def _openssl(folder: Path, *arguments: str) -> None:
    assert OPENSSL
    subprocess.run([OPENSSL, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Until it listens; a refused connection is the only event there is to wait for."""
    for _ in range(START_TIMEOUT_S * 100):
        if process.poll() is not None:
            raise RuntimeError("nginx did not start")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    raise RuntimeError("nginx does not listen")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
