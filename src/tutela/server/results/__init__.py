"""What a course brought, as the hub keeps and shows it: forms, counts, report, follow-up, each person's own view."""
