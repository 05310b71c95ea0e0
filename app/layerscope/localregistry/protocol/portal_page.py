"""The page that a captive portal or a web gateway puts in the place of an answer."""

from __future__ import annotations

PORTAL_PAGE = b"""<!DOCTYPE html>
<html lang="en">
<head><title>Network sign-in</title></head>
<body>
<h1>Sign in to this network</h1>
<p>Access to the internet is blocked until you accept the terms of use.</p>
<form action="http://portal.example/accept" method="post"><button>Accept</button></form>
</body>
</html>
"""
