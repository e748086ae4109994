"""Made-up agencies and the sentences of their reports.

The prose is full of digits and of phrases that look like rows of the tables, as real prose is:
a reader that takes its figures from prose must be caught.
"""

from __future__ import annotations

import random

_FIRST = "澄霁岫泓筠翎沐榆棠枫鹭砚"
_SECOND = "川岭湾桥原渚浦坪溪洲堰陂"
_BUREAUS = (
    "发展和改革局",
    "教育局",
    "公安局",
    "自然资源和规划局",
    "住房和城乡建设局",
    "市场监督管理局",
    "卫生健康委员会",
    "交通运输局",
    "财政局",
    "城市管理局",
)
_PLACES = ("市", "县", "区")


def agency(rng: random.Random) -> str:
    """Name of an agency in a place that does not exist."""
    place = rng.choice(_FIRST) + rng.choice(_SECOND) + rng.choice(_PLACES)
    if rng.random() < 0.3:
        return place + "人民政府"
    return place + rng.choice(_BUREAUS)


def opening(rng: random.Random, name: str, year: int) -> str:
    """Write the paragraph before section one."""
    phone = f"0{rng.randint(310, 998)}-{rng.randint(2_000_000, 8_999_999)}"
    return (
        f"依照《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条，{name}编写了本报告。"
        f"所列数据统计期限自{year}年1月1日起至{year}年12月31日止。"
        f"如有疑问，请联系{name}办公室（地址：滨河路{rng.randint(1, 300)}号，电话：{phone}）。"
    )


_TOPICS = (
    "（一）主动公开情况",
    "（二）依申请公开情况",
    "（三）政府信息管理情况",
    "（四）政府信息公开平台建设情况",
    "（五）监督保障情况",
)


def overview(rng: random.Random, year: int) -> list[tuple[str, str]]:
    """Five sub-headings of section one with a paragraph each."""
    n = [rng.randint(2, 4000) for _ in range(8)]
    share = f"{rng.randint(1, 99)}.{rng.randint(1, 9)}%"
    views, score = f"{rng.randint(2, 90)}.{rng.randint(1, 9)}万次", f"{rng.randint(80, 99)}.5分"
    published = (
        f"{year}年通过门户网站发出各类消息{n[0]}条，比{year - 1}年多{n[1]}条，增幅{share}。"
        f"其中行政许可{n[2]}项、行政处罚{n[3]}件，均在7个工作日内上网。"
    )
    received = (
        f"本年新收政府信息公开申请 {n[4]} 件，其中自然人 {n[5]} 件、商业企业 {n[6]} 件；"
        f"上年结转 {n[7] % 20} 件，总计 {n[4] + n[7] % 20} 件，重复申请 2 件，按期答复率100%。"
    )
    texts = (
        published,
        received,
        f"对{year - 3}年以来的{n[1]}份文件逐一复核，规范性文件 {n[2]} 件，废止 {n[3] % 30} 件。",
        f"网站改版1次，微信公众号推送{n[5]}期，阅读{views}。",
        f"组织培训{n[6] % 12}场，参训{n[0]}人次；社会评议得分{score}，位列第3名。",
    )
    return list(zip(_TOPICS, texts, strict=True))


def lead_in(rng: random.Random, year: int) -> str:
    """Write a sentence that sometimes stands before a table."""
    return rng.choice(
        (
            f"{year}年有关数字见下表。",
            "各项数字以件为单位，收费金额另有说明。",
            f"截至{year}年12月31日，现将1至12月数据列示于后。",
        )
    )


def problems(rng: random.Random, year: int) -> list[str]:
    """Write the paragraphs of section five."""
    n = rng.randint(2, 40)
    slow = f"一是{n}个栏目更新慢；二是答复文书有{rng.randint(1, 9)}处差错；三是解读形式单一"
    plans = f"1.缩短更新时间到5天以内；2.统一文书；3.其他方面增加图解{n * 2}篇"
    return [f"{year}年的工作还有不足：{slow}。", f"{year + 1}年将做好3件事：{plans}。"]


def other_matters(rng: random.Random, year: int) -> list[str]:
    """Write the paragraphs of section six."""
    if rng.random() < 0.5:
        return [f"{year}年发出信息处理费收费通知 0 件，总金额 0 元，实际收取 0 元。"]
    count = rng.randint(1, 9)
    return [
        f"本年度发出信息处理费收费通知{count}件，共{count * 380}元，实收{count * 190}元。",
        "除此之外没有需要报告的事项。",
    ]
