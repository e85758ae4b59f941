package cultivation.cli;

import cultivation.connection.AppUnreachableException;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.SchemaNotRegisteredException;
import cultivation.connection.UnreachableException;
import cultivation.connection.VerdictOverdueException;
import cultivation.producer.CollegeNotRegisteredException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a verb ended with, as one sentence with the way out. */
final class ErrorSentence {
    private ErrorSentence() {}

    static String of(Throwable failure) {
        if (failure instanceof UnreachableException away) {
            return of(away);
        }
        if (failure instanceof CollegeNotRegisteredException unknown) {
            return "没有代码为 " + unknown.college()
                    + " 的学校，请核对代码：./cultivation college list 列出各校代码，尚未登记的由主管部门登记（college add）。";
        }
        if (failure instanceof SchemaNotRegisteredException unknown) {
            return "模式注册中心不认识所需的记录格式：请核对它的地址（--registry）和本程序的版本，尚未登记过学校的先运行 ./cultivation college add；原话："
                    + unknown.getMessage() + "。";
        }
        if (failure instanceof FileSystemException file) {
            return of(file);
        }
        var message = failure.getMessage();
        if (message != null && isChinese(message)) {
            return message;
        }
        // Exceptions of the JDK and Kafka often say only a name: say of what kind it is.
        var kind = failure.getClass().getSimpleName();
        var ours = failure.getClass().getName().startsWith("cultivation.");
        var said = message == null || message.isBlank() ? kind : ours ? message : kind + ": " + message;
        return "没有完成，原话：" + said + "；设 CULTIVATION_DEBUG=1 再运行，可看出处。";
    }

    /** Whether a reader of Chinese finds words of it here. */
    static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static String of(UnreachableException away) {
        if (away instanceof BrokerUnreachableException) {
            return "消息服务 Kafka（" + away.address()
                    + "）没有应答：请核对它是否在运行、地址是否正确（--kafka 或 CULTIVATION_KAFKA）、是否被防火墙挡住，要求凭据的请加 --kafka-config。";
        }
        if (away instanceof RegistryUnreachableException) {
            return "模式注册中心（" + away.address() + "）没有应答：请核对它是否在运行、地址是否正确（--registry 或 CULTIVATION_REGISTRY）；原话："
                    + away.getMessage() + "。";
        }
        if (away instanceof AppUnreachableException) {
            return "监测系统（" + away.address() + "）没有应答：请核对它是否在运行、地址是否正确（--api 或 CULTIVATION_API）。";
        }
        if (away instanceof VerdictOverdueException overdue) {
            return "还有 " + overdue.undecided() + " 条没有得到回执："
                    + (overdue.isAppRunning() ? "监测系统在运行，但还没有处理到它们（/health/ready 说明它在等什么）" : "监测系统没有运行，请启动它")
                    + "；已发送的记录安全地存放着，届时自会处理。";
        }
        return String.valueOf(away.getMessage());
    }

    private static String of(FileSystemException file) {
        if (file instanceof NoSuchFileException) {
            return "没有文件或文件夹“" + file.getFile() + "”，请核对。";
        }
        if (file instanceof AccessDeniedException) {
            return "没有读写“" + file.getFile() + "”的权限，请换一个位置或修改权限。";
        }
        if (file instanceof FileAlreadyExistsException) {
            return "“" + file.getFile() + "”已存在，不覆盖；请换一个名称。";
        }
        return "文件“" + file.getFile() + "”不能读写：" + file.getReason() + "。";
    }
}
