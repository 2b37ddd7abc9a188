"""What certification bodies report: submissions by file or API, refused rows and their mending, objections, keys."""
