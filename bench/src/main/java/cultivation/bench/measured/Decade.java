package cultivation.bench.measured;

import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;

/** The city's ten years, larger or smaller: the events that are measured with. */
public final class Decade {
    /** As many colleges as the city has. */
    public static final int CITY = 25;

    private static final int FIRST_YEAR = 2010;
    private static final int LAST_YEAR = 2019;

    private Decade() {}

    /**
     * About so many events.
     *
     * @param colleges to how many they are dealt out
     */
    public static Simulation of(long events, int colleges) {
        var decade = SimulationOptions.city().withYears(FIRST_YEAR, LAST_YEAR);
        double scale = events / (double) Simulation.of(decade).total();
        return Simulation.of(decade.withScale(scale).withSpread(colleges));
    }
}
