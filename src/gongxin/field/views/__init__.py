"""The pages and answers of this door."""
