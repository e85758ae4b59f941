package cultivation.simulator.conditions;

import cultivation.simulator.sequence.ByYear;

/** Who is in school at the end of each year, by college; the international ones are among them. */
public record Students(ByYear<long[]> inSchool, ByYear<long[]> international) {
    /** An international student weighs three, so as many are added twice. */
    private static final int FURTHER_TENTHS = 20;

    long[] inSchool(int year) {
        return inSchool.of(year).clone();
    }

    /** Weighted students, in tenths. */
    long[] tenths(int year) {
        var tenths = inSchool(year);
        for (int c = 0; c < tenths.length; c++) {
            tenths[c] = 10 * tenths[c] + FURTHER_TENTHS * international.of(year)[c];
        }
        return tenths;
    }
}
