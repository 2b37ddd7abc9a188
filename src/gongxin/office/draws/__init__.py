"""What the pages of draws show and ask for."""
