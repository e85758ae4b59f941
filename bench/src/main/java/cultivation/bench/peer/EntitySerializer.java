package cultivation.bench.peer;

import cultivation.entity.Entity;
import cultivation.rule.RecordType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** How Flink writes entities into a checkpoint; on the heap they are the objects themselves, which never change. */
public final class EntitySerializer extends TypeSerializer<Entity> {
    private static final long serialVersionUID = 1;

    private transient @Nullable EntityStates states;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<Entity> duplicate() {
        return new EntitySerializer();
    }

    @Override
    public Entity createInstance() {
        return Entity.unknown(RecordType.ENROLLMENT);
    }

    @Override
    public Entity copy(Entity from) {
        return from;
    }

    @Override
    public Entity copy(Entity from, Entity reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Entity entity, DataOutputView target) throws IOException {
        var bytes = states().encode(entity);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public Entity deserialize(DataInputView source) throws IOException {
        var bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return states().decode(bytes);
    }

    @Override
    public Entity deserialize(Entity reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntitySerializer;
    }

    @Override
    public int hashCode() {
        return EntitySerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Entity> snapshotConfiguration() {
        return new Snapshot();
    }

    private EntityStates states() {
        var own = states;
        if (own == null) {
            own = new EntityStates();
            states = own;
        }
        return own;
    }

    /** As Flink wants it kept beside what was written. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Entity> {
        public Snapshot() {
            super(EntitySerializer::new);
        }
    }
}
