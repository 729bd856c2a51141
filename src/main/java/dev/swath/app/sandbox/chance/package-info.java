/** Numbers that look random and are the same each time, for all that is simulated. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.sandbox.chance;
