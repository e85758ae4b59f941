package cultivation.serving.http;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of one request; what cannot be meant is a {@link Problem} that names it and what is known. */
public final class Parameters {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Context request;

    private Parameters(Context request) {
        this.request = request;
    }

    /** Checks that no parameter is misspelled: one that is ignored would answer another question than was asked. */
    public static Parameters of(Context request, String... known) {
        var names = Set.of(known);
        for (String name : request.queryParamMap().keySet()) {
            if (!names.contains(name)) {
                throw Problem.badRequest(
                        "没有参数“" + name + "”；可用的参数：" + String.join("、", known) + "。",
                        "There is no parameter '" + name + "'; known are " + String.join(", ", known) + ".");
            }
        }
        return new Parameters(request);
    }

    /**
     * The id in the path, where one stands that people choose themselves.
     *
     * @param ofWhat in English, with its article: {@code a threshold}
     */
    public static String id(Context request, String ofWhatZh, String ofWhat) {
        var id = request.pathParam("id");
        if (!ID.matcher(id).matches()) {
            throw Problem.badRequest(
                    ofWhatZh + "的标识应为 1 至 64 个字母、数字、下划线或连字符。",
                    "The id of " + ofWhat + " must be 1 to 64 letters, digits, underscores or hyphens.");
        }
        return id;
    }

    /** All values of a repeatable filter; empty when it is left out. */
    public List<String> texts(String name) {
        return request.queryParams(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
    }

    @Nullable
    public String text(String name) {
        var texts = texts(name);
        if (texts.size() > 1) {
            throw Problem.badRequest(
                    "参数“" + name + "”只能给出一个值。", "The parameter '" + name + "' takes one value, got " + texts + ".");
        }
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** A text in which a comma is a comma. */
    @Nullable
    public String whole(String name) {
        return request.queryParam(name);
    }

    public String required(String name) {
        var text = text(name);
        if (text == null) {
            throw Problem.badRequest("缺少参数“" + name + "”。", "The parameter '" + name + "' is missing.");
        }
        return text;
    }

    /** The values of a filter over a vocabulary. */
    public <T> List<T> named(String name, Function<String, @Nullable T> vocabulary, List<String> known) {
        var values = new ArrayList<T>();
        for (String text : texts(name)) {
            values.add(named(name, text, vocabulary, known));
        }
        return values;
    }

    public static <T> T named(String name, String text, Function<String, @Nullable T> vocabulary, List<String> known) {
        var value = vocabulary.apply(text);
        if (value == null) {
            throw Problem.badRequest(
                    "参数“" + name + "”没有取值“" + text + "”；可用的取值：" + String.join("、", known) + "。",
                    "The parameter '" + name + "' has no value '" + text + "'; known are " + String.join(", ", known)
                            + ".");
        }
        return value;
    }

    /** One of some words; the first when it is left out. */
    public String oneOf(String name, List<String> known) {
        var text = text(name);
        return text == null ? known.get(0) : named(name, text, word -> known.contains(word) ? word : null, known);
    }

    public LocalDate day(String name, LocalDate otherwise) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw badDay(name, text);
        }
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw badDay(name, text);
        }
        return day;
    }

    public int number(String name, int otherwise, int least, int most) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.badRequest(
                "参数“" + name + "”应为 " + least + " 至 " + most + " 的整数，收到的是“" + text + "”。",
                "The parameter '" + name + "' must be a whole number from " + least + " to " + most + ", got '" + text
                        + "'.");
    }

    private static Problem badDay(String name, String text) {
        return Problem.badRequest(
                "参数“" + name + "”应为 1990 年以后的日期，形如 " + FIRST.plusYears(30) + "，收到的是“" + text + "”。",
                "The parameter '" + name + "' must be a date since 1990 such as " + FIRST.plusYears(30) + ", got '"
                        + text + "'.");
    }
}
