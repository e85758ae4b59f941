package cultivation.importer.event;

import cultivation.rule.BeijingDay;
import cultivation.rule.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An event without a head in which everything has its default, or some value where it has none. */
public final class Blank {
    private final Schema schema;
    private final List<@Nullable Object> values = new ArrayList<>();

    private Blank(Schema schema) {
        this.schema = schema;
        schema.getFields().forEach(field -> values.add(field.pos() == 0 ? null : value(field)));
    }

    public static Blank of(RecordType type) {
        return new Blank(type.schema());
    }

    /** A new one. */
    public SpecificRecord event() {
        var event = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (int i = 1; i < values.size(); i++) {
            event.put(i, values.get(i));
        }
        return event;
    }

    private static @Nullable Object value(Schema.Field field) {
        if (field.hasDefaultValue()) {
            return SpecificData.get().getDefaultValue(field);
        }
        var of = field.schema();
        return switch (of.getType()) {
            case STRING -> "";
            case BOOLEAN -> false;
            case ENUM -> SpecificData.get().createEnum(of.getEnumSymbols().get(0), of);
            case INT -> of.getLogicalType() instanceof LogicalTypes.Date ? (Object) BeijingDay.FIRST : 0;
            case LONG -> 0L;
            default -> null;
        };
    }
}
