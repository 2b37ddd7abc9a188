"""The yearly inspection plan of a region (年度检查计划): what is inspected in which months, and how far it has come."""
