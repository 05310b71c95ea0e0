"""Who signed a certificate, read from its bytes: also of one that nothing here trusts.

Python's ssl module gives a certificate's issuer only if the certificate was verified, and it is the
unverified one that the diagnosis has to name.
"""

from __future__ import annotations

from collections.abc import Iterator

# X.520's attribute types, as RFC 4514 abbreviates them.
_ATTRIBUTES = {
    bytes.fromhex("550403"): "CN",
    bytes.fromhex("550406"): "C",
    bytes.fromhex("550407"): "L",
    bytes.fromhex("550408"): "ST",
    bytes.fromhex("55040a"): "O",
    bytes.fromhex("55040b"): "OU",
}
_SEQUENCE, _VERSION, _BMP_STRING = 0x30, 0xA0, 0x1E


def issuer_of(der: bytes) -> str:
    """`CN=Amazon RSA 2048 M01, O=Amazon, C=US` of a certificate (X.509, DER); empty for anything else.

    In the reverse order of the certificate, so that the most specific part comes first.
    """
    try:
        certificate = _inside(der, _SEQUENCE)
        fields = list(_elements(_inside(certificate, _SEQUENCE)))
    except (IndexError, ValueError):
        return ""
    # TBSCertificate: [0] version, serialNumber, signature, issuer, … (RFC 5280, 4.1)
    position = 3 if fields and fields[0][0] == _VERSION else 2
    if len(fields) <= position:
        return ""
    try:
        parts = list(_attributes(fields[position][1]))
    except (IndexError, ValueError):
        return ""
    return ", ".join(reversed(parts))


def _attributes(name: bytes) -> Iterator[str]:
    for _, group in _elements(name):
        for _, pair in _elements(group):
            (_, kind), (tag, value), *_ = _elements(pair)
            if kind in _ATTRIBUTES:
                coding = "utf-16-be" if tag == _BMP_STRING else "utf-8"
                yield f"{_ATTRIBUTES[kind]}={value.decode(coding, 'replace')}"


def _inside(data: bytes, expected: int) -> bytes:
    """The content of the first element, which must be of this tag."""
    tag, content = next(_elements(data), (None, b""))
    if tag != expected:
        raise ValueError(f"not a certificate: {tag} instead of {expected}")
    return content


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements side by side: tag and content (DER: definite lengths, tags of one byte)."""
    position = 0
    while position < len(data):
        tag, length = data[position], data[position + 1]
        position += 2
        if length & 0x80:
            count = length & 0x7F
            length = int.from_bytes(data[position : position + count], "big")
            position += count
        if position + length > len(data):
            raise ValueError("an element ends beyond the data")
        yield tag, data[position : position + length]
        position += length
