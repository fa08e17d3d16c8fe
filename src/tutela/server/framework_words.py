"""The texts of Django that the hub's forms show: given to translators, as Django speaks fewer languages than we."""

from __future__ import annotations

SINGLE = (
    "This field is required.",
    "Enter a valid value.",
    "Enter a valid date.",
    "Enter a whole number.",
    "Enter a list of values.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Ensure this value is less than or equal to %(limit_value)s.",
    "Ensure this value is greater than or equal to %(limit_value)s.",
    "Null characters are not allowed.",
    "No file was submitted.",
    "No file was submitted. Check the encoding type on the form.",
    "username",
    "Password",
    "Password confirmation",
    "Old password",
    "New password",
    "New password confirmation",
    "Your old password was entered incorrectly. Please enter it again.",
    "Enter the same password as before, for verification.",
    "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.",
    "This account is inactive.",
    "A user with that username already exists.",
    "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
    "The two password fields didn\u2019t match.",
    "Your password can\u2019t be a commonly used password.",
    "This password is too common.",
    "Your password can\u2019t be too similar to your other personal information.",
    "The password is too similar to the %(verbose_name)s.",
)
COUNTED = (
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    (
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
    ),
    (
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
)
"""Texts with the forms of a number: singular and plural."""
