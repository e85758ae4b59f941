package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.FactCodes;
import java.util.List;

/** The columns of files of {@code Enrollment}, in the order of templates. */
final class EnrollmentColumns {
    private EnrollmentColumns() {}

    static List<Column> columns() {
        return List.of(
                CommonColumns.studentId(),
                CommonColumns.cohortYear(),
                CommonColumns.channel(),
                optional("majorCode", "专业代码", CellKind.TEXT)
                        .example("610201")
                        .means("录取专业的代码，1 至 12 个数字或大写字母", "code of the major, 1 to 12 digits or capital letters")
                        .also("专业编号", "录取专业代码"),
                required("admittedOn", "录取日期", CellKind.DAY)
                        .example("2019-08-10")
                        .means("录取之日", "day of admission")
                        .also("录取时间"),
                optional("registeredOn", "报到日期", CellKind.DAY)
                        .example("2019-09-01")
                        .means("报到之日，未报到为空", "day of registration; empty when not registered")
                        .also("报到时间", "注册日期", "入学日期"),
                optional("leftOn", "离校日期", CellKind.DAY)
                        .means("退学、转学等离校之日，在校为空", "day of leaving without graduation; empty while in school")
                        .also("离校时间", "退学日期", "退学时间"),
                optional("category", "学生类别", CellKind.CODE)
                        .codes(FactCodes.STUDENT_CATEGORY)
                        .example("普通学生")
                        .means("学生的类别，空白为普通学生", "category of student; ordinary when empty")
                        .also("学生类型", "学生分类"),
                optional("trainingMode", "培养方式", CellKind.CODE)
                        .codes(FactCodes.TRAINING_MODE)
                        .example("普通培养")
                        .means(
                                "现代学徒制、订单培养或普通培养，空白为普通培养",
                                "apprenticeship, order class or ordinary; ordinary when empty")
                        .also("培养模式", "培养类型"),
                optional("entrySchooling", "入学前学历", CellKind.CODE)
                        .codes(FactCodes.ENTRY_SCHOOLING)
                        .example("普通高中")
                        .means("入学前在何类学校毕业，空白为未说明", "schooling before entry; not stated when empty")
                        .also("入学前学历层次", "入学前文化程度", "入学前学校类型", "生源学历", "毕业学校类型"));
    }
}
