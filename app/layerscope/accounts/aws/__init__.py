"""What every session of botocore needs: its data files, its transport, its optional library."""
