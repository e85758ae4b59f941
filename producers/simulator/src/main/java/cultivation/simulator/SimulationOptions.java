package cultivation.simulator;

/**
 * What to simulate.
 *
 * <pre>{@code
 * SimulationOptions.city()                      // 2018 and 2019 of the 25 colleges, seed 2020
 *         .withSeed(7).withColleges(1500).withScale(4);
 * SimulationOptions.city().withSpread(1500)     // the city's very events, dealt out to 1,500 colleges
 * }</pre>
 *
 * @param firstYear the first calendar year simulated in full
 * @param lastYear the last one, the same or later
 * @param seed decides everything that the totals leave open
 * @param scale multiplies every total, 1 being the report's
 * @param colleges how many colleges; beyond the city's 25 they are invented ones, and the totals are multiplied
 * @param spread to how many colleges the events of those are dealt out, as many or more
 */
public record SimulationOptions(int firstYear, int lastYear, long seed, double scale, int colleges, int spread) {
    /** The most colleges a simulation can have: those of the nation. */
    public static final int MAX_COLLEGES = 1500;

    /** The colleges of the report, and of each invented city. */
    static final int CITY_COLLEGES = 25;

    public SimulationOptions {
        if (firstYear < 2000 || lastYear > 2100 || lastYear < firstYear) {
            throw new IllegalArgumentException("years 应是 2000 至 2100 之间递增的年份，收到 " + firstYear + " 至 " + lastYear + "。");
        }
        if (!(scale > 0) || scale > 1000) {
            throw new IllegalArgumentException("scale 应大于 0、不超过 1000，收到 " + scale + "。");
        }
        if (colleges < 1 || colleges > MAX_COLLEGES) {
            throw new IllegalArgumentException("colleges 应为 1 至 " + MAX_COLLEGES + "，收到 " + colleges + "。");
        }
        if (spread < colleges || spread > MAX_COLLEGES) {
            throw new IllegalArgumentException(
                    "spread 应为 " + colleges + "（colleges）至 " + MAX_COLLEGES + "，收到 " + spread + "。");
        }
    }

    /** The report's city in the report's years. */
    public static SimulationOptions city() {
        return new SimulationOptions(2018, 2019, 2020, 1, CITY_COLLEGES, CITY_COLLEGES);
    }

    public SimulationOptions withYears(int first, int last) {
        return new SimulationOptions(first, last, seed, scale, colleges, spread);
    }

    public SimulationOptions withSeed(long other) {
        return new SimulationOptions(firstYear, lastYear, other, scale, colleges, spread);
    }

    public SimulationOptions withScale(double factor) {
        return new SimulationOptions(firstYear, lastYear, seed, factor, colleges, spread);
    }

    /** So many colleges, each with events of its own. */
    public SimulationOptions withColleges(int count) {
        return new SimulationOptions(firstYear, lastYear, seed, scale, count, count);
    }

    /** The same events, dealt out to so many colleges. */
    public SimulationOptions withSpread(int count) {
        return new SimulationOptions(firstYear, lastYear, seed, scale, colleges, count);
    }
}
