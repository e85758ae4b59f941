package cultivation.importer.table;

import static cultivation.importer.table.Column.extra;
import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.CodeList;
import cultivation.importer.code.FactCodes;
import java.util.List;

/** The columns of files of {@code StaffMember}, in the order of templates. */
public final class StaffMemberColumns {
    private StaffMemberColumns() {}

    /** Begins the field of a column that says whether a day of the record counts: {@code about:seniorTitleOn}. */
    public static final String ABOUT = "about:";

    /** Begins the field of a column with the day of a degree or title of whatever rank. */
    public static final String DAY_OF = "day:";

    static List<Column> columns() {
        return List.of(
                required("staffId", "工号", CellKind.STAFF_ID)
                        .example("G20150012")
                        .means("教职工的工号；在本校变成假名后才发送", "staff number; becomes a pseudonym before it leaves the college")
                        .also(
                                "教工号", "职工号", "教职工号", "人事编号", "职工编号", "教师编号", "教师工号", "职工工号", "教职工编号", "员工号", "人员编号",
                                "人员编码", "职工代码", "教工编号", "教职工假名"),
                required("kind", "教职工类别", CellKind.CODE)
                        .codes(FactCodes.STAFF_KIND)
                        .example("在岗教职工")
                        .means("在岗教职工，或校外兼职教师", "employee, or teacher from outside")
                        .also("人员类别", "人员类型", "用工类别", "用工形式", "编制类别", "教师类别", "教职工类型", "聘用类别"),
                required("joinedOn", "入职日期", CellKind.DAY)
                        .example("2015-07-01")
                        .means("到本校工作（受聘）之日", "first day of work at the college")
                        .also(
                                "入职时间", "来校日期", "来校时间", "进校日期", "进校时间", "到校日期", "到校时间", "入校日期", "入校时间", "来本校日期",
                                "来本校时间", "受聘日期", "聘用日期", "聘用时间"),
                optional("leftOn", "离职日期", CellKind.DAY)
                        .means(
                                "离开本校（退休、调出、解聘）之日，在职为空",
                                "first day on which the person is not there any more; empty while in service")
                        .also("离职时间", "离校日期", "离校时间", "减员日期", "减员时间", "调离日期", "调出日期", "退休日期", "退休时间", "解聘日期"),
                optional("fullTimeTeacherFrom", "专任教师起始日期", CellKind.DAY)
                        .example("2015-09-01")
                        .means("自该日起为专任教师，不是专任教师为空", "from this day on a full-time teacher; empty when not one")
                        .also("专任教师开始日期", "任专任教师日期", "转任专任教师日期", "专任教师任职日期", "任教起始日期", "任教日期", "任教时间"),
                optional("fullTimeTeacherUntil", "专任教师终止日期", CellKind.DAY)
                        .means(
                                "不再任专任教师（转岗）而仍在校的，转岗之日",
                                "first day on which an employee who stays is no full-time teacher")
                        .also("不再任专任教师日期", "转岗日期", "转出专任教师日期"),
                optional("postgraduateDegreeOn", "研究生学位取得日期", CellKind.DAY)
                        .example("2014-06-30")
                        .means("取得硕士或博士学位之日，没有为空", "day of the first postgraduate degree; empty when none")
                        .also("研究生学位授予日期", "硕士及以上学位取得日期", "硕士及以上学位授予日期", "研究生学位取得时间"),
                optional("seniorTitleOn", "高级职称取得日期", CellKind.DAY)
                        .example("2019-11-20")
                        .means("取得副高级及以上专业技术职务之日，没有为空", "day of the first title of senior rank; empty when none")
                        .also("副高级及以上职称取得日期", "高级专业技术职务聘任日期", "副高级及以上职务聘任日期", "高级职称取得时间", "高级职称评定日期"),
                optional("dualQualifiedOn", "双师素质认定日期", CellKind.DAY)
                        .example("2018-12-01")
                        .means("认定为双师素质教师之日，没有为空", "day of recognition as dual-qualified; empty when not")
                        .also("双师认定日期", "双师认定时间", "双师型教师认定日期", "双师素质教师认定日期", "双师素质认定时间"),
                optional("masterTeacherOn", "教学名师认定日期", CellKind.DAY)
                        .means(
                                "获省级及以上教学名师之日，没有为空",
                                "day of the honour of master teacher, provincial or above; empty when none")
                        .also("教学名师评定日期", "教学名师获得日期", "省级及以上教学名师日期", "教学名师认定时间"),
                optional("fromEnterprise", "来自行业企业", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .example("否")
                        .means("校外兼职教师是否来自行业企业", "whether a teacher from outside comes from an enterprise")
                        .also("是否企业兼职教师", "企业兼职教师", "是否来自行业企业", "是否来自企业", "行业企业兼职"),
                about("leftOn", "在职状态", CellKind.CODE)
                        .codes(FactCodes.EMPLOYMENT_STATE)
                        .means(
                                "离职、退休的，须有离职日期；在职的，将来的退休日期不看",
                                "who has left needs the day; of who is there, a day to come is not looked at")
                        .also("人员状态", "当前状态", "在岗状态", "职工状态", "教职工状态", "教师状态"),
                about("fullTimeTeacherFrom", "是否专任教师", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .means("是而没有起始日期的，自入职日期起算", "if so without a day, from the first day of work")
                        .also("专任教师", "是否专任", "是否为专任教师"),
                about("postgraduateDegreeOn", "最高学位", CellKind.CODE)
                        .codes(FactCodes.DEGREE)
                        .means(
                                "硕士、博士而没有日期的，自入职日期起算；学士的日期不看",
                                "if postgraduate without a day, from the first day of work")
                        .also("学位", "最高学位名称", "学位名称", "学位层次"),
                about("seniorTitleOn", "职称级别", CellKind.CODE)
                        .codes(FactCodes.TITLE)
                        .means("副高级及以上而没有日期的，自入职日期起算；中级及以下的日期不看", "if senior without a day, from the first day of work")
                        .also("职称", "职称等级", "专业技术职务", "专业技术职务级别", "专业技术职务等级", "专业技术职务名称", "现任专业技术职务"),
                extra(DAY_OF + "postgraduateDegreeOn", "学位授予日期", CellKind.DAY)
                        .means("与“最高学位”同用：是硕士、博士的，即取得之日", "beside 最高学位: its day, where it is a postgraduate degree")
                        .also("最高学位取得日期", "最高学位授予日期", "学位取得日期", "获学位日期", "学位取得时间", "学位授予时间"),
                extra(DAY_OF + "seniorTitleOn", "职称取得日期", CellKind.DAY)
                        .means("与“职称级别”同用：是副高级及以上的，即取得之日", "beside 职称级别: its day, where it is of senior rank")
                        .also(
                                "职称取得时间",
                                "职称评定日期",
                                "职称评定时间",
                                "职称聘任日期",
                                "职称聘任时间",
                                "专业技术职务聘任日期",
                                "专业技术职务聘任时间",
                                "专业技术职务取得日期"),
                about("dualQualifiedOn", "是否双师素质", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .means("是而没有日期的，自入职日期起算", "if so without a day, from the first day of work")
                        .also("双师素质", "双师素质教师", "是否双师型教师", "双师型教师", "双师型", "是否双师", "是否双师型", "是否双师素质教师"));
    }

    private static Column about(String field, String headerZh, CellKind kind) {
        return extra(ABOUT + field, headerZh, kind);
    }
}
