"""The door of the public: what anyone may see without an account, and check without trusting us."""
