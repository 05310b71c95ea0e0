"""The event loop, tasks, threads and faults of the running program; no widget of it is seen."""
