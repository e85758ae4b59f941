package cultivation.importer.table;

import java.util.List;
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
        List<String> others) {

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
        return new Column(field, headerZh, kind, presence, null, "", "", "", List.of());
    }

    Column codes(CodeList list) {
        return new Column(field, headerZh, kind, presence, list, example, meaningZh, meaningEn, others);
    }

    Column example(String cell) {
        return new Column(field, headerZh, kind, presence, codes, cell, meaningZh, meaningEn, others);
    }

    Column means(String zh, String en) {
        return new Column(field, headerZh, kind, presence, codes, example, zh, en, others);
    }

    /** Further headers that are understood. */
    Column also(String... headers) {
        return new Column(field, headerZh, kind, presence, codes, example, meaningZh, meaningEn, List.of(headers));
    }

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
