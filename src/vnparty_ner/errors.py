"""The one error that users see: a sentence that says what is wrong and what to do."""


class VnpartyError(Exception):
    """A mistake in the input, the data, the configuration or the model folder.

    The message is one sentence for a person; command lines print it without a traceback and end with
    exit code 2.
    """
