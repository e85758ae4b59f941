package cultivation.catalogue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Kind;
import cultivation.catalogue.Unit;
import cultivation.catalogue.Window;
import cultivation.events.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueFileTest {
    /** The numbers of the lines are those that the mistakes name. */
    private static final String GOOD = """
            version: "1"
            city: {id: beijing, nameZh: 北京市}
            employed:
              - validTo: 2020-12-31
                destinations: [CONTRACT, MILITARY]
              - validFrom: 2021-01-01
                destinations: [CONTRACT]
            indicators:
              - id: rate
                kind: ratio
                numerator: {measure: employed}
                denominator: {measure: graduated, slices: [SCIENCE, OTHER]}
                unit: ratio
                better: higher
                windows: [30d, ytd]
                wordings:
                  - validTo: 2020-12-31
                    nameZh: 旧
                    nameEn: Old
                    definitionZh: 甲
                    definitionEn: a
                  - validFrom: 2021-01-01
                    nameZh: 新
                    nameEn: New
                    definitionZh: 乙
                    definitionEn: b
              - id: stock
                kind: stock
                numerator: {measure: in_school}
                unit: person
                better: none
                windows: [stock]
                table: {id: "6-1", row: "在校生"}
                wordings: [{nameZh: 在校生, nameEn: Stock, definitionZh: 丙, definitionEn: c}]
            checks:
              - id: income
                severity: warning
                nameZh: 比率
                nameEn: Rate
                definitionZh: 丁
                definitionEn: d
                rule: steady
                indicators: [rate]
                window: ytd
                percent: 150
                minContributions: 10
                sentence: "{value}，上年 {previous}"
                sentenceEn: "{value}, last year {previous}"
              - {id: some, severity: info, nameZh: 戊, nameEn: e, definitionZh: 己, definitionEn: f, sentence: "{where}",
                 sentenceEn: "{where}", rule: within, parts: [{measure: employed}], whole: {measure: graduated}, window: 30d, each: day}
            """;

    private record Mistake(String from, String to, int line, String says) {
        @Override
        public String toString() {
            return says + " in line " + line;
        }
    }

    private static Mistake benchmark(String entry, String says) {
        return new Mistake("checks:\n", "benchmarks:\n  - " + entry + "\nchecks:\n", 36, says);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("measure: employed}", "measure: emploied}", 11, "'measure' has no 'emploied'"),
                new Mistake("[SCIENCE, OTHER]", "[SCIENCE, OTHERS]", 12, "'slices' has no 'OTHERS'"),
                new Mistake("measure: employed}", "measure: employed, slices: [A]}", 11, "has no slices"),
                new Mistake("kind: ratio", "kind: median", 10, "'kind' has no 'median'"),
                new Mistake("kind: ratio", "kind: sum", 9, "indicator rate of kind SUM has a denominator"),
                new Mistake(
                        "    kind: stock", "    kind: mean", 27, "indicator stock of kind MEAN needs a denominator"),
                new Mistake("[30d, ytd]", "[30d, stock]", 9, "cannot have the windows [30d, stock]"),
                new Mistake("[30d, ytd]", "[30d, 31d]", 15, "'windows' has no '31d'"),
                new Mistake("[30d, ytd]", "[30d, 30d]", 9, "a window stands twice"),
                new Mistake("[30d, ytd]", "[]", 15, "'windows' must be a list"),
                new Mistake("[30d, ytd]", "30d", 15, "'windows' must be a list"),
                new Mistake(
                        "[30d, ytd]",
                        "[30d, ytd]\n    incompleteMonths: [9, 13]",
                        16,
                        "'incompleteMonths' has no '13'; known are 1 to 12"),
                new Mistake("unit: ratio", "unit: percent", 13, "'unit' has no 'percent'"),
                new Mistake("better: higher", "better: up", 14, "'better' has no 'up'"),
                new Mistake("id: stock", "id: rate", 27, "indicator 'rate' is declared twice"),
                new Mistake("id: stock\n", "id:\n", 27, "'id' is empty"),
                benchmark(
                        "{indicator: happiness, nameZh: 甲, on: 2019-12-31, value: 1}",
                        "'indicator' has no 'happiness'"),
                benchmark(
                        "{indicator: rate, nameZh: 甲, on: 2019-12-31, value: NaN}",
                        "'value' must be a number, got: NaN"),
                benchmark("{indicator: rate, nameZh: 甲, on: 2019-12-31, value: many}", "'value' must be a number"),
                new Mistake("better: higher", "betters: higher", 14, "field 'betters' is not known"),
                new Mistake("better: higher", "unit: ratio", 14, "field 'unit' stands twice"),
                new Mistake("        nameZh: 旧\n", "", 17, "'nameZh' is missing"),
                new Mistake("nameZh: 旧", "nameZh: \"\"", 18, "'nameZh' is empty"),
                new Mistake("nameZh: 旧", "nameZh: [旧]", 18, "expected a single value"),
                new Mistake(
                        "- validFrom: 2021-01-01\n        nameZh",
                        "- validFrom: 2020-12-31\n        nameZh",
                        9,
                        "two names on 2020-12-31"),
                new Mistake(
                        "- validTo: 2020-12-31\n        nameZh",
                        "- validTo: 2021-02-30\n        nameZh",
                        17,
                        "must be a date"),
                new Mistake(
                        "- validFrom: 2021-01-01\n    destinations",
                        "- validFrom: 2020-12-31\n    destinations",
                        6,
                        "two employed sets hold on 2020-12-31"),
                new Mistake(
                        "- validFrom: 2021-01-01\n    destinations: [CONTRACT]",
                        "- validFrom: 2021-01-01\n    validTo: 2020-06-01\n    destinations: [CONTRACT]",
                        6,
                        "validTo 2020-06-01 lies before validFrom 2021-01-01"),
                new Mistake("[CONTRACT, MILITARY]", "[CONTRACT, UNKNOWN]", 5, "'destinations' has no 'UNKNOWN'"),
                new Mistake("percent: 150", "percent: 100", 45, "must be a whole number from 101 to 100000, got: 100"),
                new Mistake("percent: 150", "percent: 1.5", 45, "must be a whole number"),
                new Mistake("indicators: [rate]", "indicators: [rates]", 43, "'indicators' has no 'rates'"),
                new Mistake("window: ytd", "window: 7d", 36, "indicator 'rate' has no window 7d"),
                new Mistake("severity: warning", "severity: unknown", 37, "'severity' has no 'unknown'"),
                new Mistake("rule: steady", "rule: calm", 42, "'rule' has no 'calm'"),
                new Mistake("rule: steady", "rule: absent", 43, "field 'indicators' is not known here"),
                new Mistake("{value}，上年", "{values}，上年", 36, "has no placeholder '{values}'; known are [indicator"),
                new Mistake(
                        "{value}, last", "{values}, last", 36, "has no placeholder '{values}'; known are [indicator"),
                new Mistake("id: income", "id: Income", 36, "an id is 1 to 64 lower-case letters"),
                new Mistake("{id: some,", "{id: income,", 49, "check 'income' is declared twice"),
                new Mistake("window: 30d, each", "window: stock, each", 50, "'window' has no 'stock'"),
                new Mistake("each: day", "each: hour", 50, "'each' has no 'hour'"),
                new Mistake("whole: {measure: graduated}", "whole: {measure: graduates}", 50, "'measure' has no"),
                new Mistake("version: \"1\"\n", "", 1, "'version' is missing"),
                new Mistake(", nameZh: 北京市}", "}", 2, "'nameZh' is missing"),
                new Mistake("city: {id: beijing, nameZh: 北京市}", "city: beijing", 2, "expected fields"),
                new Mistake("  - id: rate", "  - rate", 10, "not YAML"),
                new Mistake("windows: [30d, ytd]", "windows: [30d, ytd", 16, "not YAML"),
                new Mistake("unit: ratio", "unit: \u0001", 1, "not YAML"),
                new Mistake(GOOD, "", 1, "empty"),
                new Mistake(GOOD, "# nothing\n", 1, "empty"),
                new Mistake(GOOD, "hello", 1, "expected fields"),
                new Mistake(GOOD, "- a\n- b\n", 1, "expected fields"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_names_file_and_line(Mistake mistake) {
        // given
        var text = GOOD.replace(mistake.from, mistake.to);
        // when // then
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> CatalogueFile.parse("own.yaml", text))
                .isInstanceOf(CatalogueMistake.class)
                .hasMessageStartingWith("own.yaml:" + mistake.line + ": ")
                .hasMessageContaining(mistake.says);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        // given
        var text = GOOD.replace("kind: ratio", "kind: median")
                .replace("unit: person", "unit: people")
                .replace("{id: beijing, nameZh: 北京市}", "{id: beijing}");
        // when // then
        assertThatThrownBy(() -> CatalogueFile.parse("own.yaml", text))
                .satisfies(mistake -> assertThat(String.valueOf(mistake.getMessage())
                                .lines()
                                .map(line -> line.substring(0, line.indexOf(' ')))
                                .toList())
                        .containsExactly("own.yaml:2:", "own.yaml:10:", "own.yaml:30:"));
    }

    @Test
    void an_unknown_measure_says_that_a_rebuild_comes_with_a_new_one() {
        // when // then
        assertThatThrownBy(
                        () -> CatalogueFile.parse("own.yaml", GOOD.replace("measure: employed}", "measure: patents}")))
                .hasMessageContaining("a new measure needs a new version of the app and a rebuild")
                .hasMessageContaining("./cultivation reset --yes");
    }

    @Test
    void what_is_declared_is_read() {
        // when
        var catalogue = CatalogueFile.parse("own.yaml", GOOD);
        // then
        var rate = Objects.requireNonNull(catalogue.indicator("rate"));
        assertThat(rate.kind()).isEqualTo(Kind.RATIO);
        assertThat(rate.unit()).isEqualTo(Unit.RATIO);
        assertThat(rate.windows()).containsExactly(Window.DAYS_30, Window.YEAR_TO_DATE);
        assertThat(rate.base().parts().get(0).term().slices()).isEqualTo(Set.of("SCIENCE", "OTHER"));
        assertThat(catalogue.indicators()).extracting(Indicator::id).containsExactly("rate", "stock");
    }

    @Test
    void names_change_by_as_of_day_and_the_employed_set_by_graduation_day() {
        // given
        var catalogue = CatalogueFile.parse("own.yaml", GOOD);
        var rate = Objects.requireNonNull(catalogue.indicator("rate"));
        var last = LocalDate.of(2020, 12, 31);
        // when
        var found = List.of(
                rate.wordingOn(last).nameEn(),
                rate.wordingOn(last.plusDays(1)).nameEn(),
                catalogue.contains(Destination.MILITARY, last),
                catalogue.contains(Destination.MILITARY, last.plusDays(1)),
                catalogue.contains(Destination.CONTRACT, last.plusDays(1)));
        // then
        assertThat(found).containsExactly("Old", "New", true, false, true);
    }

    @Test
    void a_file_that_is_not_there_or_not_utf8_is_a_mistake_that_names_it(@TempDir Path folder) throws IOException {
        // given
        var latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', (byte) 0xe9});
        var absent = folder.resolve("absent.yaml");
        // when // then
        for (Path file : List.of(latin, absent)) {
            assertThatThrownBy(() -> CatalogueFile.read(file))
                    .isInstanceOf(CatalogueMistake.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void the_shipped_catalogue_has_every_indicator_of_the_contract() {
        // when
        var catalogue = CatalogueFile.shipped();
        // then
        assertThat(catalogue.indicators())
                .extracting(Indicator::id)
                .contains(
                        "planned_places",
                        "admitted",
                        "registered",
                        "admission_rate",
                        "registration_rate",
                        "in_school_students",
                        "graduates",
                        "employed",
                        "employment_rate",
                        "outcome_coverage",
                        "self_employment_rate",
                        "average_monthly_income",
                        "major_relevance_rate",
                        "employed_local",
                        "employed_west_northeast",
                        "employed_sme_grassroots",
                        "employed_top500",
                        "training_person_days",
                        "training_person_days_skills",
                        "training_person_days_new_farmer",
                        "training_person_days_veteran",
                        "training_person_days_grassroots_service",
                        "training_person_days_other",
                        "overseas_trainee_person_days",
                        "tech_service_income",
                        "economic_benefit",
                        "vertical_research_income",
                        "tech_trade_income",
                        "training_income");
    }

    @Test
    void the_shipped_checks_are_those_that_the_runbook_and_the_rules_speak_of() {
        // when
        var checks = CatalogueFile.shipped().checks();
        // then
        assertThat(checks)
                .extracting(check -> check.id() + " " + check.severityId())
                .contains("registered_within_admitted critical", "income_band warning", "jump info")
                .hasSize(15);
    }

    @Test
    void a_catalogue_need_not_have_checks() {
        // when
        var catalogue = CatalogueFile.parse("own.yaml", GOOD.substring(0, GOOD.indexOf("checks:")));
        // then
        assertThat(catalogue.checks()).isEmpty();
        assertThat(CatalogueFile.parse("own.yaml", GOOD).checks()).hasSize(2);
    }

    @Test
    void each_shipped_indicator_has_the_windows_of_its_kind() {
        // given what is told every day has all windows, what is told once or twice a year the long ones, what stands at
        // a
        // day none but the stock
        var sums = Set.of("7d 30d 90d 365d ytd aytd", "30d 90d 365d ytd aytd", "365d ytd aytd");
        var ratios = Set.of("30d 90d 365d ytd aytd", "365d ytd aytd", "365d ytd", "stock");
        // when
        var wrong = CatalogueFile.shipped().indicators().stream()
                .filter(indicator -> {
                    var windows = indicator.windows().stream().map(Window::id).collect(Collectors.joining(" "));
                    return !switch (indicator.kind()) {
                        case SUM -> sums.contains(windows);
                        case RATIO, MEAN -> ratios.contains(windows);
                        case STOCK -> windows.equals("stock");
                    };
                })
                .map(Indicator::id);
        // then
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_employment_rate_was_renamed_with_the_class_of_2021() {
        // given
        var rate = Objects.requireNonNull(CatalogueFile.shipped().indicator("employment_rate"));
        // when
        var names = Stream.of("2020-12-31", "2021-01-01")
                .map(day -> rate.wordingOn(LocalDate.parse(day)).nameZh());
        // then
        assertThat(names).containsExactly("就业率", "毕业去向落实率");
    }
}
