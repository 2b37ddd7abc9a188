"""What puts casework and its doors together and serves them: settings, addresses, processes."""
