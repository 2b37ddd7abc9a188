"""What people and the platform do with warnings: one verb a file, each atomic, each with its entry in the trail."""
