"""What agencies do, as Django apps: models, actions (one verb a module), queries, public copies."""
