"""Charts as options of Apache ECharts, made here as plain data: functions of rows and a language that return a dict.

The page draws them (`office/chart.js`) and shows the same numbers in a table. Nothing here is a function of JavaScript.
"""
