"""`python -m bench` is `gongxin bench`."""

import sys

from gongxin.cli import main

if __name__ == "__main__":
    main(["bench", *sys.argv[1:]])
