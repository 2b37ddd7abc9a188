"""Name lists (检查对象名录库、执法检查人员名录库): who may be drawn, who may be sent, and why somebody is on or off.

Objects come from the registers by a rule declared per list; inspectors have cards. Both are dated both ways, so that a
list of any day can be read again as it was known then.
"""
