"""Views: fetch, check, call one action, render. One file per page or family of pages."""
