"""Views of the desk: each reads through `for_user` and acts through an action."""
