"""What is done to agencies and the people in them; one verb a module."""
