package cultivation.agreement;

import cultivation.connection.WireFormat;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.oracle.Arrival;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Arrival.Spoiling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An arrival's value as it goes over the wire.
 *
 * @param idOf the id of a schema in the registry
 */
record Bytes(ToIntFunction<Schema> idOf) {
    private static final int NOBODYS_ID = 1_999_999_999;

    byte @Nullable [] of(Arrival arrival) {
        if (arrival.content() instanceof Content.Event event) {
            return wire(event.value());
        }
        if (arrival.content() instanceof Content.UnknownType unknown) {
            return wire(unknown.value());
        }
        return spoilt(((Content.Undecodable) arrival.content()).how());
    }

    private byte[] wire(SpecificRecord value) {
        return WireFormat.encode(idOf.applyAsInt(value.getSchema()), value);
    }

    private byte @Nullable [] spoilt(Spoiling how) {
        byte[] good = wire(new Graduation(
                new Head("00000000-0000-0000-0000-000000000000", "4111010853", 1, Operation.UPSERT, Instant.EPOCH),
                "0".repeat(64),
                LocalDate.of(2019, 6, 30),
                MajorClass.OTHER,
                Completion.GRADUATED));
        return switch (how) {
            case NULL -> null;
            case EMPTY -> new byte[0];
            case WRONG_MAGIC -> "{\"studentId\": \"x\"}".getBytes(StandardCharsets.UTF_8);
            case SHORTER_THAN_AN_ID -> new byte[] {0, 0, 0};
            case ID_NOBODY_KNOWS ->
                ByteBuffer.wrap(good.clone()).putInt(1, NOBODYS_ID).array();
            case CUT_SHORT -> Arrays.copyOf(good, good.length - 1);
            case BYTES_LEFT_OVER -> Arrays.copyOf(good, good.length + 1);
        };
    }
}
