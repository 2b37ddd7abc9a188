"""What happens by itself at its time: one declared table, and who has run what when."""
