package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.Head;
import cultivation.rule.RecordType;
import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as colleges make them: each is imported or refused exactly as it says here. */
class UglyFilesTest {
    private static final String COLLEGE = "4111010853";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Instant NOW = Instant.parse("2020-08-01T00:00:00Z");
    private static final String D1 = "D-1 2019-07-01 TECH_SERVICE 123450 0";
    private static final String D2 = "D-2 2019-12-31 TRAINING 1 0";
    private static final String PAYMENTS = "到款编号,到款日期,到款类别,到款金额（元）\n";
    private static final String OUTCOMES = "学号,去向落实日期,毕业去向,就业地省份,中小微企业或基层,500强企业,月收入(元),专业相关\n";

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    static Stream<UglyFile> files() {
        return Stream.of(encodings(), layouts(), cells(), sheets(), refusedRows(), refusedFiles())
                .flatMap(files -> files);
    }

    private static Stream<UglyFile> encodings() {
        var two = PAYMENTS + "D-1,2019-07-01,横向技术服务,1234.5\nD-2,2019-12-31,培训,0.01\n";
        return Stream.of(
                UglyFile.csv(
                                "field names in UTF-8",
                                "paymentId,receivedOn,kind,amountFen\nD-1,2019-07-01,TECH_SERVICE,123450\nD-2,2019-12-31,TRAINING,1\n")
                        .imports(D1, D2),
                UglyFile.csv("UTF-8", two).imports(D1, D2),
                UglyFile.csv("UTF-8 with BOM", "\ufeff" + two).imports(D1, D2),
                UglyFile.text("GB18030", two, GB18030).imports(D1, D2),
                UglyFile.text(
                                "GB18030 that shows only on its last line",
                                PAYMENTS.replace(PAYMENTS, "paymentId,receivedOn,kind,amountFen\n")
                                        + "D-1,2019-07-01,TECH_SERVICE,123450\n".repeat(1)
                                        + "D-2,2019-12-31,培训,1\n",
                                GB18030)
                        .imports(D1, D2),
                UglyFile.text(
                                "GB18030 with characters of four bytes",
                                two.replace("D-2,", "D-2,")
                                        .replace("\n", ",㐂𠀀\n")
                                        .replaceFirst("㐂𠀀", "备注"),
                                GB18030)
                        .imports(D1, D2),
                UglyFile.text(
                                "UTF-16 with BOM and tabs, Excel's Unicode text",
                                "\ufeff" + two.replace(',', '\t'),
                                StandardCharsets.UTF_16LE)
                        .imports(D1, D2),
                UglyFile.csv("Windows line ends", two.replace("\n", "\r\n")).imports(D1, D2),
                UglyFile.csv("old Macintosh line ends", two.replace("\n", "\r")).imports(D1, D2),
                UglyFile.csv("no line end at the end", two.strip()).imports(D1, D2));
    }

    private static Stream<UglyFile> layouts() {
        return Stream.of(
                UglyFile.csv(
                                "columns in another order, with others between",
                                "经办人,到款金额（元）,到款类别,备注,到款编号,到款日期\n张三,1234.5,技术服务,,D-1,2019-07-01\n")
                        .imports(D1),
                UglyFile.csv(
                                "a title, a unit line and a blank line above the header",
                                "某学院2019年到款明细表,,,\n单位：元,,,\n\n" + PAYMENTS + "D-1,2019-07-01,横向,1234.5\n")
                        .imports(D1),
                UglyFile.csv("semicolons", PAYMENTS.replace(',', ';') + "D-1;2019-07-01;横向;1234.5\n")
                        .imports(D1),
                UglyFile.csv("tabs", PAYMENTS.replace(',', '\t') + "D-1\t2019-07-01\t横向\t1,234.5\n")
                        .imports(D1),
                UglyFile.csv(
                                "headers with spaces, stars, full-width brackets",
                                "* 到款 编号 ,到款日期（必填）,【到款类别】,到款额／万元\nD-1,2019-07-01,横向,0.12345\n")
                        .imports(D1),
                UglyFile.csv(
                                "blank lines and empty cells",
                                PAYMENTS + "\n,,,\nD-1,2019-07-01,横向,1234.5,,,\n   ,\u3000,,\n\n")
                        .imports(D1),
                UglyFile.csv(
                                "a sum and notes below the rows",
                                PAYMENTS
                                        + "D-1,2019-07-01,横向,1234.5\n合计,,,1234.5\n\n注：数据截至2019年底\n填表人：张三,,审核：李四,\n以上数据属实\n")
                        .imports(D1),
                UglyFile.csv(
                                "a cell over two lines: the lines after it keep their numbers",
                                PAYMENTS.replace("\n", ",备注\n")
                                        + "D-1,2019-07-01,横向,1234.5,\"两\n行\"\nD-2,2019-12-31,培训,x,\n")
                        .imports(D1)
                        .tells("第 4 行，列“到款金额（元）”，值“x”：不是金额。"),
                UglyFile.csv(
                                "rows shorter than the header",
                                PAYMENTS.replace("\n", ",经济效益(元)\n") + "D-1,2019-07-01,横向,1234.5\n")
                        .imports(D1),
                UglyFile.csv("a column that withdraws", "操作," + PAYMENTS + "撤回,D-9,,,\n,D-1,2019-07-01,横向,1234.5\n")
                        .imports("RETRACT D-9 1990-01-01 TECH_SERVICE 0 0", D1));
    }

    private static Stream<UglyFile> cells() {
        return Stream.of(
                UglyFile.csv("2019-7-1", PAYMENTS + "D-1,2019-7-1,横向,1234.5\n").imports(D1),
                UglyFile.csv("2019/07/01", PAYMENTS + "D-1,2019/07/01,横向,1234.5\n")
                        .imports(D1),
                UglyFile.csv("2019年7月1日", PAYMENTS + "D-1,2019年7月1日,横向,1234.5\n")
                        .imports(D1),
                UglyFile.csv("20190701", PAYMENTS + "D-1,20190701,横向,1234.5\n").imports(D1),
                UglyFile.csv("Excel's serial day as a text", PAYMENTS + "D-1,43647,横向,1234.5\n")
                        .imports(D1),
                UglyFile.csv(
                                "a day with a time",
                                PAYMENTS + "D-1,2019-07-01 00:00:00,横向,1234.5\nD-2,2019-12-31T08:30:00Z,培训,0.01\n")
                        .imports(D1, D2),
                UglyFile.csv(
                                "full-width digits and letters",
                                PAYMENTS + "Ｄ－１,２０１９－０７－０１,横向,１，２３４．５０\n".replace("１，２", "１２"))
                        .imports(D1),
                UglyFile.csv(
                                "thousands separators",
                                PAYMENTS + "D-1,2019-07-01,横向,\"1,234.50\"\nD-2,2019-12-31,培训,\"１，２３４，５６７．８９\"\n")
                        .imports(D1, "D-2 2019-12-31 TRAINING 123456789 0"),
                UglyFile.csv(
                                "万元, exact where a double is not",
                                PAYMENTS.replace("元", "万元") + "D-1,2019-07-01,横向,4.35\nD-2,2019-12-31,培训,0.000001\n")
                        .imports("D-1 2019-07-01 TECH_SERVICE 4350000 0", D2),
                UglyFile.csv(
                                "元, exact where a double is not",
                                PAYMENTS + "D-1,2019-07-01,横向,99999999999.99\nD-2,2019-12-31,培训,1.10\n")
                        .imports("D-1 2019-07-01 TECH_SERVICE 9999999999999 0", "D-2 2019-12-31 TRAINING 110 0"),
                UglyFile.csv(
                                "currency signs and units",
                                PAYMENTS + "D-1,2019-07-01,横向,￥1234.5\nD-2,2019-12-31,培训,0.01元\n")
                        .imports(D1, D2),
                UglyFile.csv(
                                "a refund in brackets or with a long minus",
                                PAYMENTS + "D-1,2019-07-01,横向,(12.00)\nD-2,2019-12-31,培训,−0.01\n")
                        .imports("D-1 2019-07-01 TECH_SERVICE -1200 0", "D-2 2019-12-31 TRAINING -1 0"),
                UglyFile.csv(
                                "codes in lower case and words with spaces",
                                PAYMENTS + "D-1,2019-07-01,tech_service,1234.5\nD-2,2019-12-31, 非学历 培训 ,0.01\n")
                        .imports(D1, D2),
                UglyFile.csv(
                                "an id that a program wrote as a formula or with an apostrophe",
                                PAYMENTS + "\"=\"\"D-1\"\"\",2019-07-01,横向,1234.5\n'D-2,2019-12-31,培训,0.01\n")
                        .imports(D1, D2),
                UglyFile.csv(
                                "yes and no in many ways, provinces in many ways",
                                OUTCOMES
                                        + "01,2019-06-01,升学,,√,×,,\n02,2019-06-01,签劳动合同形式就业,北京,1,0,5500,否\n03,2019-06-01,创业,内蒙古自治区,Y,N,,是\n04,2019-06-01,CONTRACT,110108,是,否,,\n05,2019-06-01,CONTRACT,浙江省杭州市,true,FALSE,,\n")
                        .imports(
                                "P(01) 2019-06-01 FURTHER_STUDY null true false null null DECLARED",
                                "P(02) 2019-06-01 CONTRACT 11 true false 550000 false DECLARED",
                                "P(03) 2019-06-01 SELF_EMPLOYED 15 true false null true DECLARED",
                                "P(04) 2019-06-01 CONTRACT 11 true false null null DECLARED",
                                "P(05) 2019-06-01 CONTRACT 33 true false null null DECLARED"),
                UglyFile.csv(
                                "pseudonyms beside student numbers",
                                "学号,毕业日期,专业大类,结论\n".replace("结论", "毕业结论") + "a".repeat(64)
                                        + ",2019-07-01,工,毕业\n ２０１９０１ ,2019-07-01,理学,结业\n")
                        .imports(
                                "a".repeat(64) + " 2019-07-01 ENGINEERING GRADUATED",
                                "P(201901) 2019-07-01 SCIENCE COMPLETED"),
                UglyFile.csv(
                                "years and counts with their words",
                                "计划编号,年级,招生类型,计划数,生效日期\nP-1,2019级,自主招生,120人,2019-05-20\nP-2,2019.0,统招,\"1,200\",2019-05-20\n")
                        .imports("P-1 2019 INDEPENDENT_EXAM 120 2019-05-20", "P-2 2019 UNIFIED_EXAM 1200 2019-05-20"));
    }

    private static Stream<UglyFile> sheets() {
        return Stream.of(
                UglyFile.xlsx("XLSX with texts", sheet -> rows(sheet, 0, PAYMENTS, "D-1,2019-07-01,横向,1234.5"))
                        .imports(D1),
                UglyFile.xlsx("XLSX with date, number and empty cells", sheet -> {
                            rows(sheet, 0, PAYMENTS, "D-1,,横向,", "D-2,,培训,");
                            sheet.value(1, 1, LocalDate.of(2019, 7, 1));
                            sheet.style(1, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
                            sheet.value(1, 3, 1234.5);
                            sheet.value(2, 1, 43830);
                            sheet.value(2, 3, 0.01);
                        })
                        .imports(D1, D2),
                UglyFile.xlsx("XLSX with ids and yes or no as numbers and booleans", sheet -> {
                            rows(sheet, 0, OUTCOMES, ",,升学,,,,,");
                            sheet.value(1, 0, 2019010101);
                            sheet.value(1, 1, LocalDate.of(2019, 7, 1));
                            sheet.style(1, 1).format("m/d/yy").set();
                            sheet.value(1, 4, true);
                            sheet.value(1, 5, 0);
                        })
                        .imports("P(2019010101) 2019-07-01 FURTHER_STUDY null true false null null DECLARED"),
                UglyFile.xlsx(
                                "XLSX with a title, and the table on the second sheet",
                                sheet -> sheet.value(0, 0, "封面"),
                                sheet -> {
                                    sheet.value(0, 0, "某学院到款明细");
                                    rows(sheet, 2, PAYMENTS, "D-1,2019-07-01,横向,1234.5", "", "合计,,,1234.5");
                                })
                        .imports(D1),
                UglyFile.bytes(
                                "XLSX with the noise of binary numbers",
                                ".xlsx",
                                () -> UglyFile.rawXlsx("", sheetXml("<c><v>1234.4999999999998</v></c>")))
                        .imports(D1),
                UglyFile.bytes(
                                "XLSX with a formula's remembered value",
                                ".xlsx",
                                () -> UglyFile.rawXlsx("", sheetXml("<c><f>1000+234.5</f><v>1234.5</v></c>")))
                        .imports(D1),
                UglyFile.bytes(
                                "XLSX that counts days from 1904",
                                ".xlsx",
                                () -> UglyFile.rawXlsx(
                                        "<workbookPr date1904=\"1\"/>",
                                        sheetXml("<c><v>1234.5</v></c>", "<c r=\"B2\"><v>42185</v></c>")))
                        .imports(D1),
                UglyFile.bytes(
                                "XLSX with a formula in error",
                                ".xlsx",
                                () -> UglyFile.rawXlsx("", sheetXml("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")))
                        .tells("第 2 行，列“到款金额（元）”，值“#DIV/0!”：单元格里的公式出错。"),
                UglyFile.xlsx("XLSX with a student number of 17 digits as a number", sheet -> {
                            rows(sheet, 0, "学号,毕业日期,专业大类,毕业结论\n", ",2019-07-01,工,毕业");
                            sheet.value(1, 0, 20190101010112345L);
                        })
                        .tells("编号被表格软件写成了科学计数，后几位已经丢失。"));
    }

    private static Stream<UglyFile> refusedRows() {
        return Stream.of(
                UglyFile.csv("money without a unit", PAYMENTS.replace("（元）", "") + "D-1,2019-07-01,横向,1234.5\n")
                        .tells("第 1 行，列“到款金额”：列名没有写明金额单位。请把列名改为“到款金额（元）”"),
                UglyFile.csv("the same id twice", PAYMENTS + "D-1,2019-07-01,横向,1234.5\n\nD-1,2019-07-01,横向,1234.5\n")
                        .imports(D1)
                        .tells("第 4 行，列“到款编号”，值“D-1”：与第 2 行重复。"),
                UglyFile.csv("a required column that is not there", "到款编号,到款日期,到款金额（元）\nD-1,2019-07-01,1\n")
                        .tells("第 1 行：缺少必填列“到款类别”（kind）。"),
                UglyFile.csv("a required column that is empty throughout", PAYMENTS + "D-1,,横向,1\nD-2,,横向,1\n")
                        .tells("第 1 行，列“到款日期”：整列为空。"),
                UglyFile.csv(
                                "two columns of the same thing",
                                PAYMENTS.replace("\n", ",到款额(万元)\n") + "D-1,2019-07-01,横向,1,1\n")
                        .tells("第 1 行，列“到款额(万元)”：与列“到款金额（元）”是同一项内容。"),
                UglyFile.csv(
                                "days that cannot be told",
                                PAYMENTS
                                        + "D-1,7/1/2019,横向,1\nD-2,2019-02-30,横向,1\nD-3,2019年7月,横向,1\nD-4,昨天,横向,1\nD-5,2020-08-02,横向,1\n")
                        .tells(
                                "分不清年、月、日。",
                                "没有这一天。",
                                "日期缺少“日”。",
                                "不是日期。",
                                "第 6 行，列“到款日期”，值“2020-08-02”：到款日期 2020-08-02 超出范围"),
                UglyFile.csv(
                                "amounts that cannot be told",
                                PAYMENTS
                                        + "D-1,2019-07-01,横向,\"1,23\"\nD-2,2019-07-01,横向,1.005\nD-3,2019-07-01,横向,1.2E+05\nD-4,2019-07-01,横向,\n")
                        .tells("千分位逗号的位置不对", "不足一分的部分无法入账（单位：元）。", "是科学计数", "必填，不能为空。"),
                UglyFile.csv("words of no code list", PAYMENTS + "D-1,2019-07-01,捐赠,1\n")
                        .tells("第 2 行，列“到款类别”，值“捐赠”：不在“到款类别”的取值之中。请填：横向技术服务、纵向科研、技术交易、非学历培训。"),
                UglyFile.csv("ids of other characters", PAYMENTS + "到款1,2019-07-01,横向,1\n")
                        .tells("paymentId 必须由 1 至 64 个字母"),
                UglyFile.csv("another college's rows", "学校代码," + PAYMENTS + "4111010857,D-1,2019-07-01,横向,1\n")
                        .tells("不是本次导入的学校代码 4111010853。"),
                UglyFile.csv(
                                "a student number as a spreadsheet shortened it",
                                "学号,毕业日期,专业大类,毕业结论\n2.01901E+11,2019-07-01,工,毕业\n")
                        .tells("编号被表格软件写成了科学计数，后几位已经丢失。"),
                UglyFile.csv(
                                "a student number as a program wrote it",
                                "学号,毕业日期,专业大类,毕业结论\n2019000032.0,2019-07-01,工,毕业\n=HYPERLINK(1),2019-07-01,工,毕业\n")
                        .tells("第 2 行，列“学号”，值“2019000032.0”：不像学号", "第 3 行，列“学号”"),
                UglyFile.csv("registration before admission", "学号,年级,招生类型,录取日期,报到日期\n1,2019,统招,2019-08-10,2018-09-01\n")
                        .tells("第 2 行，列“报到日期”，值“2018-09-01”：报到日期 2018-09-01 早于录取日期 2019-08-10。"),
                UglyFile.csv("a damaged row between others", PAYMENTS + "D-1\nD-2,2019-12-31,培训,0.01\n")
                        .imports(D2)
                        .tells("第 2 行，列“到款日期”：必填", "第 2 行，列“到款类别”：必填", "第 2 行，列“到款金额（元）”：必填"),
                UglyFile.csv("a header and nothing below", PAYMENTS).tells("表头下面没有数据行。"));
    }

    private static Stream<UglyFile> refusedFiles() {
        return Stream.of(
                UglyFile.bytes("0 bytes", ".csv", () -> new byte[0]).tells("文件是空的（0 字节）"),
                UglyFile.bytes("0 bytes that should be an XLSX", ".xlsx", () -> new byte[0])
                        .tells("文件是空的（0 字节）"),
                UglyFile.csv("three bytes", "学").tells("找不到表头"),
                UglyFile.csv("no header", "D-1,2019-07-01,横向,1234.5\n").tells("找不到表头"),
                UglyFile.csv("another type than said", "学号,毕业日期,专业大类,毕业结论\n1,2019-07-01,工,毕业\n")
                        .said(RecordType.EMPLOYMENT_OUTCOME)
                        .tells("看起来是“毕业”（Graduation），而不是所说的“毕业去向”（EmploymentOutcome）"),
                UglyFile.xlsx(
                                "two sheets of the same",
                                sheet -> rows(sheet, 0, PAYMENTS, "D-1,2019-07-01,横向,1"),
                                sheet -> rows(sheet, 0, PAYMENTS, "D-2,2019-07-01,横向,1"))
                        .tells("工作簿里有 2 张同类的数据表：“Sheet1”、“Sheet2”"),
                UglyFile.bytes("the old .xls", ".xls", () -> new byte[] {
                            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                        })
                        .tells("旧的 .xls 格式"),
                UglyFile.csv("a web page", "<html><table><tr><td>学号</td></tr></table></html>")
                        .tells("网页或 XML"),
                UglyFile.csv(
                                "a quote that is not closed",
                                PAYMENTS + "\"D-1,2019-07-01,横向,1\n" + "D-2,2019-07-01,横向,1\n".repeat(30))
                        .tells("引号不配对"),
                UglyFile.bytes("two encodings in one file", ".csv", () -> {
                            var out = new ByteArrayOutputStream();
                            out.writeBytes((PAYMENTS + "D-1,2019-07-01,横向 𠀀ệ,1\n").getBytes(StandardCharsets.UTF_8));
                            out.writeBytes("D-2,2019-07-01,培训,1\n".getBytes(GB18030));
                            out.write(0xFF);
                            return out.toByteArray();
                        })
                        .tells("文字编码无法识别：第 3 行"),
                UglyFile.bytes("binary", ".csv", () -> new byte[4096]).tells("含有二进制内容"),
                UglyFile.csv("an id of two megabytes", PAYMENTS + "D".repeat(2 << 20) + ",2019-07-01,横向,1\n")
                        .tells("内容过长"),
                UglyFile.csv("a line of two megabytes", PAYMENTS + "D,".repeat(1 << 20))
                        .tells("第 2 行有 16384 格以上"),
                UglyFile.bytes("a zip that is no XLSX", ".xlsx", () -> {
                            var out = new ByteArrayOutputStream();
                            try (var zip = new ZipOutputStream(out)) {
                                UglyFile.part(zip, "a.txt", "hello");
                            }
                            return out.toByteArray();
                        })
                        .tells("不是 XLSX 表格"),
                UglyFile.bytes(
                                "an XLSX cut off",
                                ".xlsx",
                                () -> java.util.Arrays.copyOf(UglyFile.rawXlsx("", sheetXml("<c><v>1</v></c>")), 700))
                        .tells("已损坏"),
                UglyFile.bytes(
                                "an XLSX with an external entity",
                                ".xlsx",
                                () -> UglyFile.rawXlsx(
                                        "",
                                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>"))
                        .tells("外部实体"),
                UglyFile.bytes(
                                "an XLSX of 64 MB of nothing in 64 kB",
                                ".xlsx",
                                () -> UglyFile.rawXlsx(
                                        "",
                                        "<?xml version=\"1.0\"?><worksheet><sheetData>" + "<c></c>".repeat(9_500_000)
                                                + "</sheetData></worksheet>"))
                        .tells("压缩炸弹"),
                UglyFile.bytes(
                                "an XLSX with a cell of twenty megabytes",
                                ".xlsx",
                                () -> UglyFile.rawXlsx(
                                        "", sheetXml("<c t=\"inlineStr\"><is><t>" + noise(20 << 20) + "</t></is></c>")))
                        .tells("超过 16 MB 的单元格"));
    }

    /** The header and a row whose last cell is given. */
    /** Letters that do not pack as well as a bomb. */
    private static String noise(int characters) {
        var chance = new java.util.Random(1);
        var text = new StringBuilder(characters);
        while (text.length() < characters) {
            text.append((char) ('a' + chance.nextInt(26)));
        }
        return text.toString();
    }

    private static String sheetXml(String amount) {
        return sheetXml(amount, "<c r=\"B2\" t=\"inlineStr\"><is><t>2019-07-01</t></is></c>");
    }

    private static String sheetXml(String amount, String day) {
        return "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + "<row r=\"1\">" + cell("A1", "到款编号") + cell("B1", "到款日期") + cell("C1", "到款类别")
                + cell("D1", "到款金额（元）") + "</row><row r=\"2\">" + cell("A2", "D-1") + day + cell("C2", "横向")
                + amount.replaceFirst("<c", "<c r=\"D2\"") + "</row></sheetData></worksheet>";
    }

    private static String cell(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static void rows(Worksheet sheet, int from, String header, String... rows) {
        var lines = new ArrayList<String>(List.of(header.strip()));
        lines.addAll(List.of(rows));
        for (int row = 0; row < lines.size(); row++) {
            var cells = lines.get(row).split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                if (!cells[i].isEmpty()) {
                    sheet.value(from + row, i, cells[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_imported_or_refused_as_listed(UglyFile ugly) throws IOException {
        // given
        var path =
                Files.write(folder.resolve("file" + ugly.suffix()), ugly.bytes().make());
        var events = new ArrayList<String>();
        var told = new ArrayList<String>();

        // when
        try {
            var file = RecordFile.open(path, ugly.said());
            var readOptions = new ReadOptions(COLLEGE, UglyFilesTest::pseudonym, NOW);
            var validation = file.read(readOptions, new RowListener() {
                @Override
                public void accepted(Row row, SpecificRecord event) {
                    events.add(text(event));
                }
            });
            validation.mistakes().forEach(mistake -> told.add(mistake.told()));
            assertThat(validation.accepted()).isEqualTo(events.size());
        } catch (UnreadableFileException e) {
            told.add(e.getMessage());
        }

        // then
        assertThat(events).containsExactlyElementsOf(ugly.events());
        assertThat(told).hasSameSizeAs(ugly.told());
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).contains(ugly.told().get(i));
        }
    }

    @org.junit.jupiter.api.Test
    void there_are_forty_of_them_at_least() {
        assertThat(files().map(UglyFile::name).distinct()).hasSizeGreaterThanOrEqualTo(40);
    }

    /** Shows in the event which number it was made of. */
    static CharSequence pseudonym(String number) {
        var hex = new StringBuilder(java.util.HexFormat.of().formatHex(number.getBytes(StandardCharsets.UTF_8)));
        return hex.append("f".repeat(64 - hex.length())).toString();
    }

    static String text(SpecificRecord event) {
        var type = RecordType.of(event);
        var head = (Head) event.get(0);
        var fields = IntStream.range(1, event.getSchema().getFields().size())
                .mapToObj(i -> String.valueOf(event.get(i)))
                .collect(Collectors.toList());
        if (type != null && type.isPerson() && fields.get(0).endsWith("f")) {
            var hex = fields.get(0).substring(0, fields.get(0).indexOf('f'));
            fields.set(0, "P(" + new String(java.util.HexFormat.of().parseHex(hex), StandardCharsets.UTF_8) + ")");
        }
        return (head.getOperation().name().equals("RETRACT") ? "RETRACT " : "") + String.join(" ", fields);
    }
}
