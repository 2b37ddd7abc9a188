"""One file per command of the command line; `gongxin.cli` gathers them."""
