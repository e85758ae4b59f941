package cultivation.topology;

import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way from intake to book.
 *
 * @param key as it came
 * @param value as it came
 * @param framed whether the value begins as one of a released schema
 * @param type null when that could not be read
 * @param event null when it could not be decoded
 * @param rejected null when the rules accept it
 * @param appendedOn the broker's day, on which it is counted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per record would cost
record JudgedRecord(
        String college,
        byte @Nullable [] key,
        byte @Nullable [] value,
        boolean framed,
        @Nullable RecordType type,
        @Nullable SpecificRecord event,
        @Nullable Rejected rejected,
        LocalDate appendedOn) {
    /** The record's name, as accounting slices it. */
    String typeName() {
        return type == null ? "UNKNOWN" : type.recordName();
    }

    /**
     * Whether its bytes may go further: not where they hold a plain identifier, whatever else is wrong with it, and not
     * where they are nothing that was released, for such bytes may hold anything.
     */
    boolean mayGoFurther() {
        return framed && (type == null || event == null || !Rules.holdsPlainIdentifier(event, type));
    }
}
