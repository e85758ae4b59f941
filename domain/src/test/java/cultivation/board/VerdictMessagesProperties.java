package cultivation.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.GeneratedStream.Sent;
import cultivation.rule.Arrival;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import cultivation.schemas.TrustedRecords;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Messages go to headers, pages and alerts: whatever a college writes by mistake into a field, none says who a person is. */
class VerdictMessagesProperties {
    private static final List<String> TEXTS =
            List.of("11010119900307803X", "110101199003071233", "13800138000", "欧阳小明", "Ouyang Xiaoming", "OUYANGXM");
    private static final List<Long> NUMBERS =
            List.of(110101199003071233L, -110101199003071233L, 13800138000L, -13800138000L);

    @Provide
    static Arbitrary<List<Sent>> streams() {
        return GeneratedStream.withConflicts();
    }

    @Property(tries = 200)
    void no_message_repeats_what_may_name_a_person(@ForAll("streams") List<Sent> stream) {
        for (Sent sent : stream) {
            var fields = sent.event().getSchema().getFields();
            for (int field = 1; field < fields.size(); field++) {
                for (Object planted : planted(fields.get(field).schema())) {
                    checkMessage(sent.college(), copy(sent.event()), field, planted);
                }
            }
            for (String text : TEXTS) {
                var event = copy(sent.event());
                ((SpecificRecord) event.get(0)).put(1, text);
                checkMessage(sent.college(), event, 1, event.get(1));
            }
        }
    }

    private static void checkMessage(String college, SpecificRecord event, int field, Object planted) {
        event.put(field, planted);
        var key = event.get(1).toString().getBytes(UTF_8);
        var verdict = Rules.check(event, new Arrival(college, key, 0, 0, GeneratedStream.APPENDED));
        if (verdict instanceof Rejected rejected) {
            var told = rejected.message() + rejected.field();
            for (String text : TEXTS) {
                assertThat(told).doesNotContain(text);
            }
            for (long number : NUMBERS) {
                assertThat(told).doesNotContain(Long.toString(Math.abs(number)));
            }
        }
    }

    /** What may stand in a field by mistake; nothing for days and symbols. */
    private static List<Object> planted(Schema field) {
        var planted = new ArrayList<Object>();
        for (Schema schema : field.isUnion() ? field.getTypes() : List.of(field)) {
            if (schema.getLogicalType() == null) {
                switch (schema.getType()) {
                    case STRING -> planted.addAll(TEXTS);
                    case LONG -> planted.addAll(NUMBERS);
                    default -> {}
                }
            }
        }
        return planted;
    }

    private static SpecificRecord copy(SpecificRecord event) {
        TrustedRecords.trust();
        return SpecificData.get().deepCopy(event.getSchema(), event);
    }
}
