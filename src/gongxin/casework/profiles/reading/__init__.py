"""What a profile shows, one file per section.

Functions that take a `Body` are given one that was found by way of `accounts.jurisdiction`: who sees a body sees what
is recorded about it. All others take the account and ask `visible` themselves.
"""
