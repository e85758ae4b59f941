package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.FactCodes;
import java.util.List;

/** The columns of files of {@code Establishment}, in the order of templates. */
final class EstablishmentColumns {
    private EstablishmentColumns() {}

    static List<Column> columns() {
        return List.of(
                required("establishmentId", "专业或项目编号", CellKind.PLAIN_ID)
                        .example("610201")
                        .means(
                                "专业代码，或平台、项目、团队、办学点的编号，校内唯一",
                                "the programme's code, or the id of what was set up, unique within the college")
                        .also(
                                "专业代码",
                                "专业编号",
                                "平台编号",
                                "基地编号",
                                "建设单位编号",
                                "团队编号",
                                "办学点编号",
                                "集团编号",
                                "企业编号",
                                "合作企业编号",
                                "订单班编号",
                                "合作办学项目编号",
                                "机构编号",
                                "立项编号"),
                required("kind", "建设类别", CellKind.CODE)
                        .codes(FactCodes.ESTABLISHMENT_KIND)
                        .example("专业")
                        .means("专业，或平台、项目、机构的类别", "what it is")
                        .also("机构类别", "机构类型", "平台类别", "平台类型", "类别", "类型"),
                required("level", "级别", CellKind.CODE)
                        .codes(FactCodes.LEVEL)
                        .example("校级")
                        .means("批准或认定的级别；专业为校级", "level of recognition; of a programme that of the college")
                        .also("批准级别", "认定级别", "建设级别", "平台级别", "等级", "层次"),
                required("openedOn", "设立日期", CellKind.DAY)
                        .example("2010-09-01")
                        .means("批准、立项、成立或开设之日", "day on which it was approved or opened")
                        .also(
                                "开设日期", "设置日期", "批准日期", "批准时间", "立项日期", "立项时间", "成立日期", "成立时间", "备案日期", "认定日期", "认定时间",
                                "开办日期", "设立时间"),
                optional("closedOn", "终止日期", CellKind.DAY)
                        .means("撤销、停办或结束之日，仍在的为空", "first day on which it is not there any more; empty while it is")
                        .also("撤销日期", "撤销时间", "停办日期", "停办时间", "停招日期", "结束日期", "结束时间", "终止时间"),
                optional("sector", "产业", CellKind.CODE)
                        .codes(FactCodes.SECTOR)
                        .example("第二产业")
                        .means("专业所对应的产业；其他类别为空", "sector that a programme serves; empty for all else")
                        .also("所属产业", "对应产业", "对接产业", "服务产业", "面向产业"),
                optional("country", "国家或地区", CellKind.COUNTRY)
                        .codes(FactCodes.COUNTRY)
                        .means("中外合作办学、国（境）外办学点所在或合作的国家、地区", "country or region of a site abroad, or of the partner")
                        .also("国家", "国别", "所在国家", "合作国家", "合作国别", "国家（地区）", "所在国家（地区）"));
    }
}
