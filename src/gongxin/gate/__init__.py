"""The gate: what must answer in milliseconds and lose nothing, without the weight of the office around it."""
