package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.FactCodes;
import java.util.List;

/** The columns of files of {@code FundingFlow}, in the order of templates. */
final class FundingFlowColumns {
    private FundingFlowColumns() {}

    static List<Column> columns() {
        return List.of(
                required("flowId", "经费编号", CellKind.PLAIN_ID)
                        .example("J2019-1103")
                        .means("拨款或支出的编号（凭证号），校内唯一", "id of the booking, unique within the college")
                        .also("凭证号", "凭证编号", "记账凭证号", "会计凭证号", "拨款编号", "支付编号", "经费流水号", "经费ID"),
                required("kind", "经费用途", CellKind.CODE)
                        .codes(FactCodes.FUNDING_KIND)
                        .example("企业实习经费补贴")
                        .means("拨款或支出的用途", "what the money is for")
                        .also("经费类别", "经费类型", "用途", "资金用途", "支出类别", "支出用途"),
                required("source", "经费来源", CellKind.CODE)
                        .codes(FactCodes.FUNDING_SOURCE)
                        .example("财政专项")
                        .means("谁出的钱；“其中：财政专项”单独一行", "whose money it is; special fiscal funds in a row of their own")
                        .also("资金来源", "来源", "经费来源类别"),
                required("bookedOn", "记账日期", CellKind.DAY)
                        .example("2019-11-20")
                        .means("入账或支出之日", "day of booking")
                        .also("记账时间", "入账日期", "入账时间", "凭证日期", "拨款日期", "支付日期", "支出日期", "发生日期"),
                required("amountFen", "金额", CellKind.MONEY)
                        .example("86000.00")
                        .means("拨入或支出的金额，收回为负数", "amount; negative when it is taken back")
                        .also("经费金额", "拨款金额", "拨款额", "支付金额", "支出金额", "发生额", "经费额"),
                optional("beneficiaries", "受益人数", CellKind.COUNT)
                        .example("120")
                        .means("受资助或补贴的人数，空白为 0", "people who benefit; 0 when empty")
                        .also("惠及人数", "资助人数", "受助人数", "享受人数", "补贴人数"),
                optional("project", "建设项目", CellKind.CODE)
                        .codes(FactCodes.PROJECT_KIND)
                        .means("建设项目投入所属的项目；其他用途为空", "project of an investment; empty for all else")
                        .also("所属项目", "项目类别", "建设项目类别"));
    }
}
