"""Draws (双随机抽查): from plan to close, by people; the lot itself is `gongxin.draw`."""
