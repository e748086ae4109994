"""What the public sees; reads only `records.<app>.public`."""
