"""What officers may do to the registers, one verb per file: it checks, writes dated versions, leaves an entry."""
