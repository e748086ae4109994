"""Work done beside the web server: a worker, a schedule, and mending what broke.

Tasks are django-tasks' own, kept in the database; whoever has one to give defines it beside its
acts (`records/<app>/jobs.py`) and enqueues it. Every task may run twice and does its work once.
"""
