package cultivation.topology;

import cultivation.college.Topics;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** A rejection goes to the college whose topic the record came from. */
final class RejectionsTopic implements TopicNameExtractor<byte[], byte[]> {
    @Override
    public String extract(byte[] key, byte[] value, RecordContext source) {
        return Topics.rejections(Topics.collegeOf(source.topic()).orElseThrow());
    }

    /** As the described topology shows it. */
    @Override
    public String toString() {
        return "rejections of the record's college";
    }
}
