/** The verbs of the command line, one class each. They write jobs and read the ledger; none bypasses a gate. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.cli;
