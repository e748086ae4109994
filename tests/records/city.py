"""The agencies of a made-up city."""

from datetime import date

FOUNDED = date(2019, 1, 1)

# code, name, level, kind, parent
AGENCIES = [
    ("shi", "示例市人民政府", "prefecture", "government", None),
    ("zhujian", "示例市住房和城乡建设局", "prefecture", "department", "shi"),
    ("gongan", "示例市公安局", "prefecture", "department", "shi"),
    ("zhan", "示例市住房和城乡建设局质量监督站", "prefecture", "dispatched", "zhujian"),
]
