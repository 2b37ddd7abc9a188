"""What the pages of inspections show, and their forms."""
