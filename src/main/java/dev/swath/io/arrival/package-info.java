/** The bucket that Planet itself delivers into, as we read it. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.arrival;
