"""Downloads as the window shows them: started, followed, cancelled, found again."""
