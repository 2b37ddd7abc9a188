"""The one public ledger of this platform (`gongxin.ledger`), and what waits to be written into it."""
