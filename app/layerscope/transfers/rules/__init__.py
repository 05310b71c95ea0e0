"""What a download decides, without a byte, a thread or a clock."""
