"""The law: calendar, clocks, parameters, audit time."""


def rows(table):
    """The rows of a drawn table, one a line."""
    return [line.strip() for line in table.strip().splitlines()]
