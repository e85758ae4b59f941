package cultivation.importer.code;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ministry's classes of majors (专业大类) of its catalogues of 2004, 2015 and 2021, each with the class of ours in which
 * it is: the twelve of 理工农医 and the seven others of the report's 理工农医类专业相关度.
 *
 * <p>The catalogues number their classes anew: 51 is 农林牧渔 in two of them and 电子与信息 in the third. Two digits alone
 * are understood where every catalogue that has them means the same class of ours by them; before or after a name they
 * must be one of its own.
 */
final class MajorCatalogue {
    /** A class; {@code codes} are those of the catalogues that have it under this name. */
    private record MajorClass(String symbol, String name, List<String> codes) {}

    private static final List<MajorClass> CLASSES = List.of(
            // 2015 and 2021
            of("AGRICULTURE", "农林牧渔", "51", "41"),
            of("ENGINEERING", "资源环境与安全", "52", "42"),
            of("ENGINEERING", "能源动力与材料", "53", "43"),
            of("ENGINEERING", "土木建筑", "54", "44"),
            of("ENGINEERING", "水利", "55", "45", "57"),
            of("ENGINEERING", "装备制造", "56", "46"),
            of("ENGINEERING", "生物与化工", "57", "47"),
            of("ENGINEERING", "轻工纺织", "58", "48"),
            of("ENGINEERING", "食品药品与粮食", "59", "49"),
            of("ENGINEERING", "交通运输", "60", "50", "52"),
            of("ENGINEERING", "电子信息", "61", "59"),
            of("ENGINEERING", "电子与信息", "61", "51"),
            of("MEDICINE", "医药卫生", "62", "52", "63"),
            of("OTHER", "财经商贸", "63", "53"),
            of("OTHER", "旅游", "64", "54"),
            of("OTHER", "文化艺术", "65", "55"),
            of("OTHER", "新闻传播", "66", "56"),
            of("OTHER", "教育与体育", "67", "57"),
            of("OTHER", "公安与司法", "68", "58"),
            of("OTHER", "公共管理与服务", "69", "59"),
            // 2004 alone, under which students entered until 2015
            of("ENGINEERING", "生化与药品", "53"),
            of("ENGINEERING", "资源开发与测绘", "54"),
            of("ENGINEERING", "材料与能源", "55"),
            of("ENGINEERING", "土建", "56"),
            of("ENGINEERING", "制造", "58"),
            of("ENGINEERING", "环保、气象与安全", "60"),
            of("ENGINEERING", "轻纺食品", "61"),
            of("OTHER", "财经", "62"),
            of("OTHER", "公共事业", "65"),
            of("OTHER", "文化教育", "66"),
            of("OTHER", "艺术设计传媒", "67"),
            of("OTHER", "公安", "68"),
            of("OTHER", "法律", "69"));

    private MajorCatalogue() {}

    private static MajorClass of(String symbol, String name, String... codes) {
        return new MajorClass(symbol, name, List.of(codes));
    }

    /** What stands for this class of ours: names, with and without 大类, and two digits that mean no other. */
    static List<String> spellings(String symbol) {
        var names = new LinkedHashSet<String>();
        for (MajorClass known : CLASSES) {
            if (known.symbol().equals(symbol)) {
                names.add(known.name() + "大类");
            }
        }
        symbolsByCode().forEach((code, symbols) -> {
            if (symbols.equals(Set.of(symbol))) {
                names.add(code);
            }
        });
        return List.copyOf(names);
    }

    /** Further ways to write a class's name: without 大类, with its digits before or after it. */
    static Map<String, String> variants() {
        var variants = new HashMap<String, String>();
        for (MajorClass known : CLASSES) {
            for (String name : List.of(known.name(), known.name() + "大类", known.name() + "类")) {
                variants.put(name, known.symbol());
                for (String code : known.codes()) {
                    variants.put(code + name, known.symbol());
                    variants.put(name + code, known.symbol());
                }
            }
        }
        return variants;
    }

    private static Map<String, Set<String>> symbolsByCode() {
        var symbols = new TreeMap<String, Set<String>>();
        for (MajorClass known : CLASSES) {
            for (String code : known.codes()) {
                symbols.computeIfAbsent(code, c -> new LinkedHashSet<>()).add(known.symbol());
            }
        }
        return symbols;
    }
}
