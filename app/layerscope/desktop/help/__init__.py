"""Help: diagnostics to hand on, the log's folder, a problem's report, and what this program is."""
