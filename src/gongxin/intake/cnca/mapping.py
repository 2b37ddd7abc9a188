"""What is not one to one between the CNCA tables and the contract. Everything else is `cnca=` in `records`."""

from __future__ import annotations

ROLES = {"01": "leader", "02": "auditor", "03": "expert"}  # 组内身份
TRAINEE_GRADES = ("03", "08")  # 注册资格 of trainees, who carry the role of a member (02) in the reports
RISKS = {"01": "high", "02": "medium", "03": "low"}  # 风险系数, read as the complexity category of IAF MD5
ACCREDITATION_MARKS = {"01": "CNAS", "02": "UKAS", "03": "JAS-ANZ", "04": "ANAB", "05": "RVA", "06": "JAB"}
NEAREST_DAYS = 31  # a result belongs to a plan that begins at most so many days from it
BETWEEN_VALUES = "[；;]"
INSIDE_VALUE = "[，,]"
