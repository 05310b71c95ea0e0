"""What people call images and layers: URIs, ARNs, addresses, digests, pasted errors; read and printed."""
