"""What our templates can say beyond Django's own tags."""
