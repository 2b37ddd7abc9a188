"""What is kept about the one who reads, told plainly, and given to take away."""
