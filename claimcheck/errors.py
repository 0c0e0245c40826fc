"""The one error of the program, apart from the types, so that `claimcheck --help` need not make them."""


class ClaimcheckError(Exception):
    """The job could not be done; the message is one plain sentence: what, where, what to do."""
