"""What an act is refused for: told in the reader's language, with what to do."""

from django.utils.functional import Promise

Message = str | Promise


class RefusedError(Exception):
    """An act that is not done: `message` says why and what to do, `field` what it is about."""

    status = 422

    def __init__(self, message: Message, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class NotAllowedError(RefusedError):
    """The person has no role that allows the act."""

    status = 403


class ConflictError(RefusedError):
    """Somebody else was there first: the record is no longer what the person saw."""

    status = 409
