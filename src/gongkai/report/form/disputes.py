"""Table 四: reconsideration and litigation, the same in both editions."""

from gongkai.report.form.values import DISPUTES, Block, Column, Row, TableForm

DISPUTE_COLUMNS = (
    Column("upheld", "结果维持", "upheld"),
    Column("corrected", "结果纠正", "corrected"),
    Column("other", "其他结果", "other result"),
    Column("pending", "尚未审结", "pending"),
    Column("total", "总计", "total", variants=("合计",)),
)
LITIGATION_LABEL = "行政诉讼"
DISPUTES_TABLE = TableForm(
    DISPUTES,
    4,
    "政府信息公开行政复议、行政诉讼情况",
    "Reconsideration and litigation",
    (
        Block(
            "",
            (
                Row("reconsideration", "行政复议", "reconsideration"),
                Row("direct_litigation", "未经复议直接起诉", "litigation without reconsideration"),
                Row(
                    "litigation_after_reconsideration",
                    "复议后起诉",
                    "litigation after reconsideration",
                ),
            ),
            DISPUTE_COLUMNS,
        ),
    ),
)
