package cultivation.book;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;

class EntityStoreTest extends EntityStoreContract {
    @Override
    KeyValueBytesStoreSupplier supplier(String name) {
        return EntityStore.supplier(name);
    }
}
