"""What is kept about the reader."""
