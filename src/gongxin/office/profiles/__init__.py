"""What the pages of profiles and of the national picture hand to their templates."""
