package cultivation.serving;

import cultivation.board.Groups;
import cultivation.entity.Measure;
import cultivation.reference.College;
import java.util.List;

/** A real server over a board of 1,500 invented colleges, two of names that are traps for whoever shows them. */
public final class NationServing implements AutoCloseable {
    private static final int COLLEGES = 1500;
    private static final List<String> TRAPS = List.of("<img src=x onerror=alert(1)>", "=HYPERLINK(\"x\")");

    private final Serving serving = new Serving();

    public NationServing() {
        serving.board.update(change -> serving.board
                .read(view -> List.copyOf(view.board().roster().all()))
                .forEach(college -> change.college(college.getCode().toString(), null)));
        for (int i = 0; i < COLLEGES; i++) {
            var code = String.valueOf(9_000_000_000L + i);
            var name = i < TRAPS.size() ? TRAPS.get(i) : "第" + i + "职业技术学院";
            var college = College.newBuilder()
                    .setCode(code)
                    .setName(name)
                    .setOwnership(Groups.ALL.get(i % Groups.ALL.size()))
                    .build();
            serving.board.update(change -> change.college(code, college));
            book(code, i);
        }
        serving.send("PUT", "/api/v1/thresholds/nation", """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "statistic": "pooled", "bound": "lower",
             "severity": "warning", "value": 0.9, "note": "试行"}""");
    }

    public String address() {
        return serving.address("").toString();
    }

    /** A year of months, of amounts that differ from college to college. */
    private void book(String code, int number) {
        for (int month = 1; month <= 6; month++) {
            var day = "2020-0" + month + "-15";
            int people = 100 + (number * 37 + month * 11) % 900;
            serving.book(code, Measure.PLANNED_PLACES, "UNIFIED_EXAM", day, people + 50, 1)
                    .book(code, Measure.ADMITTED, "UNIFIED_EXAM", day, people, people)
                    .book(code, Measure.ADMITTED_REGISTERED, "UNIFIED_EXAM", day, people - 10, people - 10)
                    .book(code, Measure.REGISTERED, "UNIFIED_EXAM", day, people - 10, people - 10)
                    .book(code, Measure.IN_SCHOOL, day, people - 10)
                    .book(code, Measure.GRADUATED, "OTHER", day, people, people)
                    .book(code, Measure.OUTCOME_KNOWN, day, people - 5)
                    .book(code, Measure.EMPLOYED, day, people - people * (number % 17) / 100 - 5)
                    .book(code, Measure.TRAINING_PERSON_DAYS, "SKILLS", day, people * 7L, 3)
                    .book(code, Measure.TECH_SERVICE_FEN, "", day, people * 1_234_500L, 2);
        }
    }

    @Override
    public void close() {
        serving.close();
    }
}
