package cultivation.importer;

import cultivation.connection.Connection;
import cultivation.importer.ImportRun.Checked;
import cultivation.importer.ImportRun.Choices;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.Effect;
import cultivation.importer.sending.FileImport;
import cultivation.importer.sending.ImportId;
import cultivation.producer.PseudonymKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an import would do, found out without sending anything and without making a key. */
public final class ImportPreview {
    private final FileImport sending;
    private final Checked checked;
    private final CollegeKey collegeKey;
    private final @Nullable PseudonymKey known;
    private final Effect effect;

    private ImportPreview(
            FileImport sending, Checked checked, CollegeKey collegeKey, @Nullable PseudonymKey known, Effect effect) {
        this.sending = sending;
        this.checked = checked;
        this.collegeKey = collegeKey;
        this.known = known;
        this.effect = effect;
    }

    /**
     * Of a file that was read to its end.
     *
     * @throws cultivation.cli.FailedException when its students were sent under another key
     */
    public static ImportPreview of(Connection connection, Checked checked, Choices choices)
            throws IOException, UnreadableFileException {
        var sending = FileImport.of(connection, checked.college(), checked.file(), ImportId.random());
        sending.compare();
        return of(sending, checked, choices);
    }

    /** Of an import that was compared. */
    static ImportPreview of(FileImport sending, Checked checked, Choices choices)
            throws IOException, UnreadableFileException {
        var collegeKey = collegeKey(sending, checked, choices);
        var known = checked.needsKey() ? collegeKey.ifThere() : null;
        return new ImportPreview(
                sending, checked, collegeKey, known, sending.plan(readOptions(checked, known), choices.full()));
    }

    /** The key that the choices name, with what an import that was compared says of it. */
    static CollegeKey collegeKey(FileImport sending, Checked checked, Choices choices) {
        return new CollegeKey(
                choices.keyFile(),
                sending.keyFingerprint(),
                choices.newKey(),
                checked.file().studentNumber());
    }

    static ReadOptions readOptions(Checked checked, @Nullable PseudonymKey key) {
        return key == null
                ? ReadOptions.toValidate(checked.college(), checked.recordedAt())
                : new ReadOptions(checked.college(), id -> key.of(checked.file().type(), id), checked.recordedAt());
    }

    Effect effect() {
        return effect;
    }

    /** What would be sent, and what changes, a line each. */
    public List<String> told() {
        return EffectText.of(checked.file().type(), effect);
    }

    /** What is taken away or changes by much: it is asked about. */
    public List<String> takesAway() {
        return EffectText.takesAway(checked.file().type(), effect);
    }

    boolean makesKey() {
        return checked.needsKey() && known == null;
    }

    /** Why a new key needs a word: students are known already, under a key that nobody named. */
    public List<String> newKey() {
        if (!makesKey() || collegeKey.used() != null || sending.peopleUnderUnknownKey() == 0) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "本校主题中已有 %,d 条学生或教职工记录不是由本命令发送的，而本机没有密钥文件 %s。换一个新密钥，同一人会被当成另一个人，人数会重复计算",
                sending.peopleUnderUnknownKey(),
                collegeKey.file()));
    }

    /** The key to send under, made now when there is none; null when the file needs none. */
    @Nullable
    PseudonymKey key(PrintWriter out) throws IOException {
        return makesKey() ? collegeKey.key(out) : known;
    }
}
