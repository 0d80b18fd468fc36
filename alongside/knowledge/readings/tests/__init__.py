"""Tests of home readings."""
