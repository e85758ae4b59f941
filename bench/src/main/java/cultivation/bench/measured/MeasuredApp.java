package cultivation.bench.measured;

import cultivation.cli.Cultivation;
import java.util.Map;

/** The verb {@code run} as {@code ./cultivation run} starts it, in a process that answers what it uses. */
public final class MeasuredApp {
    private MeasuredApp() {}

    public static void main(String[] arguments) {
        Answering.start(Map::of);
        Cultivation.main(new String[] {"run"});
    }
}
