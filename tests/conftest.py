"""What all tests share; each plugin's own file says what it gives."""

pytest_plugins = ["tests.database", "tests.site", "tests.chromium"]
