"""What an installation sets from outside: every name, its default and what it does.

docs/settings.md prints this table, and a test holds the two and the code together.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Variable:
    """One name of the environment; `default` is what holds where it is not set."""

    name: str
    default: str
    zh: str
    en: str


VARIABLES = (
    Variable(
        "GONGKAI_HOME",
        "var",
        "安装保存的一切所在的文件夹：数据库、文件、密钥",
        "folder of all that the installation keeps: database, files, keys",
    ),
    Variable(
        "DATABASE_URL",
        "",
        "PostgreSQL 的地址，如 postgresql://user:password@host/name；不设则用 SQLite",
        "address of PostgreSQL, such as postgresql://user:password@host/name; SQLite without",
    ),
    Variable(
        "GONGKAI_SECRET_KEY",
        "",
        "会话和签名用的密钥；不设则用 GONGKAI_HOME/keys/secret_key",
        "key of sessions and signatures; without it GONGKAI_HOME/keys/secret_key is read",
    ),
    Variable(
        "GONGKAI_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "网站的域名，以逗号分隔；其他 Host 一律拒绝",
        "names the site is reached by, with commas between; any other Host is refused",
    ),
    Variable(
        "GONGKAI_HTTPS",
        "1",
        "是否通过 HTTPS 访问：1 是（Cookie 只走 HTTPS），0 否（仅限试用）",
        "whether the site is reached by HTTPS: 1 yes (cookies by HTTPS alone), 0 no (trials only)",
    ),
    Variable(
        "GONGKAI_PARTS",
        "portal,desk",
        "本进程提供的部分：portal（门户）、desk（工作台），以逗号分隔",
        "parts this process serves: portal, desk, with a comma between",
    ),
    Variable(
        "GONGKAI_MFA",
        "1",
        "是否要求工作台账号使用第二重验证：1 要求，0 不要求（仅限演示）",
        "whether officers must have a second factor: 1 yes, 0 no (demonstrations only)",
    ),
    Variable(
        "GONGKAI_DEMO",
        "0",
        "是否演示安装：1 则每页注明为示例数据",
        "whether this is a demonstration: with 1 every page says that its data are samples",
    ),
    Variable(
        "GONGKAI_SITE_NAME",
        "示例市政府信息公开平台",
        "网站名称（SiteName）",
        "name of the site (SiteName)",
    ),
    Variable(
        "GONGKAI_SITE_ID_CODE",
        "",
        "政府网站标识码（SiteIDCode）",
        "identification code of the government site (SiteIDCode)",
    ),
    Variable("GONGKAI_ICP", "", "ICP备案编号", "number of the ICP filing"),
    Variable(
        "GONGKAI_OIDC_SERVER",
        "",
        "统一身份认证（OpenID Connect）的地址；不设则只用本地账号",
        "address of an OpenID Connect provider; local accounts alone without it",
    ),
    Variable("GONGKAI_OIDC_CLIENT", "", "统一身份认证的客户端编号", "its client id"),
    Variable("GONGKAI_OIDC_SECRET", "", "统一身份认证的客户端密钥", "its client secret"),
    Variable(
        "GONGKAI_METRICS_TOKEN",
        "",
        "读取 /metrics 所需的令牌；不设则只有本机直接访问才能读取",
        "token that /metrics takes; without it the machine itself alone may read them",
    ),
    Variable(
        "GONGKAI_LOG_LEVEL",
        "INFO",
        "日志级别：DEBUG、INFO、WARNING、ERROR",
        "what is logged: DEBUG, INFO, WARNING or ERROR",
    ),
)


@dataclass(frozen=True)
class Environment:
    """The names of VARIABLES as they are set; KeyError for a name that the table does not have."""

    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return the value, or the default."""
        variable = next((each for each in VARIABLES if each.name == name), None)
        if variable is None:
            raise KeyError(f"{name} is not in the table of settings")
        return self.values.get(name) or variable.default

    def switch(self, name: str) -> bool:
        """Return whether it is on; ValueError for what is neither 0 nor 1."""
        value = self.text(name)
        if value not in {"0", "1"}:
            raise ValueError(f"{name} 须为 0 或 1，不能是 {value!r}: must be 0 or 1")
        return value == "1"

    def several(self, name: str) -> list[str]:
        """Return the parts between commas."""
        return [part for each in self.text(name).split(",") if (part := each.strip())]

    def home(self) -> Path:
        """Return the folder of the installation as an absolute path."""
        return Path(self.text("GONGKAI_HOME")).expanduser().resolve()


ENVIRONMENT = Environment(os.environ)
