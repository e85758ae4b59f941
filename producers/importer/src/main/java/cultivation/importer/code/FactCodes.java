package cultivation.importer.code;

import cultivation.importer.code.CodeList.Code;
import java.util.Arrays;
import java.util.Map;

/** Code lists of staff, resources, establishments, activities, achievements, funding, surveys and projects. */
public final class FactCodes {
    /** {@code StudentCategory}. */
    public static final CodeList STUDENT_CATEGORY = new CodeList(
            "学生类别",
            Code.of(
                    "ORDINARY",
                    "普通学生",
                    "ordinary",
                    "普通",
                    "普通生",
                    "统招生",
                    "全日制",
                    "普通全日制",
                    "全日制学生",
                    "普通高职生",
                    "国内学生",
                    "中国学生"),
            Code.of("INTERNATIONAL", "留学生", "international", "国际学生", "外国留学生", "来华留学生", "境外学生"),
            Code.of("PREPARATORY", "预科生", "preparatory", "预科"),
            Code.of("VISITING", "进修生", "visiting", "进修", "进修人员"),
            Code.of("ADULT_FULL_TIME", "成人脱产班学生", "adult, full time", "成人脱产", "成人脱产班", "成人教育脱产"));
    /** {@code TrainingMode}. */
    public static final CodeList TRAINING_MODE = new CodeList(
            "培养方式",
            Code.of("ORDINARY", "普通培养", "ordinary", "普通", "一般", "常规", "非定向", "全日制", "统招", "无"),
            Code.of("APPRENTICESHIP", "现代学徒制", "apprenticeship", "学徒制", "新型学徒制", "中国特色学徒制", "现代学徒制试点"),
            Code.of("ORDER_CLASS", "订单培养", "order class", "订单班", "订单式培养", "企业订单班", "委托培养", "定向"));
    /** {@code EntrySchooling}. */
    public static final CodeList ENTRY_SCHOOLING = new CodeList(
            "入学前学历",
            Code.of("NOT_STATED", "未说明", "not stated", "不详", "未知"),
            Code.of("SENIOR_HIGH", "普通高中", "senior high school", "高中", "高中毕业", "普通高中毕业", "普高"),
            Code.of(
                    "SECONDARY_VOCATIONAL",
                    "中等职业学校",
                    "secondary vocational school",
                    "中职",
                    "中专",
                    "职高",
                    "职业高中",
                    "技校",
                    "技工学校",
                    "中职毕业",
                    "中等职业教育",
                    "普通中专",
                    "三校生"),
            Code.of("OTHER", "其他", "other", "其它", "初中", "退役军人", "社会人员", "大专", "本科"));
    /** {@code StaffKind}. */
    public static final CodeList STAFF_KIND = new CodeList(
            "教职工类别",
            Code.of(
                    "EMPLOYEE",
                    "在岗教职工",
                    "employee",
                    "教职工",
                    "教职员工",
                    "在编",
                    "在编人员",
                    "事业编制",
                    "编制内",
                    "编外",
                    "合同制",
                    "聘用制",
                    "人事代理",
                    "劳务派遣",
                    "校内专任教师",
                    "专任教师",
                    "校内兼课人员",
                    "校内兼课教师",
                    "专任",
                    "行政人员",
                    "教辅人员",
                    "工勤人员",
                    "管理人员",
                    "专业技术人员",
                    "科研机构人员",
                    "校办企业职工",
                    "附设机构人员",
                    "专职辅导员",
                    "辅导员"),
            Code.of(
                    "EXTERNAL_TEACHER",
                    "校外兼职教师",
                    "external teacher",
                    "外聘教师",
                    "兼职教师",
                    "校外兼课教师",
                    "校外教师",
                    "外聘",
                    "外聘兼职教师",
                    "企业兼职教师",
                    "行业企业兼职教师",
                    "聘请校外教师",
                    "行业导师",
                    "产业导师"));
    /** What a person's highest degree says of a postgraduate one; for staff. */
    public static final CodeList DEGREE = new CodeList(
            "最高学位",
            Code.of("true", "硕士或博士", "postgraduate", "硕士", "博士", "硕士学位", "博士学位", "研究生", "硕士研究生", "博士研究生", "研究生学位"),
            Code.of("false", "学士或无学位", "lower or none", "学士", "学士学位", "本科", "专科", "大专", "双学士", "无", "无学位", "其他", "其它"));
    /** What a person's professional title says of senior rank (副高级及以上); for staff. */
    public static final CodeList TITLE = new CodeList(
            "职称级别",
            Code.of(
                    "true",
                    "副高级及以上",
                    "senior",
                    "高级",
                    "正高级",
                    "副高级",
                    "正高",
                    "副高",
                    "教授",
                    "副教授",
                    "研究员",
                    "副研究员",
                    "正高级讲师",
                    "高级讲师",
                    "正高级教师",
                    "高级教师",
                    "正高级工程师",
                    "教授级高级工程师",
                    "高级工程师",
                    "正高级实验师",
                    "高级实验师",
                    "研究馆员",
                    "副研究馆员",
                    "正高级会计师",
                    "高级会计师",
                    "高级经济师",
                    "高级农艺师",
                    "高级政工师",
                    "主任医师",
                    "副主任医师",
                    "主任护师",
                    "副主任护师",
                    "编审",
                    "副编审",
                    "一级演员",
                    "二级演员",
                    "一级编剧",
                    "二级编剧"),
            Code.of(
                    "false",
                    "中级及以下",
                    "not senior",
                    "中级",
                    "初级",
                    "助理级",
                    "员级",
                    "未定级",
                    "未评级",
                    "未评",
                    "无",
                    "无职称",
                    "讲师",
                    "助理讲师",
                    "助教",
                    "助理研究员",
                    "研究实习员",
                    "工程师",
                    "助理工程师",
                    "技术员",
                    "实验师",
                    "助理实验师",
                    "馆员",
                    "助理馆员",
                    "会计师",
                    "助理会计师",
                    "经济师",
                    "一级教师",
                    "二级教师",
                    "主治医师",
                    "主管护师",
                    "编辑"));
    /** Whether a person is still there; for staff. */
    public static final CodeList EMPLOYMENT_STATE = new CodeList(
            "在职状态",
            Code.of("false", "在职", "in service", "在岗", "在编在岗", "在聘", "在校", "正常", "借调", "长期病假", "停薪留职"),
            Code.of("true", "离职", "left", "离校", "退休", "离休", "内退", "调出", "调离", "辞职", "辞退", "解聘", "终止聘用", "去世", "死亡"));
    /** {@code ResourceItem}. */
    public static final CodeList RESOURCE_ITEM = new CodeList(
            "办学条件项目",
            Arrays.stream(ResourceItems.values()).map(ResourceItems::code).toArray(Code[]::new));
    /** {@code EstablishmentKind}. */
    public static final CodeList ESTABLISHMENT_KIND = new CodeList(
            "建设类别",
            Code.of("PROGRAMME", "专业", "programme", "招生专业", "开设专业", "高职专业"),
            Code.of(
                    "KEY_COLLEGE",
                    "高水平学校建设单位",
                    "key college",
                    "高水平学校",
                    "双高学校",
                    "特高院校",
                    "特色高水平院校",
                    "重点建设院校",
                    "示范校",
                    "骨干校"),
            Code.of(
                    "KEY_PROGRAMME_GROUP",
                    "高水平专业（群）",
                    "key programme group",
                    "高水平专业群",
                    "双高专业群",
                    "双高专业（群）",
                    "特高专业（群）",
                    "特高专业",
                    "特高专业群",
                    "特色高水平骨干专业（群）",
                    "骨干专业"),
            Code.of("TECH_PLATFORM", "科技平台", "technology platform", "技术研发平台", "工程技术中心", "协同创新中心", "技术服务平台"),
            Code.of("EDUCATION_GROUP", "职业教育集团", "education group", "职教集团", "职教联盟"),
            Code.of("ENGINEER_COLLEGE", "工程师学院", "engineer college", "工程师学院（技术技能大师工作室）", "大师工作室", "技术技能大师工作室"),
            Code.of("APPRENTICESHIP_PILOT", "现代学徒制试点", "apprenticeship pilot", "学徒制试点", "现代学徒制"),
            Code.of("PARTNER_ENTERPRISE", "合作企业", "partner enterprise", "校企合作企业", "产教融合企业"),
            Code.of("ORDER_CLASS", "订单班", "order class", "企业订单班", "冠名班"),
            Code.of("SINO_FOREIGN_PROGRAMME", "中外合作办学项目", "Sino-foreign programme", "中外合作办学", "中外合作办学专业"),
            Code.of("OVERSEAS_SITE", "国（境）外办学点", "overseas site", "境外办学点", "海外办学点", "鲁班工坊", "境外办学机构"),
            Code.of("TEACHING_TEAM", "教学创新团队", "teaching team", "教师教学创新团队", "教学团队", "职业教育教师教学创新团队"),
            Code.of("OTHER", "其他", "other", "其它"));
    /** {@code Level}. */
    public static final CodeList LEVEL = new CodeList(
            "级别",
            Code.of("COLLEGE", "校级", "college", "院级", "学校", "校内"),
            Code.of("PREFECTURE", "地市级", "prefecture", "区级", "区县级", "局级", "地厅级"),
            Code.of("PROVINCIAL", "省级", "provincial", "市级", "省部级", "北京市", "北京市级", "直辖市级", "部级", "自治区级"),
            Code.of("NATIONAL", "国家级", "national", "全国", "国赛", "国家"),
            Code.of("INTERNATIONAL", "国际级", "international", "国际", "国（境）外", "境外", "世界"));
    /** {@code Sector}. */
    public static final CodeList SECTOR = new CodeList(
            "产业",
            Code.of("NONE", "不分产业", "none", "无", "不适用"),
            Code.of("PRIMARY", "第一产业", "primary", "一产", "一"),
            Code.of("SECONDARY", "第二产业", "secondary", "二产", "二"),
            Code.of("TERTIARY", "第三产业", "tertiary", "三产", "三"));
    /** {@code ActivityKind}. */
    public static final CodeList ACTIVITY_KIND = new CodeList(
            "活动类别",
            Code.of("VOLUNTEERING", "志愿者活动", "volunteering", "志愿服务", "志愿活动", "志愿者服务"),
            Code.of("TEACHER_TRAINING", "专任教师培训", "teacher training", "教师培训", "师资培训", "教师进修"),
            Code.of("TEACHER_IN_ENTERPRISE", "专任教师企业实践", "teachers in enterprises", "教师企业实践", "教师下企业", "企业实践锻炼"),
            Code.of("TEACHER_ABROAD", "专任教师赴国（境）外指导和开展培训", "teachers abroad", "专任教师赴国（境）外", "教师赴境外", "教师赴国（境）外"),
            Code.of(
                    "OVERSEAS_INTERNSHIP",
                    "在校生服务“走出去”企业国（境）外实习",
                    "overseas internship",
                    "走出去实习",
                    "国（境）外实习",
                    "境外实习",
                    "海外实习"),
            Code.of("OFF_CAMPUS_PRACTICE", "校外实训基地实习", "off-campus practice", "校外实习", "校外实训", "校外实习实训", "企业实习", "顶岗实习"),
            Code.of("EXTERNAL_TEACHING", "企业兼职教师授课", "teaching by external teachers", "兼职教师授课", "企业兼职教师课时", "外聘教师授课"),
            Code.of("CLASS_TEACHING", "教师授课", "class teaching", "授课", "课堂教学", "专任教师授课", "教师教学"),
            Code.of("CERTIFICATE_TRAINING", "职业技能等级证书培训", "certificate training", "1+X证书培训", "1+X培训", "证书培训"),
            Code.of("COUNSELLING", "心理咨询辅导", "counselling", "心理咨询", "心理辅导"),
            Code.of("OUTREACH", "社会公益服务", "outreach", "社会服务", "公益服务", "科普", "职业体验", "社区服务"));
    /** {@code AchievementKind}. */
    public static final CodeList ACHIEVEMENT_KIND = new CodeList(
            "成果类别",
            Code.of("CONTEST_AWARD", "竞赛获奖", "contest award", "技能大赛获奖", "大赛获奖", "学生获奖", "技能竞赛获奖", "获奖"),
            Code.of("CERTIFICATE", "职业资格或技能等级证书", "certificate", "职业技能等级证书", "职业资格证书", "1+X证书", "证书"),
            Code.of(
                    "PROGRAMME_STANDARD_ADOPTED",
                    "国（境）外采用的专业教学标准",
                    "programme standard adopted abroad",
                    "专业教学标准",
                    "境外采用专业教学标准"),
            Code.of("COURSE_STANDARD_ADOPTED", "国（境）外采用的课程标准", "course standard adopted abroad", "课程标准", "境外采用课程标准"),
            Code.of("PAPER", "论文", "paper", "学术论文", "期刊论文"),
            Code.of("PATENT", "专利", "patent", "专利授权", "发明专利", "实用新型专利"),
            Code.of("RESEARCH_PROJECT", "科研项目", "research project", "科研课题", "课题"),
            Code.of("TEACHER_HONOUR", "教师荣誉", "teachers' honour", "教师获奖", "教学名师", "教学成果奖"),
            Code.of("BRAND", "品牌项目", "brand", "品牌", "文化品牌"),
            Code.of("OTHER", "其他", "other", "其它"));
    /** {@code Contest}. */
    public static final CodeList CONTEST = new CodeList(
            "赛事",
            Code.of("NONE", "不是竞赛", "none", "无", "不适用"),
            Code.of("NATIONAL_SKILLS", "全国职业院校技能大赛", "national skills contest", "职业院校技能大赛", "国赛", "全国技能大赛"),
            Code.of("INTERNET_PLUS", "“互联网+”大学生创新创业大赛", "Internet Plus contest", "互联网+", "互联网+大赛", "中国“互联网+”大学生创新创业大赛"),
            Code.of("SINO_UK", "中英“一带一路”国际青年创新创业技能大赛", "Sino-UK contest", "中英一带一路大赛", "中英大赛", "“一带一路”国际青年创新创业技能大赛"),
            Code.of("OTHER", "其他竞赛", "other", "其他", "其它", "其他赛事", "行业赛", "市赛"));
    /** {@code Prize}. */
    public static final CodeList PRIZE = new CodeList(
            "奖次",
            Code.of("NONE", "不分奖次", "none", "无", "不适用"),
            Code.of("FIRST", "一等奖", "first", "一等", "一", "金奖"),
            Code.of("SECOND", "二等奖", "second", "二等", "二", "银奖"),
            Code.of("THIRD", "三等奖", "third", "三等", "三", "铜奖"),
            Code.of("OTHER", "其他奖", "other", "其他", "其它", "优秀奖", "特等奖", "优胜奖", "单项奖", "鼓励奖", "组织奖"));
    /** {@code FundingKind}. */
    public static final CodeList FUNDING_KIND = new CodeList(
            "经费用途",
            Code.of("APPROPRIATION", "财政拨款", "appropriation", "财政投入", "生均拨款", "财政生均拨款", "拨款", "办学经费拨款"),
            Code.of("INTERNSHIP_SUBSIDY", "企业实习经费补贴", "internship subsidy", "实习补贴", "学生实习补贴", "实习经费补贴"),
            Code.of("INTERNSHIP_INSURANCE", "企业实习责任保险补贴", "internship insurance", "实习责任保险", "实习保险补贴", "实习责任险"),
            Code.of("EXTERNAL_TEACHER_PAY", "企业兼职教师课酬", "pay of external teachers", "兼职教师课酬", "外聘教师课酬", "企业兼职教师课酬支出"),
            Code.of("STUDENT_AID", "学生资助", "student aid", "奖助学金", "助学金", "奖学金", "学费减免", "资助"),
            Code.of("PROJECT_INVESTMENT", "建设项目投入", "project investment", "项目投入", "项目建设经费", "项目支出"),
            Code.of("OTHER", "其他", "other", "其它"));
    /** {@code FundingSource}. */
    public static final CodeList FUNDING_SOURCE = new CodeList(
            "经费来源",
            Code.of("FISCAL", "财政（不含专项）", "fiscal, without special funds", "财政", "财政拨款", "财政经常性拨款", "基本支出", "财政基本拨款"),
            Code.of("FISCAL_SPECIAL", "财政专项", "special fiscal funds", "财政专项补贴", "财政专项经费", "专项", "专项资金", "财政专项资金"),
            Code.of("ENTERPRISE", "企业", "enterprise", "行业企业", "企业投入", "企业资金"),
            Code.of("COLLEGE", "学校自筹", "college", "学校", "自筹", "自筹资金", "事业收入", "自有资金"),
            Code.of("OTHER", "其他", "other", "其它", "社会捐赠", "捐赠"));
    /** {@code ProjectKind}. */
    public static final CodeList PROJECT_KIND = new CodeList(
            "建设项目",
            Code.of("DOUBLE_HIGH", "双高计划", "double high plan", "双高", "双高建设", "中国特色高水平高职学校和专业建设计划"),
            Code.of("CITY_SPECIAL", "特高计划", "city's special plan", "特高", "特高建设", "北京市特色高水平职业院校和骨干专业（群）建设"),
            Code.of("ENGINEER_COLLEGE", "工程师学院", "engineer college", "工程师学院和技术技能大师工作室"),
            Code.of("APPRENTICESHIP", "现代学徒制", "apprenticeship", "学徒制", "现代学徒制试点"),
            Code.of("OTHER", "其他", "other", "其它", "提质培优", "行动计划"));
    /** {@code SurveySubject}. */
    public static final CodeList SURVEY_SUBJECT = new CodeList(
            "调查内容",
            Code.of("CLASSROOM_EDUCATION", "课堂育人", "classroom education", "课堂育人满意度"),
            Code.of("EXTRACURRICULAR_EDUCATION", "课外育人", "extracurricular education", "课外育人满意度"),
            Code.of("POLITICAL_COURSES", "思想政治课教学", "political courses", "思想政治课", "思政课", "思政课教学", "思想政治理论课"),
            Code.of("COMMON_COURSES", "公共基础课（不含思想政治课）教学", "common courses", "公共基础课", "公共基础课教学", "公共课"),
            Code.of("MAJOR_COURSES", "专业课教学", "major courses", "专业课"),
            Code.of("STUDENT_AFFAIRS", "学生工作", "student affairs", "学生管理工作"),
            Code.of("TEACHING_MANAGEMENT", "教学管理", "teaching management", "教学管理工作"),
            Code.of("LOGISTICS", "后勤服务", "logistics", "后勤", "后勤服务工作"),
            Code.of("ALMA_MATER", "母校满意度", "alma mater", "毕业生对母校满意度", "母校"),
            Code.of("EMPLOYER", "雇主满意度", "employers", "用人单位满意度", "雇主", "用人单位"),
            Code.of("PROMOTION_3Y", "毕业三年职位晋升", "promotion within three years", "毕业三年职位晋升比例", "三年晋升", "职位晋升"));
    /** ISO 3166-1, two letters. */
    public static final CodeList COUNTRY =
            new CodeList("国家和地区", "请填国家或地区的中文名称（如“德国”），或 ISO 3166-1 的两位字母代码（如 DE）。", Map.of(), Countries.codes());

    private FactCodes() {}
}
