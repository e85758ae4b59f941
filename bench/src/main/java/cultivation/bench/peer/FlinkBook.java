package cultivation.bench.peer;

import cultivation.bench.job.Booking;
import cultivation.bench.job.EventReading;
import cultivation.bench.job.Figures;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.connection.Connection;
import cultivation.entity.Entity;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The latest of each entity; hands on what an event moves. */
@SuppressWarnings("NullAway.Init") // open comes first
final class FlinkBook
        extends KeyedProcessFunction<
                String, Tuple6<String, String, Integer, Long, byte[], byte[]>, Tuple3<String, Long, Long>> {
    private static final long serialVersionUID = 1;

    private final String kafka;
    private final String registry;
    private transient EventReading events;
    private transient Booking booking;
    private transient ValueState<Entity> entity;

    FlinkBook(String kafka, String registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    @Override
    public void open(OpenContext context) {
        events = new EventReading(Connection.of(kafka, registry).registryClient());
        booking = new Booking(CatalogueFile.shipped());
        entity = getRuntimeContext().getState(new ValueStateDescriptor<>("entity", new EntitySerializer()));
    }

    @Override
    public void processElement(
            Tuple6<String, String, Integer, Long, byte[], byte[]> event,
            Context context,
            Collector<Tuple3<String, Long, Long>> out)
            throws Exception {
        var known = entity.value();
        var after = booking.take(
                events.read(event.f5),
                events.typeOf(event.f5),
                booking.arrival(event.f1, event.f2, event.f3, event.f4),
                known,
                (college, measure, slice, day, amount, count) ->
                        out.collect(Tuple3.of(Figures.nameOf(college, measure, slice, day), amount, count)));
        if (after != null && after != known) {
            entity.update(after);
        }
    }
}
