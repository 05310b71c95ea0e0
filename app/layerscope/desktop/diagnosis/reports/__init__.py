"""Reports of diagnoses that were made elsewhere: opened, shown, and laid beside the window's own."""
