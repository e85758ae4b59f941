/** From the bytes of a colleges' topic to an event, or to why there is none. */
@NullMarked
package cultivation.topology.decoding;

import org.jspecify.annotations.NullMarked;
