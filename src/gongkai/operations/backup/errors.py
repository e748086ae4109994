"""Why a backup or a restoring is not done."""


class BackupError(Exception):
    """What is wrong, in Chinese and English; nothing was changed."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
