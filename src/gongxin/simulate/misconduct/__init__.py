"""Misconduct: one file per pattern of the catalogue, planted in chosen bodies and labelled in the truth."""
