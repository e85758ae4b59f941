package cultivation.importer.table;

import cultivation.importer.code.CodeList;
import cultivation.importer.code.TextNormalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One column of a file: the field it fills, its headers, and what its cells say.
 *
 * @param field the field's name in the schema; {@code head.collegeCode} and {@code head.operation} for what goes there
 * @param headerZh the header of templates, without a unit
 * @param presence whether column and cell have to be there
 * @param codes the code list of a {@link CellKind#CODE} and its like, null otherwise
 * @param example a cell as templates' readers would write it
 * @param meaningZh what it is, in a few words
 * @param others further headers that are understood
 * @param lookalike headers that look like this column's and are another thing; null where there are none
 */
public record Column(
        String field,
        String headerZh,
        CellKind kind,
        Presence presence,
        @Nullable CodeList codes,
        String example,
        String meaningZh,
        String meaningEn,
        List<String> others,
        @Nullable Lookalike lookalike) {

    static Column required(String field, String headerZh, CellKind kind) {
        return declared(field, headerZh, kind, Presence.REQUIRED);
    }

    static Column optional(String field, String headerZh, CellKind kind) {
        return declared(field, headerZh, kind, Presence.OPTIONAL);
    }

    static Column extra(String field, String headerZh, CellKind kind) {
        return declared(field, headerZh, kind, Presence.EXTRA);
    }

    private static Column declared(String field, String headerZh, CellKind kind, Presence presence) {
        return new Column(field, headerZh, kind, presence, null, "", "", "", List.of(), null);
    }

    Column codes(CodeList list) {
        return new Column(field, headerZh, kind, presence, list, example, meaningZh, meaningEn, others, lookalike);
    }

    Column example(String cell) {
        return new Column(field, headerZh, kind, presence, codes, cell, meaningZh, meaningEn, others, lookalike);
    }

    Column means(String zh, String en) {
        return new Column(field, headerZh, kind, presence, codes, example, zh, en, others, lookalike);
    }

    /** Further headers that are understood. */
    Column also(String... headers) {
        return new Column(
                field, headerZh, kind, presence, codes, example, meaningZh, meaningEn, List.of(headers), lookalike);
    }

    /** Headers that are never this column's, and what to say where a file has only one of them. */
    Column notToBeTakenFor(Lookalike other) {
        return new Column(field, headerZh, kind, presence, codes, example, meaningZh, meaningEn, others, other);
    }

    /** Whether this header looks like the column's and is another thing. */
    public boolean isMistakenFor(String header) {
        return lookalike != null
                && lookalike.headers().matcher(TextNormalizer.plain(header)).find();
    }

    /**
     * Headers that look like a column's and are another thing.
     *
     * @param headers of a header as {@link TextNormalizer#plain} has it
     * @param adviceZh what to do in a file that has only such a column
     */
    public record Lookalike(Pattern headers, String adviceZh) {}

    /** Whether a column and its cells have to be there. */
    public enum Presence {
        /** Every row has it. */
        REQUIRED("必填", "required"),
        /** The column may be missing, its cells may be empty. */
        OPTIONAL("选填", "optional"),
        /** Not part of the record; understood where a file has it, not in templates. */
        EXTRA("可有", "understood");

        private final String zh;
        private final String en;

        Presence(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** The header of a template: money in 元. */
    public String templateHeader() {
        return kind == CellKind.MONEY ? headerZh + "（元）" : headerZh;
    }

    public boolean isRequired() {
        return presence == Presence.REQUIRED;
    }
}
