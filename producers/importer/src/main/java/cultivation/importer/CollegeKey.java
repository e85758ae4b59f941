package cultivation.importer;

import cultivation.cli.FailedException;
import cultivation.connection.SecretFile;
import cultivation.producer.PseudonymKey;
import cultivation.producer.UnusableKeyException;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key under which a college's student and staff numbers become pseudonyms: the one used before, or a new one on first use.
 *
 * @param file where it is or will be
 * @param used the fingerprint of the key under which people were sent before, null when none were
 * @param anotherAllowed whether another key than that may be used
 * @param studentNumber which number of a student a new key is for
 */
public record CollegeKey(Path file, @Nullable String used, boolean anotherAllowed, StudentNumber studentNumber) {
    /** The key, which is made when there is none. */
    PseudonymKey key(PrintWriter out) throws IOException {
        var known = ifThere();
        return known != null ? known : create(out);
    }

    /**
     * The key, null when there is none yet.
     *
     * @throws FailedException when it is, or would be, another than the one used before
     */
    @Nullable
    PseudonymKey ifThere() {
        if (Files.exists(file)) {
            var key = load(file);
            if (used != null && !used.equals(key.fingerprint()) && !anotherAllowed) {
                throw new FailedException("密钥文件 " + file + " 的指纹是 " + key.fingerprint() + "，而本校学生、教职工此前用的密钥指纹是 " + used
                        + "。换一个密钥，同一人会被当成另一个人。请用 --key-file 指明原来的密钥；确实要换，请加 --new-key。没有发送任何记录。");
            }
            return key;
        }
        if (used != null && !anotherAllowed) {
            throw new FailedException("没有密钥文件 " + file + "，而本校学生、教职工此前用过指纹为 " + used
                    + " 的密钥。请从备份恢复它，或用 --key-file 指明；确实要换一个新密钥，请加 --new-key。没有发送任何记录。");
        }
        return null;
    }

    /**
     * Which number of a student the files of a college with this key file have to have.
     *
     * @param said the choice for a new key; null when none was made
     * @throws FailedException when the key is for the other one
     */
    public static StudentNumber studentNumber(Path file, @Nullable StudentNumber said) {
        if (!Files.isRegularFile(file)) {
            return said == null ? StudentNumber.OWN : said;
        }
        var known = load(file).studentNumber();
        if (said != null && said != known) {
            throw new FailedException("密钥文件 " + file + " 是按" + known.nameZh() + "建立的，不能改用" + said.nameZh()
                    + "：同一学生会被当成另一个人。请去掉 --student-number，文件中用“" + known.nameZh() + "”列。没有发送任何记录。");
        }
        return known;
    }

    /** The key in a file that is there. */
    static PseudonymKey load(Path file) {
        if (Files.isDirectory(file)) {
            throw new FailedException("密钥文件 " + file + " 是一个文件夹。请用 --key-file 指明文件。没有发送任何记录。");
        }
        try {
            return PseudonymKey.load(file);
        } catch (UnusableKeyException e) {
            throw new FailedException("密钥文件 " + file + " 不能使用：" + whatToDo(e.flaw(), file) + "。没有发送任何记录。");
        } catch (IOException e) {
            throw new FailedException("密钥文件 " + file + " 不能读取，请核对它的权限。没有发送任何记录。");
        }
    }

    private static String whatToDo(UnusableKeyException.Flaw flaw, Path file) {
        return switch (flaw) {
            case NO_KEY -> "里面不是至少 64 位十六进制数字的密钥，请从备份恢复它；换一个密钥，同一学生会被当成另一个人";
            case UNKNOWN_LINE -> "密钥下面有不认识的内容，请从备份恢复它";
            case OPEN_TO_OTHERS -> "别人也能读取它，请运行 chmod 600 " + file;
        };
    }

    private PseudonymKey create(PrintWriter out) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            SecretFile.createFolder(folder);
        }
        var key = PseudonymKey.create(file, studentNumber);
        out.println("注意：已生成本校密钥 " + file + "（仅本人可读，指纹 " + key.fingerprint() + "；学生以" + studentNumber.nameZh()
                + "为准）。请立即备份到安全的地方：丢失后，以前发送的学生、教职工记录再也无法更正或撤回。不要把它发给任何人。");
        return key;
    }
}
