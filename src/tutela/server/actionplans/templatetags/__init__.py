"""What the templates of action plans need beside Django's own."""
