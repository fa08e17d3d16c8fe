"""The main journeys in browsers that Playwright does not drive here: Firefox as it is installed, WebKit."""
