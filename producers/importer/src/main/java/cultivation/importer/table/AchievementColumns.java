package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.CodeList;
import cultivation.importer.code.FactCodes;
import java.util.List;

/** The columns of files of {@code Achievement}, in the order of templates. */
final class AchievementColumns {
    private AchievementColumns() {}

    static List<Column> columns() {
        return List.of(
                required("achievementId", "成果编号", CellKind.PLAIN_ID)
                        .example("C2019-058")
                        .means("获奖、证书或成果的编号，校内唯一", "the achievement's id, unique within the college")
                        .also("获奖编号", "奖项编号", "成果登记号", "成果ID", "证书批次编号", "论文编号", "专利编号", "标准编号"),
                required("kind", "成果类别", CellKind.CODE)
                        .codes(FactCodes.ACHIEVEMENT_KIND)
                        .example("竞赛获奖")
                        .means("成果的类别", "kind of achievement")
                        .also("成果类型"),
                required("level", "级别", CellKind.CODE)
                        .codes(FactCodes.LEVEL)
                        .example("国家级")
                        .means("获奖或认定的级别；国（境）外的为国际级", "level; of what was won or adopted abroad, international")
                        .also("获奖级别", "赛事级别", "成果级别", "奖项级别", "级别名称"),
                optional("contest", "赛事", CellKind.CODE)
                        .codes(FactCodes.CONTEST)
                        .example("全国职业院校技能大赛")
                        .means("竞赛获奖所属的赛事，不是竞赛为空", "contest of an award; empty when it is none")
                        .also("赛事类别", "竞赛类别", "所属赛事", "大赛类别"),
                optional("prize", "奖次", CellKind.CODE)
                        .codes(FactCodes.PRIZE)
                        .example("一等奖")
                        .means("竞赛获奖的奖次，不是竞赛为空", "prize of an award; empty when it is none")
                        .also("获奖等级", "奖项等级", "奖级", "等次", "获奖等次"),
                required("achievedOn", "获得日期", CellKind.DAY)
                        .example("2019-06-15")
                        .means("获奖、发证、授权或采用之日", "day of the award, certificate, patent or adoption")
                        .also("获奖日期", "获奖时间", "获得时间", "取得日期", "取得时间", "发证日期", "授权日期", "发表日期", "采用日期"),
                optional("count", "数量", CellKind.COUNT)
                        .example("1")
                        .means("项数、件数或证书数，空白为 1", "how many; 1 when empty")
                        .also("项数", "件数", "个数", "证书数", "获奖项数", "获奖数"),
                optional("people", "获奖人数", CellKind.COUNT)
                        .example("2")
                        .means("获奖或取证的人数，空白为 0", "people who won or were certified; 0 when empty")
                        .also("获奖学生数", "参与人数", "获证人数", "取证人数", "人数"),
                optional("byClub", "社团获奖", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .example("否")
                        .means("是否学生社团所获", "whether a student club won it")
                        .also("是否社团获奖", "是否学生社团获奖", "是否社团"));
    }
}
