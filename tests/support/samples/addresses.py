"""Texts that are no addresses of bytes, and ways to write a redirect."""

from __future__ import annotations

NO_ADDRESSES = (
    "", " ", "//", "https:", "https://", "https:///blob", "http:///", "//a.example/b", "a.example/b",
    "ftp://a.example/b", "file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x", "s3://bucket/key",
    "HTTPS:a.example", "https://[::1/b", "https://[x]/b", "https://a.example:x/b", "https://a.example:0/b",
    "https://a.example:99999/b", "https://a.example:-1/b", "https://a..example/b", "https://.example/b",
    f"https://{'a' * 64}.example/b", f"https://{'a.' * 127}example/b", "https://user:word@a.example/b",
    "https://user@a.example/b", "https://@a.example/b", "https://a.example/\ncurl evil",
    "https://a.example/\r\nX: 1",
    "https://a.example/\x1b[31m", "https://a.example/\x00", "https://a.example/ b", "https://a.example/ä",
    "https://ä.example/b", "https://a.example/\u202e", 'https://a.example/"', "https://a.example/<b>",
    "https://a.example/`id`", "https://a.example/\\b", "https://a.example/b|c", "https://a.example/{b}",
    f"https://a.example/{'b' * 100_000}",
)  # fmt: skip
ADDRESSES = (
    "https://a.example/b", "http://a.example", "https://a.example:8443/b?c=d&e=%2F#f", "https://[::1]:80/b",
    "https://127.0.0.1/b", "https://a.example./b", "https://a.example/it's(fine)*!,;=$&+@:~", "https://a/b",
)  # fmt: skip
