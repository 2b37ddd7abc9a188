"""What the pages of monitoring and the first page gather before they render."""
