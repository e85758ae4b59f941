/**
 * Writes docs/spec from the schemas, the columns of files and the rules, and holds it to them.
 *
 * <p>{@code mvn -pl producers -am test -Dtest=SpecificationTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dspecification.write=true} writes it anew.
 */
@NullMarked
package cultivation.specification;

import org.jspecify.annotations.NullMarked;
