package cultivation.importer.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that a column may have: each with its code, its Chinese and English word, and other ways to write it.
 *
 * <pre>{@code
 * CodeList.DESTINATION.symbolOf("升学")    // FURTHER_STUDY
 * CodeList.PROVINCE.symbolOf("内蒙古自治区") // 15
 * }</pre>
 */
public final class CodeList {
    /** One value; {@code others} are further spellings that are understood. */
    public record Code(String symbol, String zh, String en, List<String> others) {
        static Code of(String symbol, String zh, String en, String... others) {
            return new Code(symbol, zh, en, List.of(others));
        }

        Code with(List<String> further) {
            return new Code(
                    symbol,
                    zh,
                    en,
                    Stream.concat(others.stream(), further.stream()).toList());
        }
    }

    /** {@code AdmissionChannel}. */
    public static final CodeList ADMISSION_CHANNEL = new CodeList(
            "招生类型",
            Code.of("UNIFIED_EXAM", "统一高考", "national unified examination", "统招", "高考", "普通高考", "统考"),
            Code.of("INDEPENDENT_EXAM", "自主招生", "independent examination", "高职自主招生", "自招", "单招", "单独招生"),
            Code.of("VOCATIONAL_EXAM", "单考单招", "vocational schools' examination", "高职单考单招", "对口招生", "中职对口"),
            Code.of("THROUGH_TRAIN", "贯通培养", "through-train programme", "贯通", "3+2中高职衔接", "3+2", "中高职衔接"),
            Code.of("FIVE_YEAR_TRANSFER", "五年制转段", "transfer from a five-year programme", "五年一贯制转入", "五年制", "五年制高职"),
            Code.of("EXPANSION", "高职扩招", "expansion of enrollment", "扩招", "百万扩招"),
            Code.of("OTHER", "其他", "other", "其它"));
    /** {@code MajorClass}. */
    public static final CodeList MAJOR_CLASS = new CodeList(
            "专业大类",
            "请填理、工、农、医、其他，或教育部专业目录的大类名称（如“装备制造大类”，归哪一类见数据规范的代码表“专业大类”）；" + "两位代码 51 至 59、62、63 在各版目录中不是同一大类，请写名称。",
            MajorCatalogue.variants(),
            Code.of("SCIENCE", "理", "science", "理学", "理科", "理类"),
            Code.of("ENGINEERING", "工", "engineering", "工学", "工科", "工类").with(MajorCatalogue.spellings("ENGINEERING")),
            Code.of("AGRICULTURE", "农", "agriculture", "农学", "农科", "农类", "农林")
                    .with(MajorCatalogue.spellings("AGRICULTURE")),
            Code.of("MEDICINE", "医", "medicine", "医学", "医科", "医类", "医药").with(MajorCatalogue.spellings("MEDICINE")),
            Code.of(
                            "OTHER", "其他", "other", "其它", "文", "文科", "经管", "艺术", "经济学", "法学", "教育学", "文学", "历史学", "哲学",
                            "管理学", "艺术学")
                    .with(MajorCatalogue.spellings("OTHER")));
    /** {@code Completion}. */
    public static final CodeList COMPLETION = new CodeList(
            "毕结业结论",
            Code.of("GRADUATED", "毕业", "graduated", "准予毕业"),
            Code.of("COMPLETED", "结业", "completed without a diploma", "准予结业"));
    /** {@code Destination}. */
    public static final CodeList DESTINATION = new CodeList(
            "毕业去向",
            Code.of(
                    "CONTRACT",
                    "签就业协议或劳动合同",
                    "employment contract",
                    "签订就业协议",
                    "签就业协议形式就业",
                    "签劳动合同形式就业",
                    "劳动合同",
                    "就业协议",
                    "合同就业",
                    "协议和合同就业"),
            Code.of("OTHER_FORM", "其他录用形式就业", "other form of employment", "其他形式就业", "其他录用形式", "用人单位证明"),
            Code.of("SELF_EMPLOYED", "自主创业", "self-employed", "创业"),
            Code.of("FREELANCE", "自由职业", "freelance", "灵活就业"),
            Code.of("MILITARY", "应征义务兵", "military service", "参军", "入伍", "服兵役", "应征入伍"),
            Code.of(
                    "PUBLIC_PROJECT",
                    "国家或地方基层项目",
                    "public grass-roots project",
                    "国家基层项目",
                    "地方基层项目",
                    "基层项目",
                    "三支一扶",
                    "西部计划"),
            Code.of("FURTHER_STUDY", "升学", "further study", "专升本", "升学深造", "出国", "出国出境", "出国(境)", "境内升学", "境外留学"),
            Code.of("SEEKING", "待就业", "seeking employment", "求职中", "未就业", "待业"),
            Code.of("NOT_SEEKING", "暂不就业", "not seeking employment", "不就业拟升学", "其他暂不就业", "拟升学"));
    /** {@code Evidence}. */
    public static final CodeList EVIDENCE = new CodeList(
            "核实状态",
            Code.of("DECLARED", "自报", "declared", "申报", "学生自报", "学校自报", "未核实"),
            Code.of("VERIFIED", "已核实", "verified", "核实", "已核验"),
            Code.of("DISPUTED", "有争议", "disputed", "存疑", "争议"));
    /** {@code TrainingClass}. */
    public static final CodeList TRAINING_CLASS = new CodeList(
            "培训类别",
            Code.of("SKILLS", "技术技能培训", "technical skills", "技能培训", "职业技能培训", "技术技能"),
            Code.of("NEW_FARMER", "新型职业农民培训", "new professional farmers", "新型职业农民", "农民培训", "高素质农民培训"),
            Code.of("VETERAN", "退役军人培训", "veterans", "退役军人", "退伍军人培训"),
            Code.of(
                    "GRASSROOTS_SERVICE",
                    "基层社会服务人员培训",
                    "grass-roots service staff",
                    "基层社会服务人员",
                    "基层服务人员培训",
                    "社区服务人员培训"),
            Code.of("OTHER", "其他", "other", "其它", "其他培训"));
    /** {@code PaymentKind}. */
    public static final CodeList PAYMENT_KIND = new CodeList(
            "到款类别",
            Code.of("TECH_SERVICE", "横向技术服务", "technical service for enterprises", "技术服务", "横向", "横向课题", "横向技术服务到款"),
            Code.of("VERTICAL_RESEARCH", "纵向科研", "government-funded research", "纵向", "纵向课题", "纵向科研经费"),
            Code.of("TECH_TRADE", "技术交易", "technology trade", "技术转让", "技术交易到款"),
            Code.of("TRAINING", "非学历培训", "non-degree training", "培训", "培训到款", "非学历培训到款"));
    /** Whether a row states or withdraws. */
    public static final CodeList OPERATION = new CodeList(
            "操作",
            Code.of("UPSERT", "新增", "state", "更正", "修改", "新增或更正"),
            Code.of("RETRACT", "撤回", "withdraw", "删除", "作废", "撤销"));

    public static final CodeList YES_NO = new CodeList(
            "是否",
            Code.of("true", "是", "yes", "1", "y", "yes", "有", "√", "✓", "✔", "对", "属于", "相关", "对口"),
            Code.of("false", "否", "no", "0", "n", "no", "无", "×", "✗", "不是", "不属于", "不相关", "不对口"));
    /** Two digits of GB/T 2260. */
    public static final CodeList PROVINCE = new CodeList(
            "省份",
            province("11", "北京市"),
            province("12", "天津市"),
            province("13", "河北省"),
            province("14", "山西省"),
            province("15", "内蒙古自治区"),
            province("21", "辽宁省"),
            province("22", "吉林省"),
            province("23", "黑龙江省"),
            province("31", "上海市"),
            province("32", "江苏省"),
            province("33", "浙江省"),
            province("34", "安徽省"),
            province("35", "福建省"),
            province("36", "江西省"),
            province("37", "山东省"),
            province("41", "河南省"),
            province("42", "湖北省"),
            province("43", "湖南省"),
            province("44", "广东省"),
            province("45", "广西壮族自治区"),
            province("46", "海南省"),
            province("50", "重庆市"),
            province("51", "四川省"),
            province("52", "贵州省"),
            province("53", "云南省"),
            province("54", "西藏自治区"),
            province("61", "陕西省"),
            province("62", "甘肃省"),
            province("63", "青海省"),
            province("64", "宁夏回族自治区"),
            province("65", "新疆维吾尔自治区"),
            province("71", "台湾省"),
            province("81", "香港特别行政区"),
            province("82", "澳门特别行政区"));

    private final String nameZh;
    private final String adviceZh;
    private final List<Code> codes;
    private final Map<String, String> bySpelling = new HashMap<>();

    CodeList(String nameZh, Code... codes) {
        this(nameZh, "", Map.of(), codes);
    }

    CodeList(String nameZh, String adviceZh, Map<String, String> symbolsBySpelling, Code... codes) {
        this.nameZh = nameZh;
        this.codes = List.of(codes);
        this.adviceZh = adviceZh.isEmpty() ? "请填：" + wordsZh() + "。" : adviceZh;
        for (Code code : codes) {
            understand(code.symbol(), code);
            understand(code.zh(), code);
            code.others().forEach(other -> understand(other, code));
        }
        symbolsBySpelling.forEach(this::understand);
    }

    private void understand(String spelling, Code code) {
        understand(spelling, code.symbol());
    }

    private void understand(String spelling, String symbol) {
        var earlier = bySpelling.put(TextNormalizer.plain(spelling), symbol);
        if (earlier != null && !earlier.equals(symbol)) {
            throw new IllegalStateException("'" + spelling + "' of the code list " + nameZh
                    + " must stand for one code, got: " + earlier + " and " + symbol);
        }
    }

    private static Code province(String digits, String name) {
        var brief = name.replaceAll("(壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$", "");
        return Code.of(digits, name, digits, brief);
    }

    public String nameZh() {
        return nameZh;
    }

    public List<Code> codes() {
        return codes;
    }

    /** The symbol that a cell stands for; null when it is none of them. */
    public @Nullable String symbolOf(String cell) {
        return bySpelling.get(TextNormalizer.plain(cell));
    }

    /** What to write in place of a word that is none of them: a sentence. */
    public String adviceZh() {
        return adviceZh;
    }

    /** The Chinese words, for a sentence. */
    public String wordsZh() {
        return String.join("、", codes.stream().map(Code::zh).toList());
    }
}
