package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.CodeList;
import java.util.List;

/** The columns of files of {@code TechServicePayment}, in the order of templates. */
final class TechServicePaymentColumns {
    private TechServicePaymentColumns() {}

    static List<Column> columns() {
        return List.of(
                required("paymentId", "到款编号", CellKind.PLAIN_ID)
                        .example("D2019-0007")
                        .means("到款的编号（凭证号），校内唯一", "the payment's id, unique within the college")
                        .also("凭证号", "凭证编号", "到款ID", "流水号", "到款凭证号"),
                required("receivedOn", "到款日期", CellKind.DAY)
                        .example("2019-11-05")
                        .means("款项到账之日", "day of receipt")
                        .also("到账日期", "到款时间", "收款日期"),
                required("kind", "到款类别", CellKind.CODE)
                        .codes(CodeList.PAYMENT_KIND)
                        .example("横向技术服务")
                        .means("到款的类别", "kind of payment")
                        .also("到款类型", "款项类别", "项目类别"),
                required("amountFen", "到款金额", CellKind.MONEY)
                        .example("128000.50")
                        .means("到账金额，退款为负数", "amount received; negative for a refund")
                        .also("到款额", "金额", "到账金额", "收款金额"),
                optional("economicBenefitFen", "经济效益", CellKind.MONEY)
                        .example("0")
                        .means("技术服务为委托方产生的经济效益，空白为 0", "benefit declared by the client; 0 when empty")
                        .also("技术服务产生的经济效益", "产生的经济效益"));
    }
}
