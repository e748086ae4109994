"""What the operating system refuses, in Chinese and English: its own words are English."""

import errno
from collections.abc import Mapping

_SYSTEM_REASONS: Mapping[int, str] = {
    errno.ENOENT: "文件或目录不存在",
    errno.ENOTDIR: "路径中有一级不是目录",
    errno.EEXIST: "同名文件已经存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EISDIR: "是目录，不是文件",
    errno.ELOOP: "符号链接循环",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EROFS: "文件系统只读",
    errno.EIO: "磁盘读写错误",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EMFILE: "打开的文件过多",
    errno.ENFILE: "打开的文件过多",
    errno.EAGAIN: "系统资源不足",
    errno.ENOMEM: "内存不足",
    errno.EBADF: "文件已关闭",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


def system_reason(error: OSError) -> tuple[str, str]:
    """Say in Chinese and English why the operating system refused; its own words are English."""
    said = error.strerror or str(error)
    if error.errno is None:
        return "系统错误", said
    name = errno.errorcode.get(error.errno, str(error.errno))
    return _SYSTEM_REASONS.get(error.errno, f"系统错误 {name}"), said
