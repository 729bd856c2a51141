/** The gates: where calls are paced, performed and judged, and where work is claimed or put back. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.gate;
