package cultivation.specification;

import cultivation.importer.code.CodeList;
import cultivation.importer.code.FactCodes;
import cultivation.importer.code.ResourceItems;
import cultivation.importer.table.CellKind;
import cultivation.importer.table.Column;
import cultivation.importer.table.Layout;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The specification for those who send, as Markdown in one language. */
final class Specification {
    /** Chinese or English: which of two texts is meant. */
    private enum Language {
        ZH,
        EN;

        String of(String zh, String en) {
            return this == ZH ? zh : en;
        }
    }

    private final Language language;
    private final StringBuilder text = new StringBuilder();

    private Specification(Language language) {
        this.language = language;
    }

    static String chinese() throws Exception {
        return new Specification(Language.ZH).written();
    }

    static String english() throws Exception {
        return new Specification(Language.EN).written();
    }

    private String written() throws Exception {
        line("# " + say("数据规范", "Data specification"));
        line("");
        line(say(
                "> 本页由模式、列定义和校验规则生成，请勿手改。",
                "> Generated from the schemas, the columns of files and the rules; not to be edited."));
        line("");
        paragraph(
                "每条记录说明一个对象（一名学生在校的一段学籍、一个计划、一个班次、一笔到款、一名教职工、一天的一项办学条件）的全部现状。`revision` 从 1 起，每次更正加大；"
                        + "`RETRACT` 撤回该对象。同一版本、同样内容重复发送无害。",
                "Each record states all that is known of one thing: a student's stay, a plan, a session, a payment, a member of the "
                        + "staff, how much there was of one resource on one day. "
                        + "`revision` begins at 1 and grows with each correction; `RETRACT` withdraws the thing. Sending the same "
                        + "revision with the same content again is harmless.");
        paragraph(
                "学号、工号不得离开学校：`studentId` 是学号、`staffId` 是 `staff:` 加工号在本校密钥下的 HMAC-SHA-256（64 位小写十六进制），同一人的两个假名不能互相对上。"
                        + "文件中可写学号、工号，由本机命令变成假名后才发送。姓名、证件号不在任何记录之中。",
                "A student number or staff number never leaves the college: `studentId` is the HMAC-SHA-256 of the student number, "
                        + "`staffId` that of `staff:` and the staff number, under the college's key, 64 lower-case hex digits; "
                        + "who is both cannot be told from the two. A file may have the number; the command on the college's "
                        + "machine makes the pseudonym. No record has a name or the number of a document.");
        paragraph(
                "学号和学籍号是一名学生的两个号码，一所学校只用其中一个，在首次导入生成密钥时选定（`--student-number`，缺省为学号），随密钥文件保存；"
                        + "文件中另一个号码的列不读取，只有另一个号码的文件被拒绝。“届”（毕业的年份）不是“级”（入学的年份），不作入学年份。"
                        + "学校代码可写十位的学校标识码，也可写其末五位（教育部的学校代码）。",
                "The college's own number (学号) and the national one (学籍号) are two numbers of one student. A college uses one of them, "
                        + "chosen when its key is made (`--student-number`, the own one by default) and kept with the key; a column "
                        + "of the other one is not read, and a file that has only that is refused. The year of leaving (届) is never "
                        + "taken for the year of entering (级). A college may be named by its ten digits or by their last five, the "
                        + "ministry's code.");
        head();
        for (RecordType type : RecordType.values()) {
            record(type);
        }
        codeLists();
        reasons();
        return text.toString();
    }

    private void head() {
        line("## " + say("记录头 head", "The head"));
        line("");
        row(say("字段", "field"), say("类型", "type"), say("含义", "meaning"));
        row("---", "---", "---");
        for (Schema.Field field : cultivation.events.Head.getClassSchema().getFields()) {
            row("`" + field.name() + "`", type(field.schema()), say(headZh(field.name()), String.valueOf(field.doc())));
        }
        line("");
        paragraph(
                "Kafka 消息：主题 `cultivation.events.{学校代码}"
                        + "`，键为记录的标识字段，值为 Confluent 线格式的 Avro，主题名（subject）为记录全名，默认分区器（murmur2）。",
                "In Kafka: topic `cultivation.events.{collegeCode}`, key = the record's id field, value = Avro in Confluent's wire "
                        + "format, subject = the record's full name, the default partitioner (murmur2).");
    }

    private static String headZh(String field) {
        return switch (field) {
            case "eventId" -> "UUID，每条消息一个新的";
            case "collegeCode" -> "学校的国标代码，与主题名中的一致";
            case "revision" -> "1 或更大，每次更正加大";
            case "operation" -> "UPSERT 说明（新增或更正），RETRACT 撤回";
            case "recordedAt" -> "学校系统记录的时刻";
            default -> throw new IllegalStateException("no words for head." + field);
        };
    }

    private void record(RecordType type) throws Exception {
        var example = Example.of(type);
        line("## " + say(type.nameZh() + " " + type.recordName(), type.recordName()));
        line("");
        paragraph("标识字段（消息的键）：`" + type.keyField() + "`。", "Id field, the message's key: `" + type.keyField() + "`.");
        row(
                say("字段", "field"),
                say("列名", "header in files"),
                say("类型", "type"),
                say("必填", "required"),
                say("含义", "meaning"),
                say("在文件中的写法", "how to write it in a file"),
                say("示例", "example"));
        row("---", "---", "---", "---", "---", "---", "---");
        for (Column column : Layout.of(type).templateColumns()) {
            var field = type.schema().getField(column.field());
            row(
                    field == null ? "" : "`" + column.field() + "`",
                    column.templateHeader(),
                    field == null ? "" : type(field.schema()) + unit(column),
                    say(column.presence().zh(), column.presence().en()),
                    say(column.meaningZh(), column.meaningEn()),
                    form(column),
                    column.example());
        }
        line("");
        beside(type);
        if (type == RecordType.RESOURCE_LEVEL) {
            resources();
        }
        line(say("文件示例：", "As a file:"));
        code("csv", example.csv());
        line(say("JSON 示例（HTTPS 接收）：", "As JSON, for HTTPS intake:"));
        code("json", example.json());
        line(say("会被拒收的取值（由规则逐一试出）：", "Values that are refused, as the rules say it:"));
        line("");
        row(say("字段", "field"), say("取值", "value"), say("原因代码", "reason"), say("说明", "sentence"));
        row("---", "---", "---", "---");
        var told = new HashSet<String>();
        for (var wrong : example.wrongs()) {
            if (!told.add(wrong.field() + wrong.rejected().reason())) {
                continue;
            }
            row(
                    "`" + wrong.field() + "`",
                    "`" + wrong.value() + "`",
                    "`" + wrong.rejected().reason() + "`",
                    wrong.rejected().message());
        }
        line("");
    }

    private String unit(Column column) {
        return switch (column.kind()) {
            case MONEY -> say("，单位：分", ", in fen");
            case HUNDREDTHS -> say("，单位：百分之一", ", in hundredths");
            case QUANTITY -> say("，金额单位：分", ", of money in fen");
            default -> "";
        };
    }

    /** What a file may have besides, which fills no field. */
    private void beside(RecordType type) {
        var columns = Layout.of(type).columns().stream()
                .filter(column -> column.presence() == Column.Presence.EXTRA
                        && !column.field().startsWith("head."))
                .toList();
        if (columns.isEmpty()) {
            return;
        }
        line(say("文件中还可以有的列：", "What a file may have besides:"));
        line("");
        row(say("列名", "header in files"), say("怎样读", "how it is read"), say("在文件中的写法", "how to write it in a file"));
        row("---", "---", "---");
        columns.forEach(column -> row(column.headerZh(), say(column.meaningZh(), column.meaningEn()), form(column)));
        line("");
    }

    private void resources() {
        paragraph(
                "统计之日晚上有 `amount` 那么多，直到同一 `levelId` 的下一个统计日期为止；每一天各有自己的版本，撤回一天时也要写明 `asOfOn`。文件中没有统计编号的，"
                        + "`levelId` 即项目的代码（分年级的加 `-1` 等）；几处分别统计的，各处给一个编号，相加为全校的数。没有的填 0，不统计的留空。",
                "On the evening of that day there was `amount`, until the next day that the same `levelId` states. Each day has "
                        + "revisions of its own; a withdrawal of a day names `asOfOn` too. Where a file has no 统计编号, `levelId` is the "
                        + "item's symbol, with `-1` and so on of a grade; what is counted in several places has an id for each, and they "
                        + "add up. 0 says that there is none, an empty cell says nothing.");
        paragraph(
                "也可以一天一行、一项一列（资产年报表的样子）：“统计日期”和下列项目的任何几列，金额的单位写在列名中；新增的列名在项目前加“新增”或“当年新增”，"
                        + "分年级的加“一年级”等，或另有一列“年级”。空的格不发送；不认识的列不读取。",
                "A file may also have one day a row and a column for each item, as the yearly sheet of an asset system: 统计日期 and any of "
                        + "these items, the unit of money in the header; what was added under the item's name after 新增 or 当年新增, of a "
                        + "grade after 一年级 and so on, or with a column 年级. An empty cell is not sent, a column that is not known not read.");
        row(say("列名", "header in files"), "`item`", say("单位", "unit"), say("分年级", "by grade"));
        row("---", "---", "---", "---");
        for (ResourceItems item : ResourceItems.values()) {
            row(item.code().zh(), "`" + item + "`", item.measured().unit(), item.isGraded() ? say("是", "yes") : "");
        }
        line("");
    }

    private String form(Column column) {
        var codes = column.codes();
        if (codes != null && column.kind() == CellKind.CODE) {
            return say("代码表“" + codes.nameZh() + "”", "code list " + codes.nameZh());
        }
        return say(column.kind().formZh(), column.kind().formEn());
    }

    private void codeLists() {
        line("## " + say("代码表", "Code lists"));
        line("");
        Set<CodeList> lists = List.of(RecordType.values()).stream()
                .flatMap(type -> Layout.of(type).columns().stream())
                .map(Column::codes)
                .filter(codes -> codes != null && codes != FactCodes.COUNTRY)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (CodeList list : lists) {
            line("### " + list.nameZh());
            line("");
            if (list == CodeList.MAJOR_CLASS) {
                majorClasses();
            }
            row(
                    say("代码", "code"),
                    say("中文", "Chinese"),
                    say("英文", "English"),
                    say("文件中还可写作", "also understood in files"));
            row("---", "---", "---", "---");
            for (var code : list.codes()) {
                row("`" + code.symbol() + "`", code.zh(), code.en(), String.join(say("、", ", "), code.others()));
            }
            line("");
        }
    }

    private void majorClasses() {
        paragraph(
                "教育部专业目录（2004、2015、2021 年）的大类按下表归入五类：农林牧渔为农，医药卫生为医，其余理工类大类（含生物与化工、食品药品与粮食、"
                        + "资源环境与安全）为工，财经商贸、旅游、文化艺术、新闻传播、教育与体育、公安与司法、公共管理与服务为其他；没有一个大类归理。"
                        + "“大类”二字可省，名称前后可带该大类的两位代码。只写两位代码时，各版目录含义一致的才读取；51 至 59、62、63 含义不一，须写名称。",
                "The classes of the ministry's catalogues of majors (2004, 2015, 2021) fall into the five as listed: agriculture, medicine, "
                        + "engineering for the other ten that are not arts (biology and chemistry, food and drugs, resources and "
                        + "safety among them), other for the seven that are; none is science. 大类 may be left out, and the two digits "
                        + "of the class may stand before or after its name. Two digits alone are read where all catalogues agree; "
                        + "51 to 59, 62 and 63 differ, and need the name.");
    }

    private void reasons() {
        line("## " + say("拒收原因", "Reasons for a rejection"));
        line("");
        paragraph(
                "按下列顺序检查，给出第一个不符合的。拒收的记录在主题 `cultivation.rejections.{学校代码}` 上，保留 90 天。",
                "Tested in this order; the first that fits is given. Rejected records lie on `cultivation.rejections.{collegeCode}` "
                        + "for 90 days.");
        row(say("代码", "code"), say("名称", "name"), say("怎么办", "what to do"));
        row("---", "---", "---");
        for (Reason reason : Reason.values()) {
            row("`" + reason + "`", say(reason.nameZh(), nameEn(reason)), say(adviceZh(reason), adviceEn(reason)));
        }
    }

    private static String nameEn(Reason reason) {
        return switch (reason) {
            case UNDECODABLE -> "cannot be decoded";
            case UNKNOWN_TYPE -> "unknown record";
            case COLLEGE_MISMATCH -> "another college's code";
            case WRONG_KEY -> "key is not the id";
            case WRONG_PARTITION -> "wrong partition";
            case PLAIN_IDENTIFIER -> "plain identifier";
            case INVALID_FIELD -> "a field's value cannot be";
            case DATE_OUT_OF_RANGE -> "date out of range";
            case REVISION_CONFLICT -> "two contents under one revision";
        };
    }

    private static String adviceZh(Reason reason) {
        return switch (reason) {
            case UNDECODABLE -> "用已发布的模式重新编码；JSON 须为一个对象，字段 record 说明类型。";
            case UNKNOWN_TYPE -> "只发送本页的记录，用 schemas/released 下的模式。";
            case COLLEGE_MISMATCH -> "head.collegeCode 改为本校代码，只发往本校主题。";
            case WRONG_KEY -> "消息的键用记录的标识字段，UTF-8。";
            case WRONG_PARTITION -> "用默认分区器；librdkafka 设 partitioner=murmur2_random。";
            case PLAIN_IDENTIFIER -> "用本校密钥生成假名后重新发送；拒收消息中不含原文。";
            case INVALID_FIELD -> "按说明改正该字段后重新发送，版本不变。";
            case DATE_OUT_OF_RANGE -> "核对年份；日期应在 1990-01-01（教职工、专业与建设项目为 1950-01-01）至记录当日之间，计划生效日期可晚一年，任务的计划完成日期可晚七年。";
            case REVISION_CONFLICT -> "先到者保留；要更正，用更高的版本重新发送。";
        };
    }

    private static String adviceEn(Reason reason) {
        return switch (reason) {
            case UNDECODABLE ->
                "Encode it with a released schema; JSON must be an object whose field record names the type.";
            case UNKNOWN_TYPE -> "Send the records of this page alone, with the schemas under schemas/released.";
            case COLLEGE_MISMATCH -> "Set head.collegeCode to your own code, and write to your own topic alone.";
            case WRONG_KEY -> "The key must be the record's id field, in UTF-8.";
            case WRONG_PARTITION -> "Use the default partitioner; for librdkafka, partitioner=murmur2_random.";
            case PLAIN_IDENTIFIER ->
                "Make the pseudonym with the college's key and send it again; the rejection carries nothing of the value.";
            case INVALID_FIELD -> "Mend the field as the sentence says and send it again under the same revision.";
            case DATE_OUT_OF_RANGE ->
                "Look at the year: from 1990-01-01 (StaffMember, Establishment: 1950-01-01) to the day of recording; a plan's "
                        + "effectiveOn up to a year later, a milestone's dueOn up to seven.";
            case REVISION_CONFLICT -> "The first stays. To correct it, send it under a higher revision.";
        };
    }

    private String type(Schema schema) {
        var inner = schema.isUnion() ? schema.getTypes().get(1) : schema;
        var logical = inner.getLogicalType();
        var name = logical != null
                ? logical.getName()
                : inner.getType() == Schema.Type.ENUM
                        ? "enum " + inner.getName()
                        : inner.getType().getName();
        return "`" + name + "`" + (schema.isUnion() ? say("，可空", ", nullable") : "");
    }

    private String say(String zh, String en) {
        return language.of(zh, en);
    }

    private void paragraph(String zh, String en) {
        line(say(zh, en));
        line("");
    }

    private void code(String kind, String content) {
        line("");
        line("```" + kind);
        line(content.replace("\r", ""));
        line("```");
        line("");
    }

    private void row(String... cells) {
        line("| "
                + List.of(cells).stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "))
                + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
