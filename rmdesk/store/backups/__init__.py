"""Copies of a book under keys of their own, and a book made of one again."""
