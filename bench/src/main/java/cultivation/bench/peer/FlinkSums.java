package cultivation.bench.peer;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Adds up what a cell grows by; a cell that moved is handed on once a second, so that not every move is written. */
@SuppressWarnings("NullAway.Init") // open comes first
final class FlinkSums extends KeyedProcessFunction<String, Tuple3<String, Long, Long>, Tuple3<String, Long, Long>> {
    /** Of a cell: its name, amount and count. */
    static final TypeInformation<Tuple3<String, Long, Long>> MOVE = Types.TUPLE(Types.STRING, Types.LONG, Types.LONG);

    private static final long serialVersionUID = 1;
    private static final long PAUSE_MS = 1_000;

    /** Amount, count, and whether it is to be handed on. */
    private transient ValueState<Tuple3<Long, Long, Boolean>> sum;

    @Override
    public void open(OpenContext context) {
        sum = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("sum", Types.TUPLE(Types.LONG, Types.LONG, Types.BOOLEAN)));
    }

    @Override
    public void processElement(
            Tuple3<String, Long, Long> move, Context context, Collector<Tuple3<String, Long, Long>> out)
            throws Exception {
        var known = sum.value();
        if (known == null) {
            sum.update(Tuple3.of(move.f1, move.f2, true));
        } else {
            sum.update(Tuple3.of(known.f0 + move.f1, known.f1 + move.f2, true));
        }
        if (known == null || !known.f2) {
            var timers = context.timerService();
            timers.registerProcessingTimeTimer((timers.currentProcessingTime() / PAUSE_MS + 1) * PAUSE_MS);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Tuple3<String, Long, Long>> out) throws Exception {
        var known = sum.value();
        out.collect(Tuple3.of(context.getCurrentKey(), known.f0, known.f1));
        sum.update(Tuple3.of(known.f0, known.f1, false));
    }
}
