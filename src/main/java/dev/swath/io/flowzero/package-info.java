/** What FlowZero, and scripts like it, left on the disk: lists of orders in JSON and SQLite, and a config.yaml. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.flowzero;
