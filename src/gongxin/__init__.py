"""Gongxin 公信: an open platform for supervising quality certification.

The rooms stand in the order in which a record travels; each imports only from the rooms before it:
law → codes → records → intake → simulate → detection → risk → supervision → report → cli.
"""

__version__ = "0.1.0"
