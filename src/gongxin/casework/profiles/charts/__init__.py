"""Charts as options of Apache ECharts, made here as plain data: every function takes rows and a language, returns a dict.

The page draws them (`office/chart.js`) and shows the same numbers in a table. Nothing here is a function of JavaScript.
"""
