/** Many dates of pixels become one: masks, per-pixel reduction, and the engine that runs it tile by tile. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.engine;
