"""A made-up city for demonstrations and benchmarks: agencies, people, and years of records.

Everything in it is invented and labelled as a sample. The same seed and day give the same data.
"""
