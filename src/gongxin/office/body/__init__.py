"""Pages of a certification body: report, mend, explain, see the own grade, object; and for those who answer."""
