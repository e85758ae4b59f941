package cultivation.importer.sending;

import cultivation.importer.event.Blank;
import cultivation.importer.table.Layout;
import cultivation.rule.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which of the fields that a file may leave out a record states, a bit each.
 *
 * <p>A field that may be null states something when it is not null; any other when it has not the value that an empty cell
 * stands for. Of these, only those without a column are looked at: where there is one, 否 is an answer.
 */
final class StatedFields {
    /** @param ofEmpty what an empty cell stands for */
    private record Field(
            String name, int position, @Nullable Object ofEmpty) {}

    private final List<Field> fields = new ArrayList<>();

    /**
     * @param columns the fields for which the file has a column
     */
    StatedFields(RecordType type, Set<String> columns) {
        var optional = Layout.of(type).columns().stream()
                .filter(column -> !column.isRequired())
                .map(column -> column.field())
                .collect(Collectors.toCollection(HashSet::new));
        var blank = Blank.of(type).event();
        for (Schema.Field field : type.schema().getFields()) {
            boolean nullable = field.schema().isUnion();
            if (optional.contains(field.name()) && (nullable || !columns.contains(field.name()))) {
                fields.add(new Field(field.name(), field.pos(), blank.get(field.pos())));
            }
        }
    }

    /** The bits of a record. */
    short of(SpecificRecord event) {
        int bits = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (!Objects.equals(
                    event.get(fields.get(i).position()), fields.get(i).ofEmpty())) {
                bits |= 1 << i;
            }
        }
        return (short) bits;
    }

    /** The names of these bits. */
    List<String> namesOf(int bits) {
        var names = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
            if ((bits & (1 << i)) != 0) {
                names.add(fields.get(i).name());
            }
        }
        return names;
    }
}
