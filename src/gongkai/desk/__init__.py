"""What officers see: queues, the pages of records, and the acts that are allowed."""
