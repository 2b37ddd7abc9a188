"""`python -m bench`, and what `gongxin bench` loads."""

import sys

from bench.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
