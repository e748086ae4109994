"""gongkai (公开): government information disclosure in China, from record to annual report."""

__version__ = "0.1.0"
