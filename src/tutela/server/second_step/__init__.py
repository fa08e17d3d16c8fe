"""The second step of signing in: a code of six digits from an app (TOTP), asked for after the password, if wished."""
