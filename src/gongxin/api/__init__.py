"""The API: report, read own data, manage keys. Thin over the actions of casework."""
