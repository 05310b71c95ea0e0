"""The dialog of all profiles, and the form that adds and edits one."""
