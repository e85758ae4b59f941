package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.CodeList;
import java.util.List;

/** The columns of files of {@code EmploymentOutcome}, in the order of templates. */
final class EmploymentOutcomeColumns {
    private EmploymentOutcomeColumns() {}

    static List<Column> columns() {
        return List.of(
                CommonColumns.studentId(),
                required("outcomeOn", "去向落实日期", CellKind.DAY)
                        .example("2019-06-20")
                        .means("毕业去向落实之日", "day on which the outcome is known")
                        .also("落实日期", "就业日期", "就业时间", "签约日期", "去向日期"),
                required("destination", "毕业去向", CellKind.CODE)
                        .codes(CodeList.DESTINATION)
                        .example("签就业协议或劳动合同")
                        .means("毕业去向类别", "kind of outcome")
                        .also("去向", "去向类别", "毕业去向类别", "就业去向", "就业形式"),
                optional("workplaceProvince", "就业地省份", CellKind.PROVINCE)
                        .codes(CodeList.PROVINCE)
                        .example("北京市")
                        .means("工作单位所在省份", "province of the workplace")
                        .also("单位所在省份", "就业省份", "单位所在地", "单位所在省", "就业所在地"),
                required("smeOrGrassroots", "中小微企业或基层", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .example("是")
                        .means("是否到中小微企业等基层服务", "whether at a small enterprise or at the grass roots")
                        .also("中小微企业等基层", "是否中小微企业等基层服务", "到中小微企业等基层服务", "是否基层", "是否中小微企业或基层"),
                required("top500", "500强企业", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .example("否")
                        .means("是否到 500 强企业就业", "whether at one of the top 500 enterprises")
                        .also("500强", "是否500强", "到500强企业就业", "是否500强企业", "五百强"),
                optional("monthlyIncomeFen", "月收入", CellKind.MONEY)
                        .example("5500")
                        .means("税前月收入，未知为空", "monthly income before tax; empty when unknown")
                        .also("月薪", "月工资", "税前月收入", "薪酬"),
                optional("majorRelevant", "专业相关", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .example("是")
                        .means("工作与所学专业是否相关，未知为空", "whether the work is related to the major; empty when unknown")
                        .also("专业对口", "是否专业相关", "是否对口", "专业相关度", "是否专业对口"),
                optional("evidence", "核实状态", CellKind.CODE)
                        .codes(CodeList.EVIDENCE)
                        .example("自报")
                        .means("缺省为自报；不影响指标", "declared unless said otherwise; of no influence on figures")
                        .also("证明状态", "核验状态"));
    }
}
