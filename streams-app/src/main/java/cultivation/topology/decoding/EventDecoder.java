package cultivation.topology.decoding;

import cultivation.college.Topics;
import cultivation.connection.WireFormat;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads values in the Confluent wire format: 0, four bytes of schema id, Avro. One per processor: it reuses its decoder. */
public final class EventDecoder {
    /**
     * Either an event, or why there is none.
     *
     * @param framed whether the value begins as one of a released schema; what does not can be anything, also a person's
     */
    public record Decoded(
            @Nullable RecordType type,
            @Nullable SpecificRecord event,
            @Nullable Rejected rejected,
            boolean framed) {
        private static Decoded rejected(Rejected rejected) {
            return new Decoded(null, null, rejected, false);
        }

        private static Decoded unreadable(String why) {
            return new Decoded(null, null, Rules.undecodable(why), true);
        }
    }

    private final EventSchemas schemas;
    private final Map<Schema, DatumReader<SpecificRecord>> readers = new HashMap<>();
    private final WireFormat.Reader reader = new WireFormat.Reader();
    private final PlainReader plainReader = new PlainReader();

    public EventDecoder(EventSchemas schemas) {
        this.schemas = schemas;
    }

    /** The schema id in a value; -1 when it carries none. */
    public static int schemaId(byte @Nullable [] value) {
        return WireFormat.idOf(value).orElse(-1);
    }

    /** The event in a value, or why it is none. */
    public Decoded decode(byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            return undecodable("消息没有内容。请发送完整的事件记录；撤回请用 operation=RETRACT，而不是空消息。");
        }
        if (value.length > Topics.MAX_EVENT_BYTES) {
            return undecodable("消息解压后 %d 字节，超过上限 %d 字节。".formatted(value.length, Topics.MAX_EVENT_BYTES));
        }
        int id = schemaId(value);
        if (id == -1) {
            return undecodable("消息不是 Confluent 线路格式（首字节 0，后接 4 字节模式编号，再接 Avro 内容）。");
        }
        var schema = schemas.settle(id);
        if (schema == null) {
            throw new IllegalStateException("schema id " + id + " is not settled; its record should have waited");
        }
        if (schema instanceof KnownSchema.Released released) {
            return decode(value, released);
        }
        if (schema instanceof KnownSchema.Unreleased unreleased) {
            return Decoded.rejected(Rules.unknownType(unreleased.fullName()));
        }
        return undecodable("模式编号 %d 在模式注册中心不存在。".formatted(id));
    }

    private Decoded decode(byte[] value, KnownSchema.Released schema) {
        var plain = plainReader.read(value, schema.type(), schema.version());
        if (plain != null) {
            return new Decoded(schema.type(), plain, null, true);
        }
        var known = readers.computeIfAbsent(
                schema.writer(),
                writer -> WireFormat.readerOf(writer, schema.type().schema()));
        try {
            var event = reader.read(value, known);
            return reader.isAtEnd()
                    ? new Decoded(schema.type(), event, null, true)
                    : Decoded.unreadable(
                            "%s记录之后还有多余的字节。".formatted(schema.type().nameZh()));
        } catch (IOException e) {
            return Decoded.unreadable("内容不能按%s记录的模式解码。".formatted(schema.type().nameZh()));
        }
    }

    private static Decoded undecodable(String why) {
        return Decoded.rejected(Rules.undecodable(why));
    }
}
