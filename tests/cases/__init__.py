"""The published cases of the field as small datasets under fictional names, and honest look-alikes that stay silent."""
