"""What is done with documents; one verb a module."""
