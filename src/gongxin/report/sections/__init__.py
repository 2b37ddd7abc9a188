"""One file per section of the report: from the result to what the page shows, without a word of HTML."""
