"""What is asked while a diagnosis runs: each probe answers for itself, and none changes anything."""
