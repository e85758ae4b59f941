package cultivation.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in one sentence, and how to ask for the usage; the usage itself only on request. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        line.getErr().println("错误：" + sentence(wrong) + "（用法见 " + verb(line.getCommandSpec()) + " --help）");
        line.getErr().flush();
        return ExitCodes.USAGE;
    }

    private static String verb(CommandSpec spec) {
        var name = spec.qualifiedName();
        return name.startsWith("cultivation") ? "./" + name : "./cultivation " + name;
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return "缺少 " + missing.getMissing().stream().map(UsageErrors::name).collect(Collectors.joining("、")) + "。";
        }
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            var nearest = unmatched.getSuggestions();
            return "不认识“" + unmatched.getUnmatched().get(0) + "”"
                    + (nearest.isEmpty() ? "。" : "，是不是想写 " + nearest.get(0) + "？");
        }
        var argument = wrong.getArgSpec();
        if (wrong instanceof OverwrittenOptionException && argument != null) {
            return name(argument) + " 只能写一次。";
        }
        if (argument != null && wrong.getValue() != null) {
            return name(argument) + " 的值“" + wrong.getValue() + "”不对：" + wanted(argument) + "。";
        }
        var message = String.valueOf(wrong.getMessage());
        return ErrorSentence.isChinese(message) ? message : "命令的写法不对，原话：" + message + "。";
    }

    private static String name(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
        }
        return argument instanceof PositionalParamSpec positional ? positional.paramLabel() : argument.toString();
    }

    /** What may stand there, as far as its type tells. */
    private static String wanted(ArgSpec argument) {
        var types = argument.auxiliaryTypes();
        var type = types.length == 0 ? argument.type() : types[0];
        if (type.isEnum()) {
            return "应为 "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining("、"));
        }
        if (List.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class)
                .contains(type)) {
            return "应为整数";
        }
        if (List.of(double.class, Double.class).contains(type)) {
            return "应为数字";
        }
        return type == Path.class ? "不是这台电脑认得的文件名，区域设置不是 UTF-8 时请设 LC_ALL=C.UTF-8" : "请核对写法";
    }
}
