package cultivation.month;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.month.FiredAlerts.Fired;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of the city for each seed, once as it is and once with troubles planted; {@code monitoring/month} runs it.
 *
 * <p>It takes minutes, so it is no part of the build: its name is none of a test.
 */
class Month {
    private static final LocalDate FIRST_DAY = LocalDate.parse(System.getProperty("month.from", "2021-09-06"));
    private static final int DAYS = Integer.getInteger("month.days", 30);
    /** What slides takes as long. */
    private static final int SIX_WEEKS = 44;

    private static final double SCALE = Double.parseDouble(System.getProperty("month.scale", "1"));

    @TempDir
    Path folder;

    @Test
    void a_life_without_trouble_raises_at_most_one_alert_a_week() throws Exception {
        var complaints = new ArrayList<String>();
        for (long seed : seeds()) {
            complaints.addAll(normalLife(seed));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void each_trouble_of_a_college_raises_its_own() throws Exception {
        var complaints = new ArrayList<String>();
        for (long seed : seeds()) {
            complaints.addAll(troubles(seed));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void each_trouble_of_the_pipeline_raises_its_own() throws Exception {
        var begins = FIRST_DAY.atStartOfDay(java.time.ZoneOffset.ofHours(8)).toInstant();
        var fired = FiredAlerts.of(PipelineHours.live(begins, folder), folder);
        System.out.printf("%-52s %-16s %s%n", "trouble of the pipeline", "alert", "after");
        for (var fault : PipelineHours.FAULTS) {
            var began = begins.plus(Duration.ofMinutes(fault.minute()));
            var own = fired.stream()
                    .filter(each -> each.alert().equals(fault.alert()))
                    .toList();
            assertThat(own).as(fault.title()).isNotEmpty().allMatch(each -> each.at()
                    .isAfter(began));
            System.out.printf(
                    "%-52s %-16s %d s%n",
                    fault.title(),
                    fault.alert(),
                    Duration.between(began, own.get(0).at()).toSeconds());
        }
        // While nothing is applied, no instance has caught up: that is said as well.
        assertThat(fired)
                .extracting(Fired::alert)
                .containsOnly("RegistryDown", "PipelineLag", "NotCaughtUp", "ProbeFailing");
    }

    private List<String> normalLife(long seed) throws IOException, InterruptedException {
        var fired = lived(seed, DAYS, List.of());
        var told = new java.util.TreeSet<String>();
        for (Fired each : fired) {
            System.out.printf("seed %d, no trouble: %s%n", seed, line(each));
            told.add(each.alert() + ' ' + each.entity() + ' ' + each.what());
        }
        double weeks = DAYS / 7.0;
        System.out.printf(Locale.ROOT, "seed %d: %d alerts in %.1f weeks of normal life%n", seed, told.size(), weeks);
        return told.size() <= weeks ? List.of() : List.of("seed " + seed + ": " + told);
    }

    private List<String> troubles(long seed) throws IOException, InterruptedException {
        var troubles = Trouble.all(FIRST_DAY);
        var fired = lived(seed, Math.max(DAYS, SIX_WEEKS), troubles);
        var missed = new ArrayList<String>();
        System.out.printf("%-52s %-16s %-12s %s%n", "trouble, seed " + seed, "alert", "college", "after");
        for (Trouble trouble : troubles) {
            var own = fired.stream()
                    .filter(each -> each.alert().equals(trouble.alert)
                            && each.entity().equals(trouble.college)
                            && (trouble.indicator().isEmpty()
                                    || trouble.indicator().equals(each.what()))
                            && !each.at().isBefore(trouble.begins))
                    .findFirst();
            System.out.printf(
                    "%-52s %-16s %-12s %s%n",
                    trouble.title,
                    trouble.alert,
                    trouble.college,
                    own.map(each -> inWords(Duration.between(trouble.begins, each.at())))
                            .orElse("never"));
            if (own.isEmpty()) {
                missed.add("seed " + seed + ": " + trouble.title);
            }
        }
        fired.stream()
                .filter(each -> troubles.stream()
                        .noneMatch(trouble -> each.alert().equals(trouble.alert)
                                && each.entity().equals(trouble.college)))
                .forEach(each -> System.out.printf("seed %d, besides: %s%n", seed, line(each)));
        return missed;
    }

    private List<Fired> lived(long seed, int days, List<Trouble> troubles) throws IOException, InterruptedException {
        var place = java.nio.file.Files.createTempDirectory(folder, "life");
        return FiredAlerts.of(new CityLife(FIRST_DAY, days, seed, SCALE, troubles).live(place), place);
    }

    private static String line(Fired each) {
        return String.join(
                " ",
                each.at().toString(),
                each.alert(),
                each.label("audience"),
                each.entity(),
                each.what(),
                each.label("window"));
    }

    private static String inWords(Duration delay) {
        return delay.toDays() > 0 ? delay.toDays() + " d " + delay.toHoursPart() + " h" : delay.toHours() + " h";
    }

    private static long[] seeds() {
        return Arrays.stream(System.getProperty("month.seeds", "1").split(",", -1))
                .flatMapToLong(seed -> LongStream.of(Long.parseLong(seed.strip())))
                .toArray();
    }
}
